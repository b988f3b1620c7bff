import type { FieldErrors } from "react-hook-form";
import { describe, expect, test } from "vitest";
import type { CaseInput } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { toFieldMessages } from "./field-messages";

const wrong = (message: string) => ({ type: "custom", message });

function idsOf(errors: FieldErrors<CaseInput>): string[] {
  return toFieldMessages(errors).map(({ id }) => id);
}

describe("the error summary", () => {
  test("is empty when nothing is wrong", () => {
    expect(toFieldMessages({})).toEqual([]);
  });

  test("has each field's message and the ID of its control", () => {
    expect(toFieldMessages({ title: wrong("Enter a title") })).toEqual([{ id: "title", message: "Enter a title" }]);
  });

  test("follows the page, whatever the order in which errors were found", () => {
    const errors = {
      tags: [{ key: wrong("tag") }],
      watchers: [{ email: wrong("watcher") }],
      threatActorIpAddresses: [{ ipAddress: wrong("address") }],
      impactedServices: wrong("services"),
      impactedAwsRegions: wrong("regions"),
      impactedAccounts: wrong("accounts"),
      reportedIncidentStartDate: { time: wrong("time") },
      description: wrong("description"),
      title: wrong("title"),
      engagementType: wrong("type"),
      resolverType: wrong("resolver"),
      root: { aws: wrong("case") },
    };
    expect(toFieldMessages(errors).map(({ message }) => message)).toEqual([
      "case",
      "resolver",
      "type",
      "title",
      "description",
      "time",
      "accounts",
      "regions",
      "services",
      "address",
      "watcher",
      "tag",
    ]);
  });

  test("knows the place of every field", () => {
    const members = Object.keys(newCase("token", "UTC"));
    const errors = Object.fromEntries([...members].reverse().map((member) => [member, wrong(member)]));
    expect(toFieldMessages(errors).map(({ message }) => message)).toEqual(members);
  });

  test("leads to the control of the row that is wrong", () => {
    expect(idsOf({ watchers: [undefined, { email: wrong("wrong") }] })).toEqual(["watchers.1.email"]);
  });

  test("keeps the order of rows and of their parts", () => {
    const row = { email: wrong("email"), name: wrong("name") };
    expect(idsOf({ watchers: [row, row] })).toEqual([
      "watchers.0.email",
      "watchers.0.name",
      "watchers.1.email",
      "watchers.1.name",
    ]);
  });

  test("keeps the order of rows beyond the ninth", () => {
    const tags = Array.from({ length: 12 }, () => ({ key: wrong("wrong") }));
    expect(idsOf({ tags })).toEqual(tags.map((_, index) => `tags.${index}.key`));
  });

  test("leads to both parts of the start", () => {
    expect(idsOf({ reportedIncidentStartDate: { date: wrong("date"), time: wrong("time") } })).toEqual([
      "reportedIncidentStartDate.date",
      "reportedIncidentStartDate.time",
    ]);
  });

  test("leads to the list when the list as a whole is wrong", () => {
    expect(idsOf({ watchers: Object.assign([], { root: wrong("too many") }) })).toEqual(["watchers"]);
  });

  test("leads to the list when the error belongs to no row", () => {
    // zod's resolver puts an error of a list on the list itself.
    const watchers = wrong("too many") as unknown as NonNullable<FieldErrors<CaseInput>["watchers"]>;
    expect(idsOf({ watchers })).toEqual(["watchers"]);
  });

  test.each(["impactedAwsRegions", "impactedServices"] as const)(
    "leads to the one control of %s, whichever entry is wrong",
    (member) => {
      expect(idsOf({ [member]: [undefined, undefined, wrong("wrong")] })).toEqual([member]);
    },
  );

  test("leads to the top of the page when no field is to blame", () => {
    expect(idsOf({ root: { aws: wrong("wrong") }, clientToken: wrong("wrong") })).toEqual([
      "page-heading",
      "page-heading",
    ]);
  });

  test("does not walk into the control that the form library keeps with an error", () => {
    const control = { name: "title", message: "not an error", focus: () => {} };
    expect(toFieldMessages({ title: { ...wrong("Enter a title"), ref: control } })).toHaveLength(1);
  });

  test("does not walk into the control that the form library keeps with a list", () => {
    const watchers = Object.assign([{ email: wrong("wrong") }], { ref: { name: "watchers", message: "not an error" } });
    expect(idsOf({ watchers })).toEqual(["watchers.0.email"]);
  });
});
