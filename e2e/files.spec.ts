import { createHash } from "node:crypto";
import { keptText } from "./browser-storage";
import { FilesPanel } from "./pages/files-panel";
import { test as base, expect } from "./test";
import { toVisitor } from "./visitor";

const takesLong = { tag: "@full" };

const test = base.extend<{ files: FilesPanel }>({
  files: async ({ page }, use) => use(new FilesPanel(page)),
});

/** The browser notes that an upload did not succeed. */
const unanswered = /Failed to load resource/;

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

test("a file is sent, checked and downloaded as it was", async ({ visitCase, files, aws }) => {
  const { ana, caseId } = await visitCase();
  const content = "Time,Event\n02:00,ListBuckets\n";
  await files.add({ name: "trail of 30 Nov.csv", content });

  const row = files.row("trail-of-30-Nov.csv");
  await expect(row).toContainText("Verified");
  await expect(row).toContainText("29 bytes");
  await expect(row).toContainText(ana.sessionName);
  await expect(row).toContainText(`SHA-256 ${sha256(content)}`);
  expect((await aws.theCase(caseId)).attachments).toMatchObject([
    { fileName: "trail-of-30-Nov.csv", attachmentStatus: "Verified" },
  ]);
  expect(await files.download("trail-of-30-Nov.csv")).toEqual({ name: "trail-of-30-Nov.csv", content });
});

test("files can be acted on once they are in view, and nothing of that is loaded before", async ({
  page,
  visitCase,
  files,
}) => {
  await visitCase();
  await page.waitForLoadState("networkidle");
  await expect(files.section).not.toBeInViewport();
  await expect(files.addButton).toHaveCount(0);

  await page.setViewportSize({ width: 1280, height: 4000 });
  await expect(files.addButton).toBeInViewport();
});

test("files can be acted on once the page is scrolled, without a move of the pointer", async ({
  page,
  visitCase,
  files,
}) => {
  await visitCase();
  await page.waitForLoadState("networkidle");
  await page.mouse.wheel(0, 20);
  await expect(files.addButton).toBeVisible();
  await expect(files.section).not.toBeInViewport();
});

test("another reader downloads it too, and learns its size and SHA-256", async ({ visitCase, files, newVisitor }) => {
  const { caseId } = await visitCase();
  await files.add({ name: "trail.csv", content: "hello" });
  await expect(files.row("trail.csv")).toContainText("Verified");

  const colleague = await newVisitor();
  await colleague.signIn("vic", `/cases/${caseId}`);
  const theirs = new FilesPanel(colleague.page);
  await theirs.wake();
  await expect(theirs.row("trail.csv")).not.toContainText("SHA-256");
  expect((await theirs.download("trail.csv")).content).toBe("hello");
  await expect(theirs.row("trail.csv")).toContainText(`5 bytes`);
  await expect(theirs.row("trail.csv")).toContainText(sha256("hello"));
});

test("what AWS does not take is refused before anything is sent", async ({ visitCase, files, aws }) => {
  const { ana } = await visitCase();
  await files.add({ name: "x.txt", content: "" });
  await expect(files.problems).toContainText("x.txt is empty");
  expect(await aws.calls(ana, "GetCaseAttachmentUploadUrl")).toHaveLength(0);
});

test("malware is refused by AWS's check", async ({ visitCase, files }) => {
  await visitCase();
  await files.add({ name: "eicar.com", content: `EICAR-STANDARD-${"ANTIVIRUS-TEST-FILE"}` });
  await expect(files.row("eicar.com")).toContainText("Refused by AWS");
  await expect(files.button("Download", "eicar.com")).toBeHidden();
});

