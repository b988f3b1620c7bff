import { randomUUID } from "node:crypto";
import { fillEverything } from "../form-content";
import { testWithOwnServers } from "../own-servers";
import { ExportButtons, exportNames } from "../pages/export-buttons";
import { test as base, expect } from "../test";
import type { Visitor } from "../visitor";
import { runInShell } from "./stand-in-aws";

const test = base.extend<{ exports: ExportButtons }>({
  exports: async ({ page }, use) => use(new ExportButtons(page)),
});

/** Texts that attack a shell, a terminal or a reader. */
const hostile =
  '\'; touch owned; $(touch owned) `touch owned` "$HOME" !! \\ %PATH% ’ \u202egnihton\u202c & | > owned 🔑';

test.describe("the command for AWS's CLI, run by a shell", () => {
  test("gives AWS's command exactly what AWS has got from the portal", async ({
    signIn,
    caseForm,
    review,
    casePage,
    exports,
    aws,
  }) => {
    const ana = await signIn("ana");
    await fillEverything(caseForm);
    await caseForm.title.fill(hostile);
    await caseForm.description.fill(`${hostile}\nSecond line\n\n-- ${hostile}`);
    await caseForm.userAgent(1).fill(hostile);
    await caseForm.review();
    const { call, left } = runInShell(await exports.copy("Copy as AWS CLI command"));
    await review.openButton.click();
    await casePage.caseId();

    const [sent] = await aws.calls(ana, "CreateCase");
    expect(call.args.slice(0, -1)).toEqual([
      ...["security-ir", "create-case", "--region", "us-east-1", "--cli-input-json"],
    ]);
    expect(inSeconds(call.input)).toEqual(sent?.input);
    expect(left).toEqual([]);
  });

  test("does the same for a case too large for one argument, and leaves no file", async ({
    signIn,
    caseForm,
    review,
    casePage,
    exports,
    aws,
  }) => {
    const ana = await signIn("ana");
    await caseForm.fill({ title: hostile, description: "🔑".repeat(8000) });
    const lines = Array.from({ length: 200 }, (_, index) => `192.0.2.${index}\t${hostile} ${"🔥".repeat(300)}`);
    await caseForm.paste(caseForm.ipAddress(1), lines.join("\n"));
    await expect(caseForm.ipAddresses).toHaveCount(200);
    await caseForm.review();
    const command = await exports.copy("Copy as AWS CLI command");
    const { call, left } = runInShell(command);
    await review.openButton.click();
    await casePage.caseId();

    const [sent] = await aws.calls(ana, "CreateCase");
    expect(Buffer.byteLength(command)).toBeGreaterThan(131_072);
    expect(inSeconds(call.input)).toEqual(sent?.input);
    expect(left).toEqual([]);
  });
});

test("the JSON is what AWS has got from the portal", async ({ signIn, caseForm, review, casePage, exports, aws }) => {
  const ana = await signIn("ana");
  await fillEverything(caseForm);
  await caseForm.description.fill(hostile);
  await caseForm.review();
  const json = await exports.copy("Copy as JSON");
  await review.openButton.click();
  await casePage.caseId();

  const [sent] = await aws.calls(ana, "CreateCase");
  expect(inSeconds(JSON.parse(json))).toEqual(sent?.input);
});

test("the text can be read aloud, line by line", async ({ signIn, caseForm, exports }) => {
  await signIn("ana");
  await caseForm.fill({ title: "Keys \u202ein use", description: "First line.\nSecond line." });
  await caseForm.impactedAccounts.fill("111122223333");
  await caseForm.ipAddress(1).fill("2001:db8::1");
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("soc@example.com");
  await caseForm.review();
  const text = await exports.copy("Copy as text");

  expect(text.replace(/[0-9a-f-]{36}/, "<token>").split("\n")).toEqual([
    "Who resolves the case: Resolve case with AWS",
    "Type of request: Active security incident",
    "Title: Keys [U+202E]in use",
    // 05:06 in Berlin, in winter.
    "Estimated start: 4 Mar 2026, 04:06 UTC",
    "Description:",
    "  First line.",
    "  Second line.",
    "Impacted accounts:",
    "  111122223333",
    "Threat actors:",
    "  2001:DB8:0:0:0:0:0:1",
    "Watchers:",
    "  soc@example.com",
    "Client token: <token>",
    "",
  ]);
});

