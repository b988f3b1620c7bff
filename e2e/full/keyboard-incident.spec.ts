import { Keyboard } from "../keyboard";
import { findLayoutFaults } from "../layout-faults";
import { OtherDrafts } from "../pages/other-drafts";
import { test as base, expect } from "../test";

type Fixtures = {
  keyboard: Keyboard;
  drafts: OtherDrafts;
  /** Fails if something cannot be read. */
  look: (state: string) => Promise<void>;
};

const test = base.extend<Fixtures>({
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
  drafts: async ({ page }, use) => use(new OtherDrafts(page)),
  look: async ({ page }, use) => use(async (state) => expect.soft(await findLayoutFaults(page), state).toEqual([])),
});

test.use({ viewport: { width: 320, height: 640 } });

// At every stop it is measured whether the focus can be seen.
test.slow();

test("every way out of an unclear try can be taken by keyboard in a window of 320 pixels", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  keyboard,
  drafts,
  look,
  newVisitor,
  aws,
}) => {
  const { caseId } = await (await newVisitor()).openCase();
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "ConflictException" });
  await caseForm.fill({ title: "Keys in use" });
  await keyboard.pressAt(caseForm.button("Review case"), "Enter");
  await review.verifyOnPage();
  await keyboard.pressAt(review.openButton, "Enter");
  await expect(review.failure).toBeFocused({ timeout: 30_000 });
  await look("the outcome is not known");

  await keyboard.pressAt(page.getByRole("button", { name: "Open a different case", exact: true }), "Enter");
  await expect(drafts.row("Keys in use")).toContainText("AWS may have opened it.");
  await look("the list of drafts");
  await keyboard.typeAt(caseForm.title, "Ransom note");
  await caseForm.waitUntilKept();

  await page.reload();
  await caseForm.verifyOnPage();
  await keyboard.pressAt(drafts.row("Keys in use").getByRole("button"), "Enter");
  await expect(review.checkButton).toBeVisible();
  await keyboard.pressAt(page.getByRole("button", { name: "I opened it another way", exact: true }), "Enter");
  await expect(page.getByRole("textbox", { name: "I opened it another way: case", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await look("a case ID is missing");
  await page.keyboard.type(caseId);
  await page.keyboard.press("Enter");
  await casePage.verifyOnPage(caseId);
  await look("the case that was opened another way");

  await page.goto("/cases/new");
  await expect(drafts.row("Keys in use")).toBeHidden();
  await expect(drafts.row("Ransom note")).toContainText("Not sent.");
});

test("invisible characters, a lost network and the question at sign-out are dealt with by keyboard at 320 pixels", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  account,
  keyboard,
  look,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "Narrow", description: "\uFEFFThe log says \u001b[31mdenied\u001b[0m" });
  await expect(caseForm.button("Remove them all")).toBeVisible();
  await look("invisible characters");
  await keyboard.pressAt(caseForm.button("Remove them all"), "Enter");
  await expect(caseForm.description).toHaveValue("The log says denied");

  await caseForm.waitUntilKept();
  await keyboard.pressAt(account.button, "Enter");
  await keyboard.pressAt(account.header.getByRole("button", { name: "Sign out", exact: true }), "Enter");
  await expect(account.question.getByRole("button", { name: "Stay", exact: true })).toBeFocused();
  await look("the question at sign-out");
  await page.keyboard.press("Enter");
  await expect(account.question).toBeHidden();

  await keyboard.pressAt(caseForm.button("Review case"), "Enter");
  await review.verifyOnPage();
  await page.context().setOffline(true);
  await keyboard.pressAt(review.openButton, "Enter");
  await expect(review.failure).toBeFocused();
  await look("offline");
  await page.context().setOffline(false);
  await keyboard.pressAt(review.openButton, "Enter");
  await expect(casePage.opened).toBeFocused();
});

test("a refused role is tried again by keyboard in a window of 320 pixels, and the draft is there", async ({
  page,
  persona,
  signIn,
  caseForm,
  signInPage,
  identityProvider,
  refusedPage,
  keyboard,
  look,
  aws,
}) => {
  const ana = persona("ana");
  await signIn(ana);
  await caseForm.fill({ title: "Typed before the role was refused" });
  await caseForm.waitUntilKept();
  await page.context().clearCookies();
  await aws.arm(ana, { operation: "AssumeRoleWithWebIdentity", fault: "AccessDenied" });
  await page.goto("/cases/new");
  await signInPage.start();
  await identityProvider.signInAs(ana);
  await refusedPage.verifyOnPage("AWS did not give you the role Incident responder");
  await look("role refused");
  await keyboard.pressAt(page.getByRole("button", { name: "Try again", exact: true }), "Enter");
  await expect(caseForm.title).toHaveValue("Typed before the role was refused");
});