for (const fault of ["reset-mid-body", "SlowDown", "reset-after"]) {
  test(
    `after a ${fault} the file goes again by itself, and is there once`,
    takesLong,
    async ({ visitCase, files, aws, consoleWatch }) => {
      consoleWatch.allow(unanswered);
      const { ana, caseId } = await visitCase();
      await aws.arm(ana, { operation: "PutObject", fault });
      await files.add({ name: "trail.csv", content: Buffer.alloc(3_000_000, "x") });
      await expect(files.row("trail.csv")).toContainText("Verified", { timeout: 15_000 });
      expect((await aws.theCase(caseId)).attachments).toHaveLength(1);
      const tokens = (await aws.calls(ana, "GetCaseAttachmentUploadUrl")).map(({ input }) => Object(input).clientToken);
      expect(new Set(tokens).size).toBe(1);
    },
  );
}

test("once its URL has expired, a file goes under another name, and the dead entry says so", async ({
  visitCase,
  files,
  aws,
  consoleWatch,
}) => {
  consoleWatch.allow(unanswered);
  const { ana } = await visitCase();
  await aws.arm(ana, { operation: "PutObject", fault: "AccessDenied" });
  await files.add({ name: "trail.csv", content: "hello" });
  await expect(files.row("trail-2.csv")).toContainText("Verified");
  await expect(files.row("trail.csv").filter({ hasNotText: "trail-2" })).toContainText("Not completed");
});

test("a role that may not add files learns it from AWS, and can try again", async ({
  visitCase,
  files,
  aws,
  consoleWatch,
}) => {
  consoleWatch.allow(unanswered);
  const { ana } = await visitCase();
  await aws.arm(ana, { operation: "GetCaseAttachmentUploadUrl", fault: "AccessDeniedException" });
  await files.add({ name: "trail.csv", content: "hello" });
  const row = files.row("trail.csv");
  await expect(row).toContainText("You do not have permission to add files");
  await expect(row).toContainText("security-ir:GetCaseAttachmentUploadUrl");
  await files.button("Try again", "trail.csv").click();
  await expect(row).toContainText("Verified");
});

test("a file under way can be cancelled, and no reader takes it for one that AWS has", async ({
  visitCase,
  files,
  casePage,
  aws,
  newVisitor,
}) => {
  const { ana, caseId } = await visitCase();
  await aws.arm(ana, { operation: "PutObject", fault: "hang" });
  await files.add({ name: "trail.csv", content: "hello" });
  await expect(files.row("trail.csv").getByRole("progressbar")).toBeVisible();
  await expect.poll(() => aws.calls(ana, "PutObject")).toHaveLength(1);
  await expect(files.row("trail.csv")).toContainText("AWS is storing the file…");
  await files.button("Cancel", "trail.csv").click();
  await expect(files.addButton).toBeFocused();
  await expect(files.row("trail.csv")).toContainText("Not completed");
  await expect(casePage.conversation.entry("trail.csv")).toContainText("File, Not completed: trail.csv");

  const colleague = await newVisitor();
  await colleague.signIn("vic", `/cases/${caseId}`);
  const theirs = new FilesPanel(colleague.page).row("trail.csv");
  await expect(theirs).toContainText("Being checked");
  await expect(theirs).toContainText("AWS is checking it, or it has not arrived.");
  await expect(colleague.casePage.conversation.entry("trail.csv")).toContainText("File, Being checked: trail.csv");
});

test("a download says that it is on its way, and can be stopped", async ({ visitCase, files, aws }) => {
  const { ana } = await visitCase();
  await files.add({ name: "trail.csv", content: "hello" });
  await expect(files.row("trail.csv")).toContainText("Verified");
  await aws.arm(ana, { operation: "GetObject", fault: "hang" });
  await files.button("Download", "trail.csv").click();
  await expect(files.row("trail.csv")).toContainText("On its way from AWS.");
  await expect.poll(() => aws.calls(ana, "GetObject")).toHaveLength(1);
  await files.button("Stop", "trail.csv").click();
  await expect(files.button("Download", "trail.csv")).toBeFocused();
  await expect(files.row("trail.csv")).not.toContainText(/On its way|broke off/);
  expect((await files.download("trail.csv")).content).toBe("hello");
});

