import { describe, expect, test } from "vitest";
import { toActionIssues } from "@/lib/result";
import { aCase } from "./a-case";
import { byName, textLists } from "./case-fields";
import { caseSchema } from "./case-schema";
import { newCase } from "./new-case";

describe("caseSchema", () => {
  test("names every missing field at once, in the order of the form", () => {
    expect(issuesOf(newCase("token", "UTC"))).toEqual([
      { path: "resolverType", message: "Select who resolves the case" },
      { path: "engagementType", message: "Select the type of request" },
      { path: "title", message: "Enter a title" },
      { path: "description", message: "Enter a description" },
      { path: "reportedIncidentStartDate.date", message: "Enter the estimated start date" },
      { path: "reportedIncidentStartDate.time", message: "Enter the estimated start time" },
    ]);
  });

  test("drops blank rows", () => {
    expect(caseSchema.parse(aCase())).toMatchObject({ threatActorIpAddresses: [], watchers: [], tags: [] });
  });

  test("turns what was typed into what AWS takes", () => {
    const typed = aCase({
      title: " Keys  in use ",
      description: "One\r\ntwo",
      impactedAccounts: "123123123, 1111-2222-3333",
      impactedAwsRegions: ["eu-central-1"],
      impactedServices: [" Amazon S3 "],
      threatActorIpAddresses: [{ ipAddress: "2001[:]db8::1", userAgent: " curl " }],
      watchers: [{ email: "ana@example.com", name: "Ana", jobTitle: "" }],
      tags: [{ key: " team ", value: "" }],
    });
    expect(caseSchema.parse(typed)).toEqual({
      clientToken: "9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3",
      resolverType: "AWS",
      engagementType: "Security Incident",
      title: "Keys  in use",
      description: "One\ntwo",
      reportedIncidentStartDate: new Date("2026-03-04T05:06:00Z"),
      impactedAccounts: ["000123123123", "111122223333"],
      impactedAwsRegions: ["eu-central-1"],
      ...byName(textLists, () => []),
      impactedServices: ["Amazon S3"],
      threatActorIpAddresses: [{ ipAddress: "2001:DB8:0:0:0:0:0:1", userAgent: "curl" }],
      watchers: [{ email: "ana@example.com", name: "Ana" }],
      tags: [{ key: "team", value: "" }],
    });
  });

  test("merges account ids that are the same once normalised", () => {
    const typed = aCase({ impactedAccounts: "000123123123 123123123" });
    expect(caseSchema.parse(typed).impactedAccounts).toEqual(["000123123123"]);
  });

  test("accepts a title of exactly 300 emoji", () => {
    expect(issuesOf(aCase({ title: "😀".repeat(300) }))).toEqual([]);
  });

  test.each([
    ["title", { title: "😀".repeat(312) }, "Title is 12 characters too long: AWS accepts 300."],
    [
      "title",
      { title: "a\u0000" },
      "Title: Character 2 is an invisible character that cannot be sent (U+0000). Remove it.",
    ],
    ["title", { title: "\u200b\u2060 \u{E0041}\u3164" }, "Enter a title"],
    ["description", { description: " \n\t" }, "Enter a description"],
    ["resolverType", { resolverType: "aws" }, "Select who resolves the case"],
    ["impactedAccounts", { impactedAccounts: "123" }, "“123” has 3 digits: enter all 12 digits of the account ID."],
    [
      "impactedAccounts",
      { impactedAccounts: "123 45 6" },
      "“123” has 3 digits: enter all 12 digits of the account ID. 2 more account IDs need correction.",
    ],
    ["impactedAccounts", { impactedAccounts: accountIds(203) }, "Remove 3 account IDs: AWS accepts 200."],
    [
      "impactedAwsRegions",
      { impactedAwsRegions: ["eu-central-9"] },
      "“eu-central-9” is not a Region that AWS accepts here: choose one from the list, or clear it.",
    ],
    [
      "impactedAwsRegions",
      { impactedAwsRegions: ["us-east-1", "us-east-1"] },
      "us-east-1 is listed twice. Remove one of them.",
    ],
    [
      "impactedServices",
      { impactedServices: ["Amazon S3", "Amazon S3 "] },
      "“Amazon S3” is listed twice. Remove one of them.",
    ],
    [
      "impactedServices",
      { impactedServices: ["a_b"] },
      "“a_b” contains “_”, which AWS does not accept in the name of a service. Remove it.",
    ],
    ["impactedServices", { impactedServices: ["X"] }, "“X” is too short: enter at least 2 characters."],
    [
      "impactedServices",
      { impactedServices: Array.from({ length: 601 }, (_, n) => `S${n}`) },
      "Remove 1 service: AWS accepts 600.",
    ],
    ["threatActorIpAddresses", { threatActorIpAddresses: ipRows(203) }, "Remove 3 IP addresses: AWS accepts 200."],
    ["watchers", { watchers: watcherRows(31) }, "Remove 1 watcher: AWS accepts 30."],
    ["tags", { tags: tagRows(202) }, "Remove 2 tags: AWS accepts 200."],
  ])("at %s, says what to do", (path, parts, message) => {
    expect(issuesOf(aCase(parts))).toEqual([{ path, message }]);
  });

  test.each([
    [
      "a user agent without its address",
      "0.ipAddress",
      { ipAddress: "", userAgent: "curl" },
      "Enter the IP address for user agent 1",
    ],
    [
      "a host name",
      "0.ipAddress",
      { ipAddress: "evil.example", userAgent: "" },
      "“evil.example” is a host name: enter its IP address, and put the name in the description.",
    ],
    [
      "a user agent too long",
      "0.userAgent",
      { ipAddress: "192.0.2.1", userAgent: "a".repeat(502) },
      "User agent 1 is 2 characters too long: AWS accepts 500.",
    ],
  ])("says what to do about %s", (_name, path, row, message) => {
    const issues = issuesOf(aCase({ threatActorIpAddresses: [row] }));
    expect(issues).toEqual([{ path: `threatActorIpAddresses.${path}`, message }]);
  });

  test("names the second watcher when only the second is wrong, counting blank rows", () => {
    const watchers = [watcher(""), watcher("ana@example.com"), watcher("ana")];
    expect(issuesOf(aCase({ watchers }))).toEqual([
      { path: "watchers.2.email", message: "“ana” is not an email address: enter one like name@example.com" },
    ]);
  });

  test("names both watchers that share an address", () => {
    const watchers = [watcher("ana@example.com"), watcher("ana@EXAMPLE.com")];
    expect(issuesOf(aCase({ watchers }))).toEqual([
      {
        path: "watchers.1.email",
        message: "Watcher 2 has the same email address as watcher 1. Remove one of them.",
      },
    ]);
  });

  test("asks for the address of a watcher with a name only", () => {
    expect(issuesOf(aCase({ watchers: [{ email: "", name: "Ana", jobTitle: "" }] }))).toEqual([
      { path: "watchers.0.email", message: "Enter the email address of watcher 1" },
    ]);
  });

  test("names each cell of a watcher that is too long", () => {
    const watchers = [{ email: "ana@example.com", name: "n".repeat(51), jobTitle: "j".repeat(52) }];
    expect(issuesOf(aCase({ watchers }))).toEqual([
      { path: "watchers.0.name", message: "Name of watcher 1 is 1 character too long: AWS accepts 50." },
      { path: "watchers.0.jobTitle", message: "Job title of watcher 1 is 2 characters too long: AWS accepts 50." },
    ]);
  });

  test.each([
    ["a value without its key", { key: " ", value: "x" }, "Enter the key of tag 1"],
    ["a key of AWS's own", { key: "AWS:team", value: "" }, "Key 1 starts with “AWS:”, which AWS reserves. Change it."],
    [
      "a key that is not a property name",
      { key: "__proto__", value: "" },
      "Key 1 cannot be sent as “__proto__”. Change it.",
    ],
    ["a key too long", { key: "k".repeat(129), value: "" }, "Key 1 is 1 character too long: AWS accepts 128."],
  ])("says what to do about %s", (_name, tag, message) => {
    expect(issuesOf(aCase({ tags: [tag] }))).toEqual([{ path: "tags.0.key", message }]);
  });

  test("names the tag whose key came before", () => {
    const tags = [tag("a"), tag("A"), tag("a ")];
    expect(issuesOf(aCase({ tags }))).toEqual([
      { path: "tags.2.key", message: "Tag 3 has the same key as tag 1. Remove one of them." },
    ]);
  });

  test.each([
    ["in the form", { ...aCase(), extra: 1 }, ""],
    ["named constructor", { ...aCase(), constructor: 1 }, ""],
    ["named __proto__", JSON.parse(`{"__proto__":{},${JSON.stringify(aCase()).slice(1)}`), ""],
    [
      "in the start",
      aCaseWith("reportedIncidentStartDate", { date: "2026-01-01", time: "00:00", timeZone: "UTC", x: 1 }),
      "reportedIncidentStartDate",
    ],
    ["in a row", aCaseWith("watchers", [{ email: "", name: "", jobTitle: "", __x: 1 }]), "watchers.0"],
  ])("refuses an unknown key %s", (_name, input, path) => {
    expect(issuesOf(input)).toContainEqual({
      path,
      message: "The form could not be read. Reload the page and try again.",
    });
  });

  test("counts the rows of a list far too long", () => {
    expect(issuesOf(aCase({ threatActorIpAddresses: ipRows(100_000) }))).toEqual([
      { path: "threatActorIpAddresses", message: "Remove 99800 IP addresses: AWS accepts 200." },
    ]);
  });

  test("asks to remove the empty rows when there are far too many of them", () => {
    expect(issuesOf(aCase({ tags: Array.from({ length: 5000 }, () => tag("")) }))).toEqual([
      { path: "tags", message: "Remove the empty rows." },
    ]);
  });
});

function issuesOf(input: unknown) {
  const parsed = caseSchema.safeParse(input);
  return parsed.success ? [] : toActionIssues(parsed.error.issues);
}

function aCaseWith(field: string, value: unknown): unknown {
  return { ...aCase(), [field]: value };
}

function accountIds(count: number): string {
  return Array.from({ length: count }, (_, n) => String(100_000_000_000 + n)).join(" ");
}

function ipRows(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    ipAddress: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
    userAgent: "",
  }));
}

function watcher(email: string) {
  return { email, name: "", jobTitle: "" };
}

function watcherRows(count: number) {
  return Array.from({ length: count }, (_, n) => watcher(`w${n}@example.com`));
}

function tag(key: string) {
  return { key, value: "" };
}

function tagRows(count: number) {
  return Array.from({ length: count }, (_, n) => tag(`k${n}`));
}
