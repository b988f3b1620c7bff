import type { Page } from "@playwright/test";
import { findSmallTargets, findViolations } from "./accessibility-scan";
import { Keyboard } from "./keyboard";
import { test as base, expect } from "./test";

const takesLong = { tag: "@full" };

const secretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const description = `Keys of a build user are used.\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secretKey}`;

/** The review's warning about likely secrets. */
class SecretWarning {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading() {
    return this.page.getByRole("heading", { name: "This case may contain secrets", exact: true });
  }

  get tick() {
    return this.page.getByRole("checkbox", { name: "Send it anyway", exact: true });
  }

  entry(text: string) {
    return this.page.getByRole("listitem").filter({ hasText: text });
  }
}

const test = base.extend<{ warning: SecretWarning; keyboard: Keyboard }>({
  warning: async ({ page }, use) => use(new SecretWarning(page)),
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
});

test("a secret key in the description is shown with its place, and not sent without a tick", async ({
  signIn,
  caseForm,
  review,
  casePage,
  warning,
  keyboard,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.fill({ description });
  await caseForm.review();
  await expect(warning.entry("Description, line 3")).toContainText(
    "Description, line 3 contains what looks like an AWS secret access key: aws_secret_access_key = wJal…EY",
  );
  await keyboard.pressAt(review.openButton, "Enter");

  await expect(warning.tick).toBeFocused();
  await expect(warning.tick).toHaveAccessibleDescription(/^Nothing was sent\./);
  expect(await aws.calls(ana, "CreateCase")).toEqual([]);
  await keyboard.page.keyboard.press("Space");
  await keyboard.pressAt(review.openButton, "Enter");
  await casePage.caseId();
  const [created] = await aws.calls(ana, "CreateCase");
  expect(created?.input).toMatchObject({ description });
});

test(
  "Change leads to the field, and what was changed is sent without a question",
  takesLong,
  async ({ signIn, caseForm, review, casePage, warning, keyboard }) => {
    await signIn("ana");
    await caseForm.fill({ description });
    await caseForm.ipAddress(1).fill("192.0.2.1");
    await caseForm.userAgent(1).fill("sqlmap password=hunter2");
    await caseForm.review();
    await expect(warning.entry("User agent 1")).toBeVisible();
    await keyboard.pressAt(
      warning.entry("Description, line 3").getByRole("button", { name: "Change Description, line 3", exact: true }),
      "Enter",
    );
    await expect(caseForm.description).toBeFocused();
    await caseForm.description.fill("Keys of a build user are used.");
    await caseForm.userAgent(1).fill("sqlmap");
    await caseForm.review();

    await review.verifyOnPage();
    await expect(warning.heading).toBeHidden();
    await review.open();
    await casePage.caseId();
  },
);

test("a tick is for the content that was seen", async ({ signIn, caseForm, review, warning, aws }) => {
  const ana = await signIn("ana");
  await caseForm.fill({ description });
  await caseForm.review();
  await warning.tick.check();
  await review.backButton.click();
  await caseForm.title.fill("password=hunter2");
  await caseForm.review();
  await expect(warning.tick).not.toBeChecked();
  await review.openButton.click();

  await expect(warning.tick).toBeFocused();
  expect(await aws.calls(ana, "CreateCase")).toEqual([]);
});

test("access key IDs, hashes and ARNs are sent without a question", async ({
  signIn,
  caseForm,
  review,
  casePage,
  warning,
}) => {
  await signIn("ana");
  await caseForm.fill({
    description:
      "AKIAIOSFODNN7EXAMPLE of arn:aws:iam::111122223333:user/build, da39a3ee5e6b4b0d3255bfef95601890afd80709, ASIAIOSFODNN7EXAMPLE",
  });
  await caseForm.review();

  await review.verifyOnPage();
  await expect(warning.heading).toBeHidden();
  await review.open();
  await casePage.caseId();
});

test("the question breaks no rule of WCAG 2.2 AA", takesLong, async ({ page, signIn, caseForm, review, warning }) => {
  test.slow();
  await signIn("ana");
  await caseForm.fill({ description });
  await caseForm.review();
  await review.openButton.click();
  await expect(warning.tick).toBeFocused();

  expect(await findViolations(page)).toEqual([]);
  expect(await findSmallTargets(page, "narrow")).toEqual([]);
});
