import { readFile } from "node:fs/promises";
import type { SimulatedAws } from "./aws";
import { Keyboard } from "./keyboard";
import { RecordPanel } from "./pages/record-panel";
import { signInOverHttp } from "./sign-in-over-http";
import { test as base, expect } from "./test";
import { toVisitor } from "./visitor";

type Fixtures = { record: RecordPanel };

const test = base.extend<Fixtures>({
  record: async ({ page }, use) => use(new RecordPanel(page)),
});

const takesLong = { tag: "@full" };
const hostile = "<script>alert(1)</script>\n```\n# Heading\u202E[a](javascript:alert(1))";

async function addComments(aws: SimulatedAws, caseId: string, count: number) {
  for (let number = 1; number <= count; number++) {
    await aws.comment({ caseId, creator: "AWS Responder", body: `Comment number ${number}` });
  }
}

test("with the keyboard alone the record is saved as Markdown, and attackers' words in it are code", async ({
  page,
  givenCase,
  casePage,
  record,
  aws,
}) => {
  const { ana, caseId } = await givenCase({ title: "For the record" });
  await aws.comment({ caseId, creator: "AWS Responder", body: hostile });
  await casePage.goto(caseId);
  const keyboard = new Keyboard(page);
  await keyboard.pressAt(record.openButton, "Enter");
  await keyboard.tabTo(record.format("Markdown"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);

  const fileName = `case-${caseId}-record.md`;
  expect(download.suggestedFilename()).toBe(fileName);
  await expect(record.outcome(`Saved as ${fileName}.`)).toBeVisible();
  await expect(record.format("Markdown")).toBeFocused();
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain(`# Record of case ${caseId}\n\n\`For the record\`\n`);
  expect(text).toContain("- **Role:**\n  - `Incident responder`\n");
  expect(text).toContain(ana.sessionName);
  expect(text).toContain("Nothing is missing: AWS showed everything that it was asked for.");
  expect(text).toContain(`\n~~~text\n${hostile.replace("\u202E", "[U+202E]")}\n~~~\n`);
});

test("in JSON, every text is as AWS has it", async ({ givenCase, casePage, record, aws }) => {
  const { caseId } = await givenCase({ title: "For a program" });
  await aws.comment({ caseId, creator: "AWS Responder", body: hostile });
  await casePage.goto(caseId);
  await record.openButton.click();
  const { fileName, text } = await record.save("JSON");

  expect(fileName).toBe(`case-${caseId}-record.json`);
  expect(text).not.toMatch(/[<>\u202E]/);
  expect(JSON.parse(text)).toMatchObject({
    format: "casedesk-case-record",
    version: 1,
    isComplete: true,
    facts: { title: "For a program" },
    comments: [{ body: hostile, author: { isAws: true } }],
  });
});

test("what the role cannot read is named, on the page and in the record", async ({
  givenCase,
  casePage,
  record,
  aws,
}) => {
  const { ana, caseId } = await givenCase();
  await casePage.goto(caseId);
  await aws.arm(ana, { operation: "ListComments", fault: "AccessDeniedException", times: 5 });
  await record.openButton.click();
  const { text } = await record.save("Markdown");

  const sentence = "The comments: the role does not have permission to read them (security-ir:ListComments).";
  await expect(record.outcome("The record is not complete, and says so:")).toContainText(sentence);
  expect(text).toContain(`## 2. What is missing\n\n1. ${sentence}\n`);
});

test("a cancelled record saves nothing, and can be made again", async ({ page, givenCase, casePage, record, aws }) => {
  const { caseId } = await givenCase();
  await addComments(aws, caseId, 30);
  await casePage.goto(caseId);
  const release = await record.holdLaterPages();
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await record.openButton.click();
  await record.format("JSON").click();
  await expect(record.panel).toContainText("Reading comments… 25 of 30");
  await expect(record.cancelButton).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(record.outcome("Cancelled. Nothing was saved.")).toBeVisible();
  await expect(record.format("JSON")).toBeFocused();
  release();
  const { text } = await record.save("JSON");
  expect(JSON.parse(text).comments).toHaveLength(30);
  expect(downloads).toHaveLength(1);
});

test("nothing is saved if its reader signs out in another tab while it is made", async ({
  context,
  page,
  givenCase,
  casePage,
  record,
  aws,
}) => {
  const { caseId } = await givenCase();
  await addComments(aws, caseId, 30);
  await casePage.goto(caseId);
  const release = await record.holdLaterPages();
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await record.openButton.click();
  await record.format("Markdown").click();
  await expect(record.panel).toContainText("Reading comments… 25 of 30");
  const other = toVisitor(await context.newPage());
  await other.page.goto("/cases/new");
  await other.account.signOut();

  await expect(casePage.main).toContainText("This page no longer shows the case.");
  release();
  await page.unrouteAll({ behavior: "wait" });
  expect(downloads).toEqual([]);
});

test("nothing is saved if somebody else is signed in meanwhile", async ({
  context,
  page,
  givenCase,
  casePage,
  record,
  aws,
  persona,
  consoleWatch,
}) => {
  consoleWatch.allow(/^error: Failed to load resource: .* 403/);
  const { caseId } = await givenCase();
  await addComments(aws, caseId, 30);
  await casePage.goto(caseId);
  const release = await record.holdLaterPages();
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await record.openButton.click();
  await record.format("Markdown").click();
  await expect(record.panel).toContainText("Reading comments… 25 of 30");
  await context.clearCookies({ domain: "localhost" });
  await signInOverHttp(page.request, persona("vic"));
  release();

  await expect(casePage.main).toContainText("Someone else has signed in with this browser.");
  expect(downloads).toEqual([]);
});

test("the record for print has everything, and only the record goes to paper", async ({
  page,
  givenCase,
  casePage,
  record,
  aws,
}) => {
  const { caseId } = await givenCase({ title: "For paper" });
  await aws.comment({ caseId, creator: "AWS Responder", body: hostile });
  await casePage.goto(caseId);
  await record.openButton.click();
  await record.printLink.click();

  await expect(record.printed).toContainText("For paper");
  await expect(record.printed.getByRole("heading", { level: 2 })).toHaveText([
    "1. About this record",
    "2. Facts",
    "3. People",
    "4. Conversation",
    "5. Edits",
    "6. Findings of AWS",
    "7. Files",
  ]);
  await expect(record.printed).toContainText("<script>alert(1)</script>");
  await expect(page).toHaveTitle(`Record of case ${caseId} – Casedesk`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Back to the case", exact: true })).toBeHidden();
});

test("the record for print shows nothing to somebody else", async ({ context, page, visitCase, record }) => {
  const { caseId } = await visitCase({ title: "Not for others" });
  await page.goto(`/cases/${caseId}/record`);
  await expect(record.printed).toContainText("Not for others");
  const other = toVisitor(await context.newPage());
  await other.page.goto("/cases/new");
  await other.account.signOut();

  await expect(page.getByRole("main")).toContainText("This page no longer shows the case.");
  await expect(page.getByRole("main")).not.toContainText("Not for others");
});

test("a record of 1,000 comments has each of them", takesLong, async ({ page, visitCase, casePage, record, aws }) => {
  test.slow();
  const { ana, caseId } = await visitCase();
  await addComments(aws, caseId, 1000);
  await page.goto("/cases/new");
  const before = (await aws.calls(ana, "ListComments")).length;
  await page.goto(`/cases/${caseId}/record`);
  await expect(record.printed).toContainText("1,000 comments, oldest first.", { timeout: 60_000 });
  await expect(record.printed.getByRole("heading", { name: /^Comment \d+$/ })).toHaveCount(1000);
  expect((await aws.calls(ana, "ListComments")).length - before).toBe(40);

  await casePage.goto(caseId);
  await record.openButton.click();
  const { text } = await record.save("Markdown");
  expect(text.match(/^Comment number \d+$/gm)).toHaveLength(1000);
});
