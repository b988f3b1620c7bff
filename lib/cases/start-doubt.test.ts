import { expect, test } from "vitest";
import { toStartDoubt } from "./start-doubt";

const now = Date.UTC(2026, 10, 22, 12);

test.each([
  [Date.UTC(2026, 10, 22), undefined],
  [Date.UTC(2026, 9, 24), undefined],
  [Date.UTC(2026, 9, 22), "This start is 31 days ago. Is it right?"],
  [Date.UTC(2025, 10, 22), "This start is 365 days ago. Is the year right?"],
  [Date.UTC(2021, 10, 22), "This start is 1,826 days ago. Is it right?"],
])("asks about a start only if it is unusually old", (start, doubt) => {
  expect(toStartDoubt(new Date(start), now)).toBe(doubt);
});
