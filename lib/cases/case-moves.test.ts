import type { CaseStatus, ResolverType } from "@aws-sdk/client-security-ir";
import { describe, expect, test } from "vitest";
import { movesFor, statusesFor } from "./case-moves";

const submitted = "Submitted";
const detection = "Detection and Analysis";
const containment = "Containment, Eradication and Recovery";
const after = "Post-incident Activities";

// The user guide's rules, and the order in which it lists the statuses.
const rules: readonly [CaseStatus, ResolverType, statuses: readonly CaseStatus[], moves: readonly string[]][] = [
  [submitted, "Self", [detection, containment, after], ["status", "help", "close"]],
  [detection, "Self", [containment, after], ["status", "help", "close"]],
  [containment, "Self", [detection, after], ["status", "help", "close"]],
  [after, "Self", [detection, containment], ["status", "help", "close"]],
  // AWS alone sets these, so no rule says how to leave them.
  ["Acknowledged", "Self", [], ["help", "close"]],
  ["Ready to Close", "Self", [], ["help", "close"]],
  ["Closed", "Self", [], ["new"]],
  [submitted, "AWS", [], ["close"]],
  ["Acknowledged", "AWS", [], ["close"]],
  [detection, "AWS", [], ["close"]],
  [containment, "AWS", [], ["close"]],
  [after, "AWS", [], ["close"]],
  ["Ready to Close", "AWS", [], ["close"]],
  ["Closed", "AWS", [], ["new"]],
];

describe("what is offered for a case", () => {
  test.each(rules)("that is %s and resolved by %s: statuses %j, moves %j", (caseStatus, resolverType, ...offered) => {
    const facts = { caseStatus, resolverType };
    expect([statusesFor(facts), movesFor(facts)]).toEqual(offered);
  });

  test("is to close it, where AWS says neither its status nor its resolver", () => {
    expect(movesFor({ caseStatus: undefined, resolverType: undefined })).toEqual(["close"]);
  });

  test("is no move to or from a status that AWS adds later", () => {
    // A client generated from an older model passes the new value on.
    const added = "Reopened" as CaseStatus;
    expect(movesFor({ caseStatus: added, resolverType: "Self" })).toEqual(["help", "close"]);
  });
});
