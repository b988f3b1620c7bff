import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FoundCases } from "./found-cases";

function textOf(isConflict: boolean): string {
  return renderToStaticMarkup(
    <FoundCases
      found={{ status: "found", cases: [] }}
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
