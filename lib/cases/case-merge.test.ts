import { describe, expect, test } from "vitest";
import { aHeldCase } from "./a-held-case";
import { findConflicts, merge, type Versions } from "./case-merge";
import { type EditInput, toEditInput } from "./edit-input";

const filled = toEditInput(aHeldCase());
const [ana] = filled.watchers;
const sam = { email: "sam@example.com", name: "", jobTitle: "" };

const versions = (mine: Partial<EditInput>, theirs: Partial<EditInput>): Versions => ({
  filled,
  now: { ...filled, ...mine },
  held: { ...filled, ...theirs },
});

const conflicts = (mine: Partial<EditInput>, theirs: Partial<EditInput>) =>
  findConflicts(versions(mine, theirs)).map(({ id, mine, theirs }) => ({ id, mine, theirs }));

const merged = (mine: Partial<EditInput>, theirs: Partial<EditInput>) => merge(versions(mine, theirs));

describe("two people who change a case", () => {
  test("both keep their changes of different fields", () => {
    expect(merged({ title: "Mine" }, { description: "Theirs" })).toEqual({
      ...filled,
      title: "Mine",
      description: "Theirs",
    });
  });

  test("have to decide when they changed the same text", () => {
    expect(conflicts({ title: "Mine" }, { title: "Theirs" })).toEqual([
      { id: "title", mine: "Mine", theirs: "Theirs" },
    ]);
  });

  test("agree when they changed it to the same", () => {
    expect(conflicts({ title: "Same" }, { title: "Same" })).toEqual([]);
  });

  test("both keep the entries that they added and removed", () => {
    const after = merged({ impactedAccounts: "111122223333\n222222222222" }, { impactedAccounts: "333333333333" });
    expect(after.impactedAccounts).toBe("333333333333\n222222222222");
  });

  test("have to decide about a watcher whom both changed", () => {
    const [mine, theirs] = [
      { ...ana, jobTitle: "Lead" },
      { ...ana, jobTitle: "Legal" },
    ] as EditInput["watchers"];
    expect(
      conflicts({ watchers: [mine, sam] as EditInput["watchers"] }, { watchers: [theirs] as EditInput["watchers"] }),
    ).toEqual([{ id: "watchers ana@example.com", mine: [mine], theirs: [theirs] }]);
  });

  test("have to decide about a watcher whom one changed and the other removed", () => {
    const mine = [{ ...ana, jobTitle: "Lead" }] as EditInput["watchers"];
    expect(conflicts({ watchers: mine }, { watchers: [] })).toMatchObject([{ theirs: [] }]);
  });

  test("keep different user agents of one address apart", () => {
    const actor = (userAgent: string) => ({ ipAddress: "192.0.2.1", userAgent });
    const [old] = filled.threatActorIpAddresses as [{ ipAddress: string; userAgent: string }];
    const after = merged({ threatActorIpAddresses: [old, actor("a")] }, { threatActorIpAddresses: [old, actor("b")] });
    expect(after.threatActorIpAddresses).toEqual([old, actor("b"), actor("a")]);
  });
});

describe("a decision", () => {
  const both = versions(
    { title: "Mine", watchers: [] },
    { title: "Theirs", watchers: [{ ...ana, name: "Ann" }] as EditInput["watchers"] },
  );

  test("takes mine where the analyst wants it", () => {
    const after = merge(
      both,
      new Map([
        ["title", "mine"],
        ["watchers ana@example.com", "theirs"],
      ]),
    );
    expect(after).toEqual({ ...filled, title: "Mine", watchers: [{ ...ana, name: "Ann" }] });
  });

  test("leaves the case as it is where there is none", () => {
    expect(merge(both)).toEqual(both.held);
  });
});
