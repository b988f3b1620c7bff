import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCase } from "./a-case";
import { toFieldPath } from "./aws-field-path";

const input = aCase({
  threatActorIpAddresses: [
    { ipAddress: "192.0.2.1", userAgent: "" },
    { ipAddress: " ", userAgent: "" },
    { ipAddress: "192.0.2.2", userAgent: "" },
  ],
  watchers: [
    { email: "", name: "", jobTitle: "" },
    { email: "ana@example.com", name: "", jobTitle: "" },
    { email: "ben@example.com", name: "", jobTitle: "" },
  ],
  tags: [
    { key: "", value: "" },
    { key: " team ", value: "" },
    { key: "a/b.c", value: "" },
  ],
});

describe("toFieldPath", () => {
  test("counts equal threat actors once, as they are sent", () => {
    const rows = ["192.0.2.1", "192.0.2.1", "192.0.2.2"].map((ipAddress) => ({ ipAddress, userAgent: "" }));
    const path = toFieldPath("threatActorIpAddresses.1.ipAddress", aCase({ threatActorIpAddresses: rows }));
    expect(path).toBe("threatActorIpAddresses.2.ipAddress");
  });

  test.each([
    ["title", "title"],
    ["/title", "title"],
    ["$.title", "title"],
    ["#/description", "description"],
    ["resolverType", "resolverType"],
    ["engagementType", "engagementType"],
    ["reportedIncidentStartDate", "reportedIncidentStartDate.date"],
    ["impactedAccounts.3", "impactedAccounts"],
    ["/impactedAccounts/3", "impactedAccounts"],
    ["impactedServices[0]", "impactedServices"],
    ["impactedAwsRegions.1.member.region", "impactedAwsRegions"],
    ["watchers", "watchers"],
    ["Watchers", "watchers"],
    ["clientToken", ""],
    ["somethingNew", ""],
    ["__proto__", ""],
    ["", ""],
  ])("maps %j to %j", (awsName, path) => {
    expect(toFieldPath(awsName, input)).toBe(path);
  });

  test.each([
    "watchers.1.email",
    "/watchers/1/email",
    "watchers[1].email",
    "watchers.2.member.email",
    "watchers.member.2.email",
    "#/watchers/1/email",
    "watchers.1",
  ])("maps %j to the second filled row, which is the third on the screen", (awsName) => {
    expect(toFieldPath(awsName, input)).toBe("watchers.2.email");
  });

  test("counts from one where `member` follows the number", () => {
    expect(toFieldPath("watchers.1.member.email", input)).toBe("watchers.1.email");
  });

  test.each([
    ["watchers.0.jobTitle", "watchers.1.jobTitle"],
    ["threatActorIpAddresses/1/userAgent", "threatActorIpAddresses.2.userAgent"],
    ["threatActorIpAddresses.1", "threatActorIpAddresses.2.ipAddress"],
  ])("maps %j to the cell of its row", (awsName, path) => {
    expect(toFieldPath(awsName, input)).toBe(path);
  });

  test("falls back to the list for a row that was not sent", () => {
    expect(toFieldPath("watchers.7.email", input)).toBe("watchers");
  });

  test.each([
    ["tags.team", "tags.1.key"],
    ["tags.team.value", "tags.1.value"],
    ["/tags/team", "tags.1.key"],
    ["tags['team']", "tags.1.key"],
    ["/tags/a~1b.c/value", "tags.2.value"],
    ["tags.a/b.c", "tags.2.key"],
    ["tags.1.value", "tags.2.value"],
    ["tags.unknown", "tags"],
    ["tags", "tags"],
  ])("finds the tag of %j by its key or its place", (awsName, path) => {
    expect(toFieldPath(awsName, input)).toBe(path);
  });

  test("returns an existing path or none for any name", () => {
    const awsName = fc
      .array(fc.constantFrom("watchers", "tags", "member", "1", "0", "99", "email", ".", "/", "[", "]", "team", "ü"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(awsName, fc.string()), (name) => {
        const path = toFieldPath(name, input);
        expect(path === "" || valueAt(path) !== undefined).toBe(true);
      }),
    );
  });
});

function valueAt(path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => Reflect.get(Object(value), key), input);
}