test("after a reload the page asks for the same file, and goes on under the same token", async ({
  page,
  visitCase,
  files,
  aws,
}) => {
  const { ana, caseId } = await visitCase();
  await aws.arm(ana, { operation: "PutObject", fault: "hang" });
  const file = { name: "canary plan.csv", content: "hello" };
  await files.add(file);
  await expect.poll(() => aws.calls(ana, "PutObject")).toHaveLength(1);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await files.wake();

  await expect(files.row("canary-plan.csv")).toContainText("Add the same file again to go on");
  expect(await keptText(page)).not.toContain("canary");
  await files.add({ ...file, content: "jello" });
  await expect(files.problems).toContainText("canary plan.csv is not the same file as before");
  await files.add(file);
  await expect(files.row("canary-plan.csv")).toContainText("Verified");
  expect((await aws.theCase(caseId)).attachments).toHaveLength(1);
  const tokens = (await aws.calls(ana, "GetCaseAttachmentUploadUrl")).map(({ input }) => Object(input).clientToken);
  expect(new Set(tokens).size).toBe(1);
});

test(
  "what must be known before anybody relies on files is said first",
  takesLong,
  async ({ visitCase, files, casePage }) => {
    const { caseId } = await visitCase();
    await expect(files.section).toContainText("AWS’s responders cannot see files. Put what they need into a comment.");
    await casePage.actions.close();
    await expect(casePage.actions.outcome("Case closed.")).toBeVisible();
    await casePage.goto(caseId);
    await expect(files.section).toContainText("AWS deletes files seven days after closing.");
    await casePage.page.mouse.move(10, 10);
    await expect(files.addButton).toBeHidden();
  },
);

test("a second tab asks for a lost file only once the first one is closed", async ({
  context,
  page,
  visitCase,
  files,
  aws,
}) => {
  const { ana, caseId } = await visitCase();
  const second = await context.newPage();
  const theirs = new FilesPanel(second);
  await second.goto(`/cases/${caseId}`);
  await theirs.wake();
  await aws.arm(ana, { operation: "PutObject", fault: "hang" });
  await files.add({ name: "trail.csv", content: "hello" });
  await expect.poll(() => aws.calls(ana, "PutObject")).toHaveLength(1);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await files.wake();
  await expect(files.row("trail.csv")).toContainText("Add the same file again to go on");

  await second.reload();
  await theirs.section.scrollIntoViewIfNeeded();
  await expect(theirs.section).toContainText("The files of this case are open in another tab.");
  await page.close();
  await expect(theirs.row("trail.csv")).toContainText("Add the same file again to go on");
  await expect(theirs.addButton).toBeVisible();
});

test("nothing of a file's address or name is in what the browser sees of the portal", async ({
  page,
  visitCase,
  files,
}) => {
  await visitCase();
  const seen: string[] = [];
  const answers: Promise<string>[] = [];
  page.on("request", (request) => seen.push(request.url()));
  page.on("response", (response) => {
    if (!response.url().includes("/files")) return;
    seen.push(JSON.stringify(response.headers()));
    // The browser may have let go of it.
    answers.push(response.text().catch(() => ""));
  });
  await files.add({ name: "canary.csv", content: "hello" });
  await expect(files.row("canary.csv")).toContainText("Verified");
  await files.download("canary.csv");
  expect([...seen, ...(await Promise.all(answers))].join("\n")).not.toMatch(/canary|X-Amz/i);
});

test("files added to the form are sent once the case is open, on its page", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  files,
  aws,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "With files" });
  await files.add({ name: "x.txt", content: "" });
  await expect(files.problems).toContainText("x.txt is empty");
  await files.add({ name: "my trail.csv", content: "hello" }, { name: "dump.bin", content: "world" });
  await caseForm.review();
  await expect(page.getByRole("main")).toContainText("They are sent once the case is open, on its page.");
  await expect(page.getByRole("main")).toContainText("my-trail.csv (5 bytes)");
  await review.open();

  await expect(files.row("my-trail.csv")).toContainText("Verified");
  await expect(files.row("dump.bin")).toContainText("Verified");
  expect((await aws.theCase(await casePage.caseId())).attachments).toHaveLength(2);
});

