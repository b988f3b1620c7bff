import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { OpenedNotice } from "./opened-notice";

type Opened = Parameters<typeof OpenedNotice>[0]["opened"];

function textOf(change: Partial<Opened>, canComment = true): string {
  const opened = {
    caseId: "1234567890",
    clientToken: "token",
    duplicates: [],
    isDuplicatePossible: true,
    hasLooked: true,
    ...change,
  };
  return renderToStaticMarkup(<OpenedNotice {...{ opened, draftKeys, canComment }} />).replace(/<[^>]*>/g, "|");
}

const draftKeys: DraftKeys = [{ owner: "owner", key: "", issuedAt: 0 }];

test("a case that opened at the first attempt has no word about duplicates", () => {
  expect(textOf({ isDuplicatePossible: false, hasLooked: false })).not.toMatch(/duplicate|twice/);
});

test("after a second try the page says what to do about a late duplicate", () => {
  expect(textOf({})).toContain("We found no duplicate. If one appears in the next 5 minutes, close it.");
});

test("a second try by a role that cannot list cases is a warning", () => {
  expect(textOf({ hasLooked: false })).toMatch(/AWS may have this case twice.*Ask a colleague who can list them/s);
});

test.each([true, false])("a repeat by the SDK sends nobody to look at a list (list was read: %s)", (hasLooked) => {
  expect(textOf({ isHealed: true, hasLooked })).toMatch(
    /^(?!.*(?:in AWS|a colleague who|twice)).*An earlier try got no answer\./s,
  );
});

test("a duplicate is named even if only the SDK repeated the case", () => {
  expect(textOf({ isHealed: true, duplicates: ["9876543210"] })).toMatch(
    /AWS may have this case twice.*case 9876543210/s,
  );
});

test("a case whose description goes on in comments says so", () => {
  const words = "The rest of the description goes out as comments now";
  expect(textOf({ isContinued: true })).toContain(words);
  expect(textOf({})).not.toContain(words);
});

test("a role that cannot comment learns that AWS does not have the rest of the description", () => {
  const text = textOf({ isContinued: true }, false);
  expect(text).toContain("AWS does not have the rest of the description");
  expect(text).not.toContain("goes out");
});
