import type { Page } from "@playwright/test";
import { endSession } from "../session-cookies";
import { expect, test } from "../test";

const ending = "Your session ends in less than two minutes.";
const ended = "Your session has ended.";
const signInAgain = { name: "Sign in again (opens a new tab)", exact: true } as const;

test.describe("by the clock", () => {
  test.beforeEach(async ({ page, signIn, caseForm }) => {
    await page.clock.install();
    await signIn("ana");
    await caseForm.fill();
  });

  test("shows nothing while there is time", async ({ page, caseForm }) => {
    await page.clock.fastForward("57:00");

    await expect(caseForm.title).toBeVisible();
    await expect(page.getByRole("link", signInAgain)).toBeHidden();
  });

  test("the end is announced two minutes ahead", async ({ page }) => {
    await page.clock.fastForward("58:05");

    await expect(page.getByRole("status").filter({ hasText: ending })).toBeVisible();
  });

  test("announces the end and keeps the typing", async ({ page, caseForm }) => {
    await page.clock.fastForward("01:00:05");

    await expect(page.getByRole("status").filter({ hasText: ended })).toBeVisible();
    await expect(caseForm.title).toHaveValue("Unknown access keys in use");
  });

  test("the notice goes away once another tab has signed in", async ({ page, context }) => {
    await page.clock.fastForward("01:00:05");
    await endSession(context);
    await signInInNewTab(page);

    await expect(page.getByRole("status").filter({ hasText: ended })).toBeHidden();
  });
});

test("announces the end on a case's page too", async ({ page, openCase, casePage }) => {
  await page.clock.install();
  await openCase();
  await expect(casePage.title).toBeVisible();
  await page.clock.fastForward("01:00:05");

  await expect(page.getByRole("status").filter({ hasText: ended })).toContainText("This page stays as it is.");
});

test("Open case after the end says that no case was opened, and keeps the review", async ({
  context,
  signIn,
  caseForm,
  review,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.fill();
  await caseForm.review();
  await review.verifyOnPage();
  await endSession(context);
  await review.open();

  await expect(review.failure).toContainText("You are signed out");
  await expect(review.failure).toContainText("The case was not opened.");
  await expect(review.failure).toBeFocused();
  await expect(review.openButton).toBeVisible();
  expect(await aws.calls(ana, "CreateCase")).toEqual([]);
});

test("after signing in again in another tab the same form is sent", async ({
  page,
  context,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.fill({ title: "Typed before the session ended" });
  await caseForm.review();
  await review.verifyOnPage();
  await endSession(context);
  await review.openButton.click();
  await expect(review.failure).toBeVisible();
  await signInInNewTab(page);
  await expect(review.failure).toContainText("You are signed in again, in another tab. Try again here.");
  await expect(page.getByRole("link", signInAgain)).toBeHidden();
  await review.openButton.click();

  await expect(casePage.title).toHaveText("Typed before the session ended");
  expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
});

/** The identity provider still knows the person. */
async function signInInNewTab(page: Page) {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", signInAgain).click();
  const tab = await opened;
  await tab.getByRole("button", { name: "Sign in with Demo SSO", exact: true }).click();
  // Do not close the tab: its scripts must run to tell the others.
  await expect(tab.getByRole("heading", { name: "You are signed in again", level: 1, exact: true })).toBeVisible();
}
