import { longTitle, test } from "../look";
import { FilesPanel } from "../pages/files-panel";
import { expect } from "../test";
import { toVisitor } from "../visitor";

// Every rule is tried in every look.
test.slow();

const max = `arn:aws:sts::111122223333:assumed-role/IncidentResponder/${"max-".repeat(12)}@example.com`;

test("a case that waits for nobody can be read in every look: self-managed, a drill, closed", async ({
  page,
  look,
  signIn,
  casePage,
  aws,
}) => {
  const [caseId = ""] = await aws.openCases([{ title: `[Drill] ${longTitle}`.slice(0, 300), resolverType: "Self" }]);
  await signIn("ana", `/cases/${caseId}`);
  await expect(casePage.banner("With your own team")).toBeVisible();
  await look("a drill of one's own team");

  await aws.comment({ caseId, creator: max, body: "The last word." });
  await casePage.actions.close();
  await expect(casePage.actions.outcome("Case closed.")).toBeFocused();
  await page.reload();
  await expect(casePage.banner(/^Closed on/)).toBeVisible();
  await look("closed");
});

test("a conversation that the role cannot read whole can be read in every look", async ({
  page,
  look,
  openCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await openCase();
  for (let number = 1; number <= 30; number += 1)
    await aws.comment({ caseId, creator: max, body: `Comment ${number}.` });
  await aws.arm(ana, { operation: "ListCaseEdits", fault: "AccessDeniedException" });
  await aws.arm(ana, { operation: "ListComments", fault: "InternalServerException", afterCalls: 1, times: 3 });
  await page.reload();
  await expect(casePage.main).toContainText("We could not read all comments from AWS.");
  await expect(casePage.main).toContainText("security-ir:ListCaseEdits");
  await look("comments that AWS does not give, and no edits");

  await aws.disarm(ana);
  await aws.arm(ana, { operation: "ListComments", fault: "AccessDeniedException" });
  await page.reload();
  await expect(casePage.main).toContainText("security-ir:ListComments");
  await look("a role that cannot list comments");
});

test("a long text can be read in every look, from its parts to the one that AWS refused", async ({
  look,
  openCase,
  casePage,
  aws,
}) => {
  const { ana } = await openCase();
  const { conversation } = casePage;
  await conversation.box.fill(Array.from({ length: 130 }, (_, index) => `Line ${index} `.padEnd(100, "x")).join("\n"));
  await expect(casePage.main).toContainText("this goes out as 2 numbered comments");
  await look("a text for two comments");

  await aws.arm(ana, { operation: "CreateCaseComment", fault: "AccessDeniedException", afterCalls: 1 });
  await conversation.addAllButton.click();
  await expect(conversation.restButton).toBeVisible();
  await casePage.page.getByRole("button", { name: /^Show all/ }).click();
  await look("one comment of two is added");

  await conversation.restButton.click();
  await expect(casePage.main).toContainText("2 comments added.");
});

test("an edit of a comment can be read in every look, also one that somebody else overtook", async ({
  page,
  look,
  openCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await openCase();
  const { conversation } = casePage;
  await conversation.add("As it was");
  await expect(conversation.added).toBeVisible();
  await conversation.entry("As it was").getByRole("button", { name: /^Edit/ }).click();
  await page.getByLabel("Edit comment", { exact: true }).fill("");
  await conversation.saveButton.click();
  await expect(page.getByLabel("Edit comment", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await look("an edit without text");

  await page.getByLabel("Edit comment", { exact: true }).fill("Mine");
  await aws.respond({ do: "edit", caseId, commentId: "000000", body: longTitle });
  await conversation.saveButton.click();
  await expect(page.getByRole("alert").filter({ hasText: "This comment has changed" })).toBeVisible();
  await look("an edit that somebody overtook");

  await aws.arm(ana, { operation: "UpdateCaseComment", fault: "AccessDeniedException" });
  await conversation.saveButton.click();
  await expect(page.getByRole("alert").filter({ hasText: "security-ir:UpdateCaseComment" })).toBeVisible();
  await look("an edit that AWS refused");
});

test("a finding can be read in every look, rated and refused a rating", async ({
  page,
  look,
  openCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await openCase();
  await aws.respond({ do: "finding", caseId, title: "Unfamiliar calls", content: `14 calls.\n${longTitle}` });
  await page.reload();
  await expect(casePage.conversation.entry("Unfamiliar calls")).toBeVisible();
  await page.getByLabel("Your reason").fill("It is our build server.");
  await page.getByRole("button", { name: "Not useful: Unfamiliar calls" }).click();
  await expect(page.getByRole("status").filter({ hasText: "You rated this “Not useful”." })).toBeVisible();
  await look("a finding that was rated");

  await aws.arm(ana, { operation: "SendFeedback", fault: "AccessDeniedException" });
  await page.getByRole("button", { name: "Useful: Unfamiliar calls", exact: true }).click();
  await expect(casePage.main).toContainText("security-ir:SendFeedback");
  await look("a rating that was refused");
});

test("a file on its way can be read in every look, and one that a reload lost", async ({
  page,
  look,
  openCase,
  casePage,
  aws,
}) => {
  const { ana } = await openCase();
  const files = new FilesPanel(page);
  // Also when it is sent again: the looks can take longer than the page waits for an answer.
  await aws.arm(ana, { operation: "PutObject", fault: "hang", times: 5 });
  await files.add({ name: `${"trail-".repeat(30)}.csv`, content: "hello" });
  await expect(files.row("trail-").getByRole("progressbar")).toBeVisible();
  await expect.poll(() => aws.calls(ana, "PutObject")).toHaveLength(1);
  await casePage.refreshButton.click();
  await expect(casePage.conversation.entry("trail-")).toContainText("File, Being checked");
  await look("a file on its way");

  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await files.wake();
  await expect(files.row("trail-")).toContainText("Add the same file again to go on");
  await look("a file that a reload lost");
});

test("a page that no longer shows its case can be read in every look", async ({
  context,
  look,
  openCase,
  casePage,
}) => {
  await openCase();
  const other = toVisitor(await context.newPage());
  await other.page.goto("/cases/new");
  await other.account.signOut();
  await expect(casePage.main).toContainText("This page no longer shows the case.");
  await look("signed out in another tab");
});
