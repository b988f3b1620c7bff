import { beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("casedesk.transfers"));
  vi.resetModules();
});

const begin = async () => (await import("./transfers")).beginTransfer;

test("one person has two uploads at once, and another when one has ended", async () => {
  const beginTransfer = await begin();
  const first = beginTransfer("upload", "ana");
  beginTransfer("upload", "ana");
  const third = beginTransfer("upload", "ana");
  first?.();
  first?.();
  const [next, tooMany] = [beginTransfer("upload", "ana"), beginTransfer("upload", "ana")];
  expect([third, next, tooMany]).toEqual([undefined, expect.any(Function), undefined]);
});

test("everybody together has fifty at once", async () => {
  const beginTransfer = await begin();
  const people = Array.from({ length: 26 }, (_, index) => `person-${index}`);
  const begun = people.flatMap((person) => [beginTransfer("upload", person), beginTransfer("upload", person)]);
  expect(begun.filter(Boolean)).toHaveLength(50);
  begun[0]?.();
  expect(beginTransfer("upload", "one-more")).toBeDefined();
});

test("downloads are counted apart from uploads", async () => {
  const beginTransfer = await begin();
  for (const _ of [1, 2]) beginTransfer("upload", "ana");
  expect(beginTransfer("download", "ana")).toBeDefined();
});
