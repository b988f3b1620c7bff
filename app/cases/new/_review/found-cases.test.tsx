import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FoundCases } from "./found-cases";

function textOf(isConflict: boolean, ...caseIds: string[]): string {
  return renderToStaticMarkup(
    <FoundCases
      found={{ status: "found", cases: caseIds.map((caseId) => ({ caseId, createdAt: "2026-11-21T02:00:00Z" })) }}
      isConflict={isConflict}
      isBusy={false}
      onMine={() => {}}
      onSendAnyway={() => {}}
    />,
  );
}

test("when AWS lists no case, the first try may not have arrived", () => {
  expect(textOf(false)).toContain("did not reach AWS");
});

test("after a conflict nothing claims that the try did not reach AWS", () => {
  expect(textOf(true)).toMatch(/^(?!.*did not reach AWS).*AWS answered the last try with a conflict/s);
});

test.each([
  [["1000000001"], "AWS has a case that looks like yours", "Look at it first"],
  [["1000000001", "1000000002"], "AWS has cases that look like yours", "Look at them first"],
])("%j is spoken of in its number", (caseIds, heading, advice) => {
  expect(textOf(true, ...caseIds)).toMatch(new RegExp(`${heading}.*${advice}`, "s"));
});
