import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { toVisitor } from "../visitor";

const longText = Array.from({ length: 300 }, (_, index) => `Line ${index} `.padEnd(100, "x")).join("\n");

/** Makes the page slow to know its draft, so that the reader types first. */
async function findDraftsLate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks);
    Object.defineProperty(navigator.locks, "request", {
      value: async (...asked: Parameters<typeof request>) => {
        await new Promise((resolve) => setTimeout(resolve, 3000));
        return request(...asked);
      },
    });
  });
}

test.describe("a comment that AWS does not confirm", () => {
  test("cannot be discarded after a reload, and can be given up with a copy", async ({
    page,
    context,
    openCase,
    casePage,
    aws,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { ana, caseId } = await openCase();
    const { conversation } = casePage;
    await aws.arm(ana, { operation: "CreateCaseComment", fault: "reset-after", times: 3 });
    await conversation.add("Sent into the dark");
    await expect(conversation.checkButton).toBeVisible();
    await page.reload();
    await expect(casePage.main).toContainText(/Your draft from .* is back/);
    await expect(page.getByRole("button", { name: "Discard draft" })).toHaveCount(0);

    await page.getByRole("button", { name: "Stop here, and copy the text" }).click();
    await expect(page.getByRole("status").filter({ hasText: "AWS may have the comment" })).toBeVisible();
    await expect(conversation.box).toBeFocused();
    await expect(conversation.box).toHaveValue("");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Sent into the dark");

    await conversation.add("Another one");
    await expect(conversation.added).toBeVisible();
    expect((await aws.comments(caseId)).map(({ body }) => body)).toEqual(["Sent into the dark", "Another one"]);
    await page.reload();
    await expect(conversation.entry("Another one")).toBeVisible();
    await expect(conversation.box).toHaveValue("");
  });

  test("is emptied only after its text was shown where the browser forbids copying", async ({
    page,
    openCase,
    casePage,
    aws,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("No")) } });
    });
    const { ana } = await openCase();
    await page.reload();
    const { conversation } = casePage;
    await aws.arm(ana, { operation: "CreateCaseComment", fault: "reset-after", times: 3 });
    await conversation.add("Sent into the dark");
    await page.getByRole("button", { name: "Stop here, and copy the text" }).click();
    await expect(page.getByLabel("The text", { exact: true })).toHaveValue("Sent into the dark");
    await expect(page.getByLabel("The text", { exact: true })).toBeFocused();
    await expect(conversation.box).toHaveValue("Sent into the dark");

    await page.getByRole("button", { name: "Stop here", exact: true }).click();
    await expect(conversation.box).toHaveValue("");
  });
});

test("the rest of a text whose next part AWS refuses can be given up with a copy", async ({
  page,
  context,
  openCase,
  casePage,
  aws,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { ana, caseId } = await openCase();
  const { conversation } = casePage;
  await aws.arm(ana, { operation: "CreateCaseComment", fault: "AccessDeniedException", afterCalls: 1 });
  await conversation.box.fill(longText);
  await page.getByRole("button", { name: "Add 3 comments" }).click();
  await page.getByRole("button", { name: "Stop here, and copy the rest" }).click();

  await expect(
    page.getByRole("status").filter({ hasText: "1 of 3 comments are added. This page no longer" }),
  ).toBeVisible();
  const [first] = await aws.comments(caseId);
  const rest = await page.evaluate(() => navigator.clipboard.readText());
  expect(`${first?.body.slice(first.body.indexOf("\n") + 1)}\n${rest}`).toBe(longText);
  await expect(conversation.addButton).toBeVisible();
});

test("a discarded comment is gone, until “Undo” brings it back", async ({ page, openCase, casePage }) => {
  await openCase();
  const { conversation } = casePage;
  await conversation.box.fill("Half a thought");
  // A draft is written half a second after the last key.
  await page.waitForTimeout(1000);
  await page.reload();
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(casePage.main).toContainText("Draft discarded.");
  await expect(conversation.box).toHaveValue("");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(conversation.box).toHaveValue("Half a thought");
});

test("what is typed while the rest of a description goes out by itself stays for the next comment", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  await findDraftsLate(page);
  await signIn("ana");
  await caseForm.fill({ description: "Keys in use.\n--- Sent as comments ---\nThe log" });
  await caseForm.review();
  await review.openButton.click();
  const caseId = await casePage.caseId();
  const { conversation } = casePage;
  await conversation.box.fill("Half a thought");

  await expect(conversation.added).toBeVisible({ timeout: 15_000 });
  await expect(conversation.box).toHaveValue("Half a thought");
  expect((await aws.comments(caseId)).map(({ body }) => body)).toEqual(["The log"]);
});

test("what is typed before a frozen comment is back is kept for the next one, through a reload too", async ({
  page,
  openCase,
  casePage,
  aws,
}) => {
  const { ana } = await openCase();
  const { conversation } = casePage;
  await aws.arm(ana, { operation: "CreateCaseComment", fault: "reset-after", times: 3 });
  await conversation.add("Sent into the dark");
  await expect(conversation.checkButton).toBeVisible();
  await findDraftsLate(page);
  await page.reload();
  await conversation.box.fill("Half a thought");
  await expect(page.getByRole("status").filter({ hasText: "Other text that you typed is kept" })).toBeVisible();
  await expect(conversation.box).toHaveValue("Sent into the dark");
  // A draft is written half a second after the last key.
  await page.waitForTimeout(1000);
  await page.reload();

  await conversation.checkButton.click();
  await expect(conversation.added).toBeVisible();
  await expect(conversation.box).toHaveValue("Half a thought");
});

test("what is typed while another tab has the draft stays readable", async ({ context, openCase, casePage }) => {
  const { caseId } = await openCase();
  await casePage.conversation.box.fill("A whole one");
  const second = toVisitor(await context.newPage());
  await findDraftsLate(second.page);
  await second.page.goto(`/cases/${caseId}`);
  await second.casePage.conversation.box.fill("Half a thought");

  await expect(second.casePage.main).toContainText("This draft is open in another tab.");
  await expect(second.page.getByLabel("You typed this here. It is not saved.")).toHaveValue("Half a thought");
});
