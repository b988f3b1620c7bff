import { randomUUID } from "node:crypto";
import { tokenOf } from "../aws";
import { keptRecords, untilKept } from "../browser-storage";
import { linkTo } from "../link-to";
import { DraftNotice } from "../pages/draft-notice";
import { OtherDrafts } from "../pages/other-drafts";
import { PrefillNotice } from "../pages/prefill-notice";
import { endSession } from "../session-cookies";
import { test as base, expect } from "../test";

const test = base.extend<{ drafts: OtherDrafts; prefill: PrefillNotice; draft: DraftNotice }>({
  drafts: async ({ page }, use) => use(new OtherDrafts(page)),
  prefill: async ({ page }, use) => use(new PrefillNotice(page)),
  draft: async ({ page }, use) => use(new DraftNotice(page)),
});

test("an unclear try waits through a colleague's link, a closed laptop and a changed role, and becomes one case", async ({
  page,
  context,
  signIn,
  sendCase,
  signInPage,
  caseForm,
  review,
  casePage,
  account,
  drafts,
  prefill,
  aws,
}) => {
  test.slow();
  const [first, second] = [`Keys in use ${randomUUID()}`, `Ransom note ${randomUUID()}`];
  const max = await signIn("max");
  await aws.arm(max, { operation: "CreateCase", fault: "truncated-body" });
  await sendCase({ title: first });
  await expect(review.checkButton).toBeVisible({ timeout: 30_000 });

  await page.goto(linkTo({ title: second }));
  await expect(prefill.saying("AWS may already have opened the case below.")).toBeVisible();
  await prefill.button("Use the link").click();
  await expect(caseForm.title).toHaveValue(second);
  await expect(drafts.row(first)).toContainText("AWS may have opened it.");
  await untilKept(page);

  await endSession(context);
  await page.reload();
  await signInPage.start();
  await expect(caseForm.title).toHaveValue(second);

  await account.actAs("Incident viewer");
  await expect(account.header).toContainText("Incident viewer in account");
  await drafts.continueWith(first);
  await review.checkButton.click();
  await expect(review.failure).toContainText("You have changed your role");
  await account.actAs("Incident responder");
  await expect(account.header).toContainText("Incident responder in account");
  await expect(drafts.row(second)).toBeHidden();
  await review.checkButton.click();
  await expect(casePage.title).toHaveText(first);

  await page.goto("/cases/new");
  await drafts.continueWith(second);
  await caseForm.fill({ title: second });
  await caseForm.review();
  await review.open();
  await expect(casePage.title).toHaveText(second);
  const calls = await aws.calls(max, "CreateCase");
  expect(calls.map(({ input }) => Object(input).title)).toEqual([first, first, second]);
  expect(calls.filter(({ caseCreated }) => caseCreated)).toHaveLength(2);
  expect(new Set(calls.map(tokenOf)).size).toBe(2);
});

test("a case that was opened another way ends its draft", async ({ page, signIn, sendCase, aws, newVisitor }) => {
  const { caseId } = await (await newVisitor()).openCase();
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
  await sendCase();
  await page.getByRole("button", { name: "I opened it another way", exact: true }).click({ timeout: 30_000 });
  const field = page.getByRole("textbox", { name: "I opened it another way: case", exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Enter the case ID/);
  await page.keyboard.type(`https://casedesk.example.com/cases/${caseId}`);
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(`/cases/${caseId}`);
  await expect.poll(async () => (await keptRecords(page)).map(({ kind }) => kind)).toEqual(["opened"]);
});

test("no link without the token is offered for a case that AWS may have", async ({
  page,
  signIn,
  sendCase,
  review,
  aws,
}) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
  await sendCase();
  await expect(review.checkButton).toBeVisible({ timeout: 30_000 });

  await expect(page.getByRole("button", { name: "Copy as JSON", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy as prefilled link", exact: true })).toBeHidden();
});

test("a sign-out that would lose a draft asks, and Stay keeps everything", async ({
  page,
  signIn,
  caseForm,
  account,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "Typed before the sign-out" });
  await untilKept(page);
  await account.signOut();
  await expect(account.question).toContainText("Signing out erases 1 draft in this browser.");
  await expect(account.question.getByRole("button", { name: "Stay", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(account.question).toBeHidden();
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeFocused();
  expect((await keptRecords(page)).map(({ kind }) => kind)).toEqual(["sealed"]);
});

test("Back leads from the review to the form, and Forward to the review again", async ({
  page,
  signIn,
  caseForm,
  review,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "Reviewed twice" });
  await caseForm.review();
  await review.verifyOnPage();
  await page.goBack();
  await expect(caseForm.title).toBeVisible();
  await expect(caseForm.title).toHaveValue("Reviewed twice");
  await page.goForward();
  await review.verifyOnPage();
  await review.backButton.click();
  await caseForm.review();
  await review.verifyOnPage();
  await page.goBack();

  await expect(caseForm.title).toBeVisible();
});

test("a browser that is offline says so before anything is sent", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.fill({ title: "Typed offline" });
  await caseForm.review();
  await review.verifyOnPage();
  await page.context().setOffline(true);
  await review.open();
  await expect(review.failure).toBeFocused();
  await expect(review.failure.getByRole("heading")).toHaveText("You are offline. Nothing was sent.");
  await page.context().setOffline(false);
  await review.openButton.click();

  await expect(casePage.title).toHaveText("Typed offline");
  expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
});
