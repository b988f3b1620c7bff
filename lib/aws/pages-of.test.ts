import { expect, test } from "vitest";
import type { Called } from "@/lib/aws/call";
import { pagesOf } from "./pages-of";

type Page = { nextToken: string | undefined };

/** The tokens that are asked for, when each page names the next one so. */
async function asked(next: Readonly<Record<string, string>>, most: number): Promise<(string | undefined)[]> {
  const tokens: (string | undefined)[] = [];
  const list = async (token: string | undefined): Promise<Called<Page>> => {
    tokens.push(token);
    return { ok: true, answer: { nextToken: next[token ?? "first"] }, hadUnclearAttempt: false };
  };
  for await (const page of pagesOf(list, most)) expect(page.ok).toBe(true);
  return tokens;
}

test("the pages of a list are read to its end, one after the other", async () => {
  expect(await asked({ first: "2", "2": "3" }, 10)).toEqual([undefined, "2", "3"]);
});

test("no more pages are read than the most", async () => {
  expect(await asked({ first: "2", "2": "3", "3": "4" }, 2)).toEqual([undefined, "2"]);
});

test("a list that leads back to an earlier page has no more of them", async () => {
  expect(await asked({ first: "2", "2": "3", "3": "2" }, 10)).toEqual([undefined, "2", "3"]);
});

test("a page that fails is the last one", async () => {
  const failure: Called<Page> = { ok: false, failure: { kind: "throttled", outcome: "not-done" } };
  const pages = [];
  for await (const page of pagesOf(async () => failure, 10)) pages.push(page);
  expect(pages).toEqual([failure]);
});
