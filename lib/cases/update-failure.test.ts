import { describe, expect, test } from "vitest";
import { aHeldCase } from "./a-held-case";
import { readChanges } from "./case-changes";
import { toSentChanges } from "./case-update";
import { toEditInput } from "./edit-input";
import { toUpdateResult } from "./update-failure";

const held = aHeldCase();
const filled = toEditInput(held);
const blank = { email: "", name: "", jobTitle: "" };
const now = { ...filled, watchers: [blank, ...filled.watchers, { ...blank, email: "sam@example.com" }] };

function issues(...names: string[]) {
  const reading = readChanges(filled, now);
  const changes = reading.ok ? reading.changes : [];
  const fields = names.map((name) => ({ name, message: "is wrong" }));
  const failure = { kind: "invalid", outcome: "not-done", fields } as const;
  return toUpdateResult(failure, undefined, { now, changes, sent: toSentChanges(changes, held) });
}

describe("a field that AWS refuses in an update", () => {
  test.each([
    ["watchersToAdd.0.email", "watchers.2.email"],
    ["/watchersToAdd/0/email", "watchers.2.email"],
    ["watchersToDelete.0.email", "watchers"],
    ["watchers.31.email", "watchers"],
    ["title", "title"],
    ["impactedAwsRegionsToAdd.0.region", "impactedAwsRegions"],
  ])("is found in the form: %s", (name, path) => {
    expect(issues(name)).toMatchObject({ issues: [{ path }] });
  });
});
