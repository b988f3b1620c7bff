import { testWithOwnServers } from "../own-servers";
import { FilesPanel } from "../pages/files-panel";
import { expect } from "../test";

// AWS publishes none of this, so each may be so.
const test = testWithOwnServers({
  aws: { AWS_SIM_COMMENTS_MOVE_DATE: "false", AWS_SIM_LIST_ORDER: "any", AWS_SIM_CREATORS: "account" },
});

const max = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/max@example.com";

test("a comment that does not move the case's date is shown all the same, without a reload", async ({
  page,
  openCase,
  casePage,
  aws,
}) => {
  await page.clock.install();
  const { caseId } = await openCase();
  await expect(casePage.title).toBeVisible();
  const { lastUpdatedDate } = await aws.theCase(caseId);
  await aws.comment({ caseId, body: "Said meanwhile", creator: max });
  await page.clock.fastForward(80_000);

  await expect(casePage.conversation.entry("Said meanwhile")).toContainText("max@example.com");
  expect((await aws.theCase(caseId)).lastUpdatedDate).toBe(lastUpdatedDate);
});

test("comments that AWS lists in any order are shown by time, those that come later too", async ({
  page,
  openCase,
  casePage,
  aws,
}) => {
  await page.clock.install();
  const { caseId } = await openCase();
  const { conversation } = casePage;
  const comment = (number: number) => aws.comment({ caseId, body: `Comment ${number}.`, creator: max });
  for (let number = 1; number <= 60; number += 1) await comment(number);
  await page.reload();
  const inOrder = (count: number) => Array.from({ length: count }, (_, index) => new RegExp(`Comment ${index + 1}\\.`));
  await expect(conversation.entries).toHaveText(inOrder(60));

  for (let number = 61; number <= 65; number += 1) await comment(number);
  await page.clock.fastForward(80_000);
  await expect(conversation.entries).toHaveText(inOrder(65));
});

test("what AWS says under an account's ID is under no person's name, and nobody's to edit", async ({
  page,
  openCase,
  casePage,
  aws,
}) => {
  const { caseId } = await openCase();
  const { conversation } = casePage;
  const files = new FilesPanel(page);
  await conversation.add("Ours");
  await expect(conversation.added).toBeVisible();
  await files.add({ name: "trail.csv", content: "hello" });
  await expect(conversation.entry("trail.csv")).toContainText("Account 111122223333 · File, Verified");
  await page.reload();

  await expect(conversation.entry("Ours")).toContainText("Account 111122223333");
  await expect(conversation.entry("Ours").getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  expect(await aws.comments(caseId)).toMatchObject([{ creator: "111122223333" }]);
});

test("a comment that AWS has under the account's ID is found after a conflict", async ({ openCase, casePage, aws }) => {
  const { ana, caseId } = await openCase();
  const { conversation } = casePage;
  await aws.arm(ana, { operation: "CreateCaseComment", fault: "ConflictException", details: { stored: true } });
  await conversation.add("Said once");
  await expect(conversation.alert).toContainText("We do not know whether AWS added the comment");
  await conversation.checkButton.click();
  await expect(conversation.alert).toContainText("By Account 111122223333");

  await conversation.mineButton.click();
  await expect(conversation.added).toBeVisible();
  expect(await aws.comments(caseId)).toHaveLength(1);
});
