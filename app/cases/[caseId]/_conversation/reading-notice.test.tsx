import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { reduceConversation, toConversationState } from "./conversation-state";
import { ReadingNotice } from "./reading-notice";
import type { TimelinePage } from "./timeline-page";

const page: TimelinePage = { status: "read", entries: [], nextToken: "page 2" };
const reading = toConversationState({ comments: page, edits: undefined, findings: undefined });

const shown = (state: typeof reading) => renderToStaticMarkup(<ReadingNotice state={state} onTryAgain={() => {}} />);

test("a list that could not be read to its end is announced, in a region that is there before", () => {
  const { state } = reduceConversation(reading, { type: "read", list: "comments", page: { status: "unavailable" } });
  expect(shown(state)).toMatch(/<div role="status"[^>]*><p>We could not read all comments from AWS\./);
  expect(shown(reading)).toMatch(/<div role="status"[^>]*><\/div>/);
});

test("the count of the comments read so far is not announced", () => {
  expect(shown(reading)).toMatch(/Reading comments… 0 so far.*role="status"/s);
});
