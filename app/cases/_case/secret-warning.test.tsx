import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SecretWarning } from "./secret-warning";

function markup({ isAsked, isAccepted }: { isAsked: boolean; isAccepted: boolean }): string {
  return renderToStaticMarkup(
    <SecretWarning
      noun="case"
      secrets={[]}
      isAsked={isAsked}
      isAccepted={isAccepted}
      onAccept={() => {}}
      onChange={() => {}}
      tick={null}
    />,
  );
}

test("the tick is described by the refusal while the refusal is shown", () => {
  const [, id] = /aria-describedby="([^"]+)"/.exec(markup({ isAsked: true, isAccepted: false })) ?? [];
  expect(markup({ isAsked: true, isAccepted: false })).toContain(`<p id="${id}"`);
  expect(markup({ isAsked: true, isAccepted: true })).not.toContain("aria-describedby");
});
