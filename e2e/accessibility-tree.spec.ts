import { fillEverything } from "./form-content";
import { FilesPanel } from "./pages/files-panel";
import { expect, test } from "./test";

// The order in which a screen reader finds things on each page. After a change on purpose: npx playwright test -c
// e2e/playwright.config.ts --project=portal --update-snapshots=all e2e/accessibility-tree.spec.ts

// Reads in the background end at any time, and depend on the cases of other tests.
test.beforeEach(async ({ page }) => {
  const answer = { json: { status: "denied" } };
  await page.route(/\/api\/(cases\?background|membership)/, (route) => route.fulfill(answer));
});

test("a screen reader finds the form's sections, hints and fields by their names, in order", async ({
  page,
  signIn,
  caseForm,
}) => {
  await signIn("ana");
  await caseForm.verifyOnPage();

  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "form.aria.yml" });
});

test("a screen reader finds what is wrong, at the top and at each field", async ({ page, signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
  await caseForm.ipAddress(1).fill("evil.example");
  await caseForm.review();
  await expect(caseForm.errorSummary).toBeFocused();

  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "form-with-errors.aria.yml" });
});

test("a screen reader finds on the review all that will be sent", async ({ page, signIn, caseForm, review }) => {
  await signIn("ana");
  await fillEverything(caseForm);
  await caseForm.review();
  await review.verifyOnPage();

  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "review.aria.yml" });
});

test("a screen reader finds on the case's page what AWS has of it", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
}) => {
  await signIn("ana");
  await fillEverything(caseForm);
  await caseForm.review();
  await review.open();
  await expect(casePage.opened).toBeFocused();
  await expect(page.getByRole("heading", { name: "Description", exact: true })).toBeVisible();
  await new FilesPanel(page).wake();

  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "case.aria.yml" });
});