test("after a reload of the form it asks for the same files, and for those still missing the case does", async ({
  page,
  signIn,
  caseForm,
  review,
  files,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "With files" });
  await files.add({ name: "trail.csv", content: "hello" }, { name: "dump.bin", content: "world" });
  await caseForm.waitUntilKept();
  await page.reload();
  await files.wake();
  await expect(files.row("trail.csv")).toContainText("This page has lost the file.");
  await files.add({ name: "trail.csv", content: "hello" });
  await expect(files.row("trail.csv")).not.toContainText("lost");

  await caseForm.review();
  await expect(page.getByText("They are sent once the case is open, on its page.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "dump.bin" })).toHaveText(
    "dump.bin (5 bytes) Not sent unless you add it again: this page has lost the file.",
  );
  await review.open();
  const opened = page.getByRole("status").filter({ hasText: "Case opened" });
  await expect(opened).toContainText("Not sent, because the form lost it: dump.bin.");
  await opened.getByRole("link", { name: "Add it again under “Files”" }).click();
  await expect(page).toHaveURL(/#files$/);
  await expect(files.row("trail.csv")).toContainText("Verified");
  await expect(files.row("dump.bin")).toContainText("Add the same file again to go on");
  await files.add({ name: "dump.bin", content: "world" });
  await expect(files.row("dump.bin")).toContainText("Verified");
});

test("a sign-out names the files that wait on the form, and Stay keeps them", async ({
  page,
  signIn,
  caseForm,
  account,
  files,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "With files" });
  await files.add({ name: "trail.csv", content: "hello" }, { name: "dump.bin", content: "world" });
  await caseForm.waitUntilKept();
  await account.signOut();
  await expect(account.question).toContainText(
    "Signing out erases 1 draft in this browser. 2 files are not sent yet, and will not be once you sign out.",
  );
  await page.keyboard.press("Enter");
  await expect(account.question).toBeHidden();
  await expect(files.row("trail.csv")).toBeVisible();
});

test("a sign-out names a file under way, and asks no second time", async ({ page, openCase, account, files, aws }) => {
  const { ana } = await openCase();
  await aws.arm(ana, { operation: "PutObject", fault: "hang" });
  await files.add({ name: "trail.csv", content: "hello" });
  await expect.poll(() => aws.calls(ana, "PutObject")).toHaveLength(1);
  await account.signOut();
  await expect(account.question).toContainText("1 file is not sent yet, and will not be once you sign out.");
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    return dialog.accept();
  });
  await account.question.getByRole("button", { name: "Sign out and erase", exact: true }).click();
  await expect(page).toHaveURL(/\/session\/end/);
  expect(dialogs).toEqual([]);
});

test("a sign-out in another tab ends an upload", async ({ context, page, openCase, files, aws }) => {
  const { ana } = await openCase();
  await aws.arm(ana, { operation: "PutObject", fault: "hang" });
  await files.add({ name: "trail.csv", content: "hello" });
  await expect.poll(() => aws.calls(ana, "PutObject")).toHaveLength(1);
  const ended = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/files"));
  const other = toVisitor(await context.newPage());
  await other.page.goto("/cases/new");
  await other.account.signOutAndErase();
  await expect(page.getByRole("main")).toContainText("This page no longer shows the case.");
  expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
});

test("a lost file is asked for no more once the case is closed", async ({ page, openCase, casePage, files, aws }) => {
  const { ana } = await openCase();
  await aws.arm(ana, { operation: "PutObject", fault: "hang" });
  await files.add({ name: "trail.csv", content: "hello" });
  await expect.poll(() => aws.calls(ana, "PutObject")).toHaveLength(1);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await files.wake();
  await expect(files.row("trail.csv")).toContainText("Add the same file again to go on");
  await casePage.actions.close();
  await expect(files.row("trail.csv")).toContainText("this page has lost it, and cannot add files any more.");
});