for (const name of exportNames) {
  test(`“${name}” is there after a failure, and carries the token that AWS has seen`, async ({
    signIn,
    sendCase,
    review,
    exports,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "AccessDeniedException" });
    await sendCase();
    await expect(review.failure).toBeVisible();
    const text = await exports.copy(name);

    const [refused] = await aws.calls(ana, "CreateCase");
    expect(text).toContain(String(Object(refused?.input).clientToken));
  });

  test(`“${name}” works without a network`, async ({ context, consoleWatch, signIn, caseForm, review, exports }) => {
    consoleWatch.allow(/^error: Failed to load resource/);
    await signIn("ana");
    await caseForm.fill({ title: "Typed before the network went" });
    await caseForm.review();
    await review.verifyOnPage();
    await context.setOffline(true);
    await review.open();
    await expect(review.failure).toBeVisible();

    expect(await exports.copy(name)).toContain("Typed before the network went");
  });
}

test("a refused case can be exported while it is in the form", async ({
  page,
  signIn,
  sendCase,
  caseForm,
  exports,
  aws,
}) => {
  const ana = await signIn("ana");
  await aws.arm(ana, {
    operation: "CreateCase",
    fault: "ValidationException",
    details: { fieldList: [{ name: "title", message: "not this title" }] },
  });
  await sendCase({ title: "Refused" });
  await expect(caseForm.errorSummary).toBeFocused();
  await expect(exports.button("Copy as AWS CLI command")).toBeVisible();
  await caseForm.button("Discard draft").click();

  await expect(page.getByText("Draft discarded.")).toBeVisible();
  await expect(exports.button("Copy as AWS CLI command")).toBeHidden();
});

test.describe("a portal that lets one user send two cases within ten minutes", () => {
  const limited = testWithOwnServers({ portal: { SUBMITS_PER_USER: "2", SUBMIT_WINDOW_SECONDS: "600" } });

  limited(
    "tells the third one when to try again, and keeps what was typed",
    async ({ visitor, signIn, sendCase, caseForm, review, aws }) => {
      const ana = await signIn("ana");
      await openAnother(visitor);
      await openAnother(visitor);
      await caseForm.goto();
      await sendCase({ title: "The third" });

      await expect(review.failure.getByRole("heading")).toHaveText("You have sent too many cases in a short time");
      await expect(review.failure).toContainText(
        /You have sent 2 cases in the last 10 minutes, as many as the portal allows\. Try again in (9|10) minutes/,
      );
      await review.backButton.click();
      await expect(caseForm.title).toHaveValue("The third");
      expect(await aws.calls(ana, "CreateCase")).toHaveLength(2);
    },
  );

  limited(
    "never stops the repeat of a case that it has sent",
    async ({ visitor, signIn, sendCase, caseForm, review, casePage, aws }) => {
      const ana = await signIn("ana");
      const expectCalls = (count: number) => expect.poll(() => aws.calls(ana, "CreateCase")).toHaveLength(count);
      await openAnother(visitor);
      await aws.arm(ana, { operation: "CreateCase", fault: "empty-500", times: 9 });
      await caseForm.goto();
      await sendCase({ title: `Tried four times ${randomUUID()}` });
      await expectCalls(4);
      await review.checkButton.click({ timeout: 30_000 });
      await expectCalls(7);
      await review.checkButton.click({ timeout: 30_000 });
      await expectCalls(10);
      await review.checkButton.click({ timeout: 30_000 });

      await casePage.caseId();
      await expectCalls(11);
    },
  );

  limited("counts each user alone", async ({ visitor, signIn, newVisitor }) => {
    await signIn("ana");
    await openAnother(visitor);
    await openAnother(visitor);
    const other = await newVisitor();

    const { caseId } = await other.openCase();
    await other.casePage.verifyOnPage(caseId);
  });
});

/** With the start in seconds, as AWS's CLI and SDK send it. */
function inSeconds(input: Record<string, unknown>): Record<string, unknown> {
  return { ...input, reportedIncidentStartDate: Date.parse(String(input.reportedIncidentStartDate)) / 1000 };
}

async function openAnother({ caseForm, sendCase, casePage }: Visitor) {
  await caseForm.goto();
  await sendCase({ title: `One of several ${randomUUID()}` });
  await casePage.caseId();
}
