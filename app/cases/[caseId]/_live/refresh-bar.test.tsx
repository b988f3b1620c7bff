import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LivePage } from "./live";
import { RefreshBar } from "./refresh-bar";

test("says in UTC when the page was read, and offers to read it again", () => {
  const markup = renderToStaticMarkup(
    <LivePage readAt={new Date("2026-03-04T02:31:59Z")}>
      <RefreshBar />
    </LivePage>,
  );
  expect(markup.replace(/<[^>]*>/g, "|")).toMatch(/\|Updated \|02:31 UTC\|.*\|Refresh\|/);
});
