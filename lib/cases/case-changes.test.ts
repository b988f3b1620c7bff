import { describe, expect, test } from "vitest";
import { aHeldCase } from "./a-held-case";
import { readChanges } from "./case-changes";
import { toSentChanges, toUpdateCaseInput } from "./case-update";
import { type EditInput, toEditInput } from "./edit-input";
import type { FieldFacts } from "./field-facts";

/** The input that AWS gets when the form has these parts. */
function sent(parts: Partial<EditInput>, held: FieldFacts = aHeldCase()) {
  const filled = toEditInput(held);
  const reading = readChanges(filled, { ...filled, ...parts });
  return reading.ok ? toUpdateCaseInput(toSentChanges(reading.changes, held)) : reading.issues;
}

const ana = { email: "ana@example.com", name: "Ana", jobTitle: "" };
const sam = { email: "sam@example.com", name: "", jobTitle: "" };

describe("the changes of a case", () => {
  test("are none when nothing was touched", () => {
    expect(sent({})).toEqual({});
  });

  test("are none when the form means the same as before", () => {
    const title = "  Keys in use ";
    const reportedIncidentStartDate = { date: "2026-03-04", time: "06:06:07", timeZone: "Europe/Berlin" };
    const impactedAccounts = "1111-2222-3333";
    expect(sent({ title, reportedIncidentStartDate, impactedAccounts })).toEqual({});
  });

  test("hold a new title as it is sent", () => {
    expect(sent({ title: " Other " })).toEqual({ title: "Other" });
  });

  test("name what a list gains and loses", () => {
    expect(sent({ impactedAccounts: "444455556666", impactedAwsRegions: ["eu-central-1", "us-east-1"] })).toEqual({
      impactedAccountsToAdd: ["444455556666"],
      impactedAccountsToDelete: ["111122223333"],
      impactedAwsRegionsToAdd: [{ region: "us-east-1" }],
    });
  });

  test("delete and add a row that changed", () => {
    expect(sent({ watchers: [{ ...ana, jobTitle: "Lead" }] })).toEqual({
      watchersToAdd: [{ email: "ana@example.com", name: "Ana", jobTitle: "Lead" }],
      watchersToDelete: [{ email: "ana@example.com", name: "Ana" }],
    });
  });

  test("delete exactly what AWS has, and not what the form shows", () => {
    const held = aHeldCase({ watchers: [{ email: "ana@example.com", name: "Ana\nLead" }] });
    expect(sent({ watchers: [] }, held)).toEqual({
      watchersToDelete: [{ email: "ana@example.com", name: "Ana\nLead" }],
    });
  });

  test("ignore rows that are blank, and rows in another order", () => {
    const held = aHeldCase({ watchers: [ana, sam] });
    const blank = { email: " ", name: "", jobTitle: "" };
    expect(sent({ watchers: [sam, blank, ana] }, held)).toEqual({});
  });

  test("keep Regions that the portal does not know, though the picker joins them", () => {
    const held = aHeldCase({ impactedAwsRegions: ["xx-new-1", "yy-new-2"] });
    expect(sent({ impactedAwsRegions: ["eu-central-1", "xx-new-1, yy-new-2"] }, held)).toEqual({
      impactedAwsRegionsToAdd: [{ region: "eu-central-1" }],
    });
  });
});

describe("old values that break the rules", () => {
  const held = aHeldCase({
    title: "x".repeat(400),
    engagementType: "Something new",
    reportedIncidentStartDate: new Date("1999-01-01T00:00:00Z"),
    impactedServices: ["x_y"],
    threatActorIpAddresses: [{ ipAddress: "010.1.1.1" }],
    watchers: [
      { email: "old@x", name: "n".repeat(80) },
      { email: "ana@example.com" },
      { email: "ana@example.com", name: "Ana" },
    ],
  });
  const filled = toEditInput(held);

  test("are neither sent nor checked while nobody touches them", () => {
    expect(sent({ description: "More" }, held)).toEqual({ description: "More" });
  });

  test("stay beside new entries of their list", () => {
    const watchers = [...filled.watchers, sam];
    expect(sent({ impactedServices: ["x_y", "S3"], watchers }, held)).toEqual({
      impactedServicesToAdd: ["S3"],
      watchersToAdd: [{ email: "sam@example.com" }],
    });
  });

  test("can be deleted", () => {
    expect(sent({ threatActorIpAddresses: [], impactedServices: [] }, held)).toEqual({
      threatActorIpAddressesToDelete: [{ ipAddress: "010.1.1.1" }],
      impactedServicesToDelete: ["x_y"],
    });
  });

  test("are checked once somebody touches them", () => {
    expect(sent({ title: "x".repeat(399) }, held)).toEqual([
      { path: ["title"], message: "Title is 99 characters too long: AWS accepts 300." },
    ]);
  });
});

describe("the check of a change", () => {
  test("names the row as it is numbered on the page", () => {
    expect(sent({ watchers: [ana, { ...sam, email: "sam" }] })).toMatchObject([{ path: ["watchers", 1, "email"] }]);
  });

  test("finds a new row that repeats an old one, wherever it stands", () => {
    const issue = { message: "Watcher 2 has the same email address as watcher 1. Remove one of them." };
    expect(sent({ watchers: [{ ...ana, name: "Ann" }, ana] })).toMatchObject([issue]);
  });

  test("counts old entries too", () => {
    const full = Array.from({ length: 30 }, (_, index) => ({ email: `person-${index}@example.com` }));
    const held = aHeldCase({ watchers: full });
    const watchers = [...toEditInput(held).watchers, sam];
    expect(sent({ watchers }, held)).toMatchObject([
      { path: ["watchers"], message: "Remove 1 watcher: AWS accepts 30." },
    ]);
  });

  test("wants what AWS cannot empty", () => {
    const reportedIncidentStartDate = { date: "", time: "", timeZone: "UTC" };
    expect(sent({ title: " ", reportedIncidentStartDate })).toMatchObject([
      { path: ["title"] },
      { path: ["reportedIncidentStartDate", "date"] },
      { path: ["reportedIncidentStartDate", "time"] },
    ]);
  });
});
