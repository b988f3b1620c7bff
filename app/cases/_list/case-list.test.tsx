import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { aListedCase } from "@/lib/cases/a-listed-case";
import type { ListedCase } from "@/lib/cases/listed-case";
import { CaseList } from "./case-list";
import type { CasesPage } from "./cases-page";

function markupOf(first: CasesPage): string {
  return renderToStaticMarkup(
    <CaseList
      first={first}
      readAt={Date.UTC(2026, 10, 21, 2, 31)}
      owner={{ owner: "0123456789abcdef0123456789abcdef", roleArn: "arn:aws:iam::111122223333:role/Role" }}
      origin="https://casedesk.example"
    />,
  );
}

const textOf = (first: CasesPage) => markupOf(first).replace(/<[^>]*>/g, "|");

const page = (...cases: ListedCase[]): CasesPage => ({ status: "read", cases });

describe("the list of cases", () => {
  test("shows of each case what AWS says, with a link to its page", () => {
    const markup = markupOf(page(aListedCase()));
    expect(markup).toContain('href="/cases/1234567890"');
    expect(markup.replace(/<[^>]*>/g, "|")).toMatch(
      /1234567890.*Unknown access keys in use.*Acknowledged.*AWS.*AWS.*21 Nov 2026, 01:14 UTC.*21 Nov 2026, 02:30 UTC/s,
    );
  });

  test("has the cases that wait for an answer first, with the rule", () => {
    const waiting = aListedCase({ caseId: "1000000001", pendingAction: "Customer", createdAt: 1 });
    expect(textOf(page(aListedCase(), waiting))).toMatch(
      /Waiting for you.*AWS closes a case after five business days without an answer\..*1000000001.*You.*Other cases.*1234567890/s,
    );
  });

  test("marks a case that AWS opened", () => {
    expect(textOf(page(aListedCase({ title: "[Proactive case] Keys" })))).toContain("|Opened by AWS|");
  });

  test("leaves closed cases out at first, and says how many there are", () => {
    const text = textOf(page(aListedCase({ caseStatus: "Closed", title: "Long over" })));
    expect(text).not.toContain("Long over");
    expect(text).toMatch(/No case is open\..*Show 1 closed case\|/);
  });

  test("has no heads of columns over nothing", () => {
    const isHidden = (one: ListedCase) => /<table[^>]* hidden=""/.test(markupOf(page(one)));
    expect([isHidden(aListedCase({ caseStatus: "Closed" })), isHidden(aListedCase())]).toEqual([true, false]);
  });

  test("says how many it has while it reads more", () => {
    expect(textOf({ ...page(aListedCase()), status: "read", nextToken: "next" } as CasesPage)).toContain(
      "Reading more cases from AWS… 1 so far",
    );
  });

  test("says when it was read", () => {
    expect(textOf(page(aListedCase()))).toMatch(/Updated \|02:31 UTC\|/);
  });

  test("shows an attacker's text as text", () => {
    expect(markupOf(page(aListedCase({ title: "<img src=x onerror=alert(1)>" })))).toContain("&lt;img src=x");
  });

  test("says why there is none, and offers to try again", () => {
    const text = textOf({ status: "unavailable", reason: "AWS had an error. Try again in a minute." });
    expect(text).toMatch(
      /We could not read the cases from AWS\. AWS had an error\. Try again in a minute\..*Try again\|/s,
    );
  });
});
