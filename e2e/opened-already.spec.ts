import { randomInt } from "node:crypto";
import { AlikeCases } from "./pages/alike-cases";
import type { Persona } from "./persona";
import { test as base, expect } from "./test";

/** Accounts of this test alone: tests share the simulator's cases. */
const test = base.extend<{ alike: AlikeCases; accountId: string }>({
  alike: async ({ page }, use) => use(new AlikeCases(page)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  accountId: async ({}, use) => use(String(randomInt(10 ** 11, 10 ** 12))),
});

const mostCallsAtReview = 6;

test("the review names an open case with words of the title and an account in common, and leads to it", async ({
  signIn,
  caseForm,
  review,
  casePage,
  alike,
  accountId,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.fill({ title: "Leaked key of the build bot" });
  await caseForm.impactedAccounts.fill(accountId);
  await caseForm.review();
  await review.open();
  const caseId = await casePage.caseId();
  await expect(casePage.title).toHaveText("Leaked key of the build bot");
  const before = await readsOf(ana);
  await caseForm.goto();
  await caseForm.fill({ title: "Build bot: key in a public repository" });
  await caseForm.impactedAccounts.fill(`999999999999 ${accountId}`);
  await caseForm.review();
  await review.verifyOnPage();

  await expect(alike.notice).toContainText(`Case ${caseId}`);
  await expect(alike.notice).toContainText(`has ${accountId} in common with this one.`);
  const reads = (await readsOf(ana)) - before;
  expect(reads).toBeGreaterThan(1);
  expect(reads).toBeLessThanOrEqual(mostCallsAtReview);
  await alike.link(caseId).click();
  await expect(casePage.title).toHaveText("Leaked key of the build bot");

  async function readsOf(person: Persona): Promise<number> {
    const calls = await Promise.all([aws.calls(person, "ListCases"), aws.calls(person, "GetCase")]);
    return calls.flat().length;
  }
});

test("AWS is asked about five cases at most, however many have the words", async ({
  signIn,
  caseForm,
  review,
  accountId,
  aws,
}) => {
  const word = `zebra${accountId}`;
  await aws.openCases(Array.from({ length: 7 }, (_, index) => ({ title: `${word} ${index}` })));
  const ana = await signIn("ana");
  await caseForm.fill({ title: word });
  await caseForm.impactedAccounts.fill(accountId);
  await caseForm.review();
  await review.verifyOnPage();

  await expect.poll(async () => (await aws.calls(ana, "GetCase")).length).toBe(5);
  expect(await aws.calls(ana, "ListCases")).toHaveLength(1);
});

test("without an account or an address to share, AWS is not asked", async ({
  signIn,
  sendCase,
  casePage,
  alike,
  aws,
}) => {
  const ana = await signIn("ana");
  await sendCase();
  await casePage.caseId();

  expect(await aws.calls(ana, "ListCases")).toEqual([]);
  await expect(alike.notice).toHaveCount(0);
});

test("a role that cannot list opens its case as if nothing had been asked", async ({
  signIn,
  caseForm,
  review,
  casePage,
  alike,
  accountId,
  aws,
}) => {
  const wes = await signIn("wes");
  await caseForm.fill();
  await caseForm.impactedAccounts.fill(accountId);
  await caseForm.review();
  await review.verifyOnPage();
  await expect.poll(async () => (await aws.calls(wes, "ListCases")).length).toBe(1);
  await expect(alike.notice).toHaveCount(0);
  await review.openButton.click();
  await casePage.caseId();

  expect(await aws.calls(wes, "GetCase")).not.toContainEqual(expect.objectContaining({ status: 200 }));
});

test("a case is opened before AWS has answered the search", async ({
  signIn,
  caseForm,
  review,
  casePage,
  accountId,
  aws,
}) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "ListCases", fault: "delay", times: 1, details: { ms: 5000 } });
  await caseForm.fill();
  await caseForm.impactedAccounts.fill(accountId);
  await caseForm.review();
  await review.open();
  await casePage.caseId();

  expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
});
