import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../test";

const theForm = "This form needs JavaScript.";
const phone = "phone a colleague who can do it here or in the AWS console";

test("the sign-in page says what to do, and shows no button that does nothing", async ({ browser, baseURL }) => {
  const page = await openWithoutScript(browser, `${baseURL}/sign-in`);

  const text = await shownIn(page);
  expect(text).toContain("Casedesk needs JavaScript.");
  expect(text).toContain("aws security-ir create-case");
  expect(text).toContain(phone);
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.context().close();
});

test("the form says what to do and offers no fields", async ({ browser, baseURL, context, signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
  const page = await openWithoutScript(browser, `${baseURL}/cases/new`, context);

  const text = await shownIn(page);
  expect(text).toContain(theForm);
  expect(text).toContain("aws security-ir create-case");
  expect(text).toContain(phone);
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await page.context().close();
});

test("the case's page says how to read it, and does not pretend to be reading", async ({
  browser,
  context,
  openCase,
  baseURL,
}) => {
  const { caseId } = await openCase();
  const page = await openWithoutScript(browser, `${baseURL}/cases/${caseId}`, context);

  await expect(page.getByRole("heading", { name: new RegExp(`^Case ${caseId}`), level: 1 })).toBeVisible();
  const text = await shownIn(page);
  expect(text).toContain(`aws security-ir get-case --case-id ${caseId}`);
  expect(text).toContain(phone);
  expect(text).not.toContain("Reading the case from AWS…");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await page.context().close();
});

test("with JavaScript nothing of this is shown", async ({ page, signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();

  await expect(page.getByText(theForm)).toBeHidden();
  await expect(caseForm.title).toBeVisible();
});

/** Signed in like this context. */
async function openWithoutScript(browser: Browser, url: string, signedIn?: BrowserContext): Promise<Page> {
  const storageState = await signedIn?.storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, ...(storageState && { storageState }) });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** The page's text. Playwright's own matchers ignore noscript. */
function shownIn(page: Page): Promise<string> {
  return page.getByRole("main").innerText();
}
