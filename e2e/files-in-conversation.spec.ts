import { FilesPanel } from "./pages/files-panel";
import { expect, test } from "./test";

test("a file is a line of the conversation, marked if somebody else added it, and leads to its row", async ({
  page,
  openCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await openCase();
  const files = new FilesPanel(page);
  const { conversation } = casePage;
  const news = page.getByRole("status").filter({ hasText: /^1 new/ });
  await conversation.add("I add the trail.");
  await files.add({ name: "trail.csv", content: "hello" });
  await expect(conversation.entry("trail.csv")).toContainText(`${ana.sessionName} · File, Verified: trail.csv`);
  await expect(conversation.entry("trail.csv")).not.toContainText("New");
  await expect(news).toHaveCount(0);

  await aws.addFile(caseId, "dump.bin");
  await casePage.refreshButton.click();
  await expect(conversation.entry("dump.bin")).toContainText(/File, Not verified: dump\.bin.*New/);
  await expect(news).toHaveText("1 new file");
  await expect(conversation.entries).toContainText(["I add the trail.", "trail.csv", "dump.bin"]);

  await conversation.entry("trail.csv").getByRole("link").click();
  await expect(files.row("trail.csv")).toBeInViewport();
});

test("“Comments only” hides files, on the screen and on paper", async ({ page, openCase, casePage, aws }) => {
  const { caseId } = await openCase();
  const { conversation } = casePage;
  await aws.comment({ caseId, body: "Here is the dump.", creator: "111122223333" });
  await aws.addFile(caseId, "dump.bin");
  await page.reload();
  await page.emulateMedia({ media: "print" });
  await expect(conversation.entry("dump.bin")).toBeVisible();

  await page.emulateMedia({ media: "screen" });
  await page.getByLabel("Comments only").check();
  await page.emulateMedia({ media: "print" });
  await expect(conversation.entry("Here is the dump.")).toBeVisible();
  await expect(conversation.entry("dump.bin")).toHaveCount(0);
});

test("files that AWS lists late join the conversation by themselves, and are no news", async ({
  page,
  openCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await openCase();
  const { conversation } = casePage;
  await aws.comment({ caseId, body: "Here is the dump.", creator: "111122223333" });
  await aws.addFile(caseId, "dump.bin");
  await page.context().clearCookies({ name: "casedesk.opened" });
  await aws.arm(ana, { operation: "GetCase", fault: "delay", details: { ms: 4000 } });
  await page.goto(page.url(), { waitUntil: "commit" });
  await expect(conversation.entries).toHaveText([/Here is the dump\./]);

  await expect(conversation.entry("dump.bin")).toBeVisible();
  await expect(conversation.entry("dump.bin")).not.toContainText("New");
  await expect(page.getByRole("status").filter({ hasText: "1 new file" })).toHaveCount(0);
});
