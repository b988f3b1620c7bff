import { findSmallTargets } from "../accessibility-scan";
import type { SimulatedAws } from "../aws";
import { linkTo } from "../link-to";
import { longTitle, test } from "../look";
import { cutOff } from "../lost-answers";
import { CaseFormPage } from "../pages/case-form-page";
import { DraftNotice } from "../pages/draft-notice";
import { EditCasePage } from "../pages/edit-case-page";
import { FilesPanel } from "../pages/files-panel";
import { PrefillNotice } from "../pages/prefill-notice";
import { RecordPanel } from "../pages/record-panel";
import { newPersona, type Persona } from "../persona";
import { expect } from "../test";
import type { Visitor } from "../visitor";

// A page that is not there answers 404, which the browser reports.
test.beforeEach(({ consoleWatch }) => consoleWatch.allow(/^error: Failed to load resource: .* 404/));

// Every rule is tried in every look.
test.slow();

test("the pages before the form can be read in every look", async ({ page, look, signInOnPages, signInPage }) => {
  await page.goto("/sign-in");
  await signInPage.verifyOnPage();
  await look("the sign-in page");

  await page.goto("/sign-in?error=OAuthCallback");
  await expect(signInPage.problem).toBeVisible();
  await look("the sign-in page after a sign-in that failed");

  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "Page not found", level: 1, exact: true })).toBeVisible();
  await look("the page for an address that is not there, signed out");

  await signInOnPages("max", "/sign-in?callbackUrl=/sign-in/done");
  await expect(page.getByRole("heading", { name: "You are signed in again", exact: true })).toBeVisible();
  await look("the page after signing in again");

  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "Page not found", level: 1, exact: true })).toBeVisible();
  await look("the page for an address that is not there, signed in");
});

test("the page for who has no role can be read in every look", async ({ look, signInOnPages, refusedPage }) => {
  await signInOnPages("noa");
  await refusedPage.verifyOnPage("You do not have access to Casedesk");
  await look("no role");
});

test("the page for who was refused the role can be read in every look", async ({
  page,
  look,
  signInPage,
  identityProvider,
  refusedPage,
  aws,
}) => {
  const ana = newPersona("ana");
  await aws.arm(ana, { operation: "AssumeRoleWithWebIdentity", fault: "AccessDenied", times: 3 });
  await page.goto("/cases/new");
  await signInPage.start();
  await identityProvider.signInAs(ana);
  await refusedPage.verifyOnPage("AWS did not give you the role Incident responder");
  await look("role refused");
});

test("the empty form and its lists can be read in every look", async ({ page, look, signIn, caseForm, account }) => {
  await signIn("max");
  await caseForm.verifyOnPage();
  await look("the empty form");

  await account.open();
  await account.changeRole.click();
  await look("the account menu");
  await expect(page.getByRole("button", { name: "Act as Incident viewer", exact: true })).toBeVisible();
  await account.button.click();

  await caseForm.regions.fill("asia");
  await page.keyboard.press("ArrowDown");
  await look("the list of Regions");
  await expect(caseForm.option("Asia Pacific (Tokyo) ap-northeast-1")).toBeVisible();

  await caseForm.services.fill("manager");
  await page.keyboard.press("ArrowDown");
  await look("the list of services");
  await expect(caseForm.option("AWS Certificate Manager (ACM)")).toBeVisible();
});

test("the form with errors can be read in every look", async ({ look, signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
  await caseForm.ipAddress(1).fill("evil.example");
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("nobody");
  await caseForm.button("Add tag").click();
  await caseForm.tagValue(1).fill("INC-42");
  await caseForm.impactedAccounts.fill("12345678");
  await caseForm.review();
  await expect(caseForm.errorSummary).toBeFocused();
  await look("errors");
});

test("the notices about drafts can be read in every look", async ({ page, context, look, signIn, caseForm }) => {
  const draft = new DraftNotice(page);
  await signIn("ana");
  await caseForm.fill();
  await caseForm.waitUntilKept();
  await page.reload();
  await expect(draft.restored).toBeVisible();
  await look("a draft is back");

  await draft.button("Discard draft").click();
  await expect(draft.discarded).toBeVisible();
  await look("the draft is discarded");

  await page.goto("about:blank");
  const otherTab = new CaseFormPage(await context.newPage());
  await otherTab.goto();
  await otherTab.fill();
  await otherTab.waitUntilKept();
  await page.goto("/cases/new");
  await expect(draft.elsewhere).toBeVisible();
  await look("another tab writes the draft");
});

test("the notices about a prefilled link can be read in every look", async ({ page, look, signIn, caseForm }) => {
  const prefill = new PrefillNotice(page);
  await signIn("ana");
  await caseForm.verifyOnPage();
  await page.goto("about:blank");
  await page.goto(
    linkTo({ title: longTitle, impactedAwsRegions: ["mars-1"], watchers: [{ email: "eve@evil.example" }] }),
  );
  await expect(prefill.filled).toBeVisible();
  await look("filled from a link");

  await caseForm.waitUntilKept();
  await page.goto("about:blank");
  await page.goto(linkTo({ title: "Another" }));
  await expect(prefill.asking).toBeVisible();
  await look("a link and a draft");
});

test("the notice that the session has ended can be read in every look", async ({ page, look, signIn, caseForm }) => {
  await page.clock.install();
  await signIn("ana");
  await caseForm.verifyOnPage();
  await page.clock.fastForward("01:00:05");
  await expect(page.getByText("Your session has ended.")).toBeVisible();
  await page.clock.resume();
  await look("the session has ended");
});

test("the full form, its review and the case's page can be read in every look", async ({
  page,
  look,
  signIn,
  caseForm,
  review,
  casePage,
}) => {
  await signIn("ana");
  await fillAtItsLongest(caseForm);
  await look("the form with everything filled in");

  await caseForm.review();
  await review.verifyOnPage();
  await look("the review");

  await review.open();
  await expect(casePage.opened).toBeFocused();
  await expect(casePage.title).toHaveText(longTitle);
  await look("the page of a case just opened");

  await page.context().clearCookies({ name: "casedesk.opened" });
  await page.reload();
  await expect(casePage.opened).toBeHidden();
  await expect(casePage.title).toBeVisible();
  await look("the page of a case read later");

  await page.goto("/cases/9999999999");
  await expect(page.getByRole("heading", { name: "Case not found", level: 1, exact: true })).toBeVisible();
  await look("the page for a case that is not there");
});

test("a change of a case can be read in every look, from the form to the end", async ({
  page,
  look,
  openCase,
  aws,
}) => {
  const { caseId } = await openCase();
  const editPage = new EditCasePage(page);
  await editPage.goto(caseId);
  await editPage.title.fill("Changed in every look");
  await editPage.button("Add me").click();
  await look("the form filled from the case");

  await editPage.review();
  await look("the review of changes");

  await aws.edit(caseId, { title: "Changed by somebody else" });
  await editPage.save();
  await expect(editPage.heading("Somebody else changed this case")).toBeFocused();
  await look("the decision about somebody else's change");

  await page.getByRole("radio", { name: "Use mine" }).check();
  await editPage.button("Review changes").click();
  await editPage.save();
  await expect(editPage.saved).toBeFocused();
  await look("the changes saved");

  await page.goto(`/cases/${caseId}`);
  await editPage.button("Change tags").click();
  await editPage.button("Add tag").click();
  await look("the tags being changed");
});

test("files can be read in every look, with one that AWS has and one that it did not get", async ({
  page,
  look,
  openCase,
  consoleWatch,
  aws,
}) => {
  consoleWatch.allow(/Failed to load resource/);
  const { ana } = await openCase();
  const files = new FilesPanel(page);
  await files.add({ name: `${"trail-".repeat(30)}.csv`, content: "hello" });
  await expect(files.row("trail-")).toContainText("Verified");
  await aws.arm(ana, { operation: "GetCaseAttachmentUploadUrl", fault: "AccessDeniedException" });
  await files.add({ name: "dump.bin", content: "world" }, { name: "x.txt", content: "" });
  await expect(files.row("dump.bin")).toContainText("You do not have permission to add files");
  await look("files");
});

test("the conversation can be read in every look, from AWS's question to a comment that is there twice", async ({
  page,
  look,
  openCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await openCase();
  const { conversation } = casePage;
  const max = `arn:aws:sts::111122223333:assumed-role/IncidentResponder/${"max-".repeat(12)}@example.com`;
  await aws.respond({ do: "status", caseId, caseStatus: "Detection and Analysis" });
  await aws.comment({ caseId, creator: max, body: "0123456789abcdef".repeat(700) });
  await aws.respond({ do: "finding", caseId, title: longTitle.slice(0, 200), content: longTitle });
  await aws.respond({ do: "ask", caseId, body: "Which keys?\nSince when?" });
  await page.reload();
  await expect(casePage.banner("AWS is waiting for your answer")).toBeVisible();
  await page.getByRole("button", { name: "Give access" }).click();
  // Folded, it is cut off on purpose.
  await page.getByRole("button", { name: /^Show all/ }).click();
  await look("AWS waits for an answer");

  await aws.arm(ana, { operation: "CreateCaseComment", fault: "AccessDeniedException" });
  await conversation.add("Two keys.");
  await expect(conversation.alert).toContainText("You do not have permission to comment");
  await look("a comment was refused");

  await aws.arm(ana, { operation: "CreateCaseComment", fault: "ConflictException", details: { stored: true } });
  await conversation.addButton.click();
  await expect(conversation.alert).toContainText("We do not know whether AWS added the comment");
  await look("it is not known whether the comment is there");

  await conversation.checkButton.click();
  await expect(conversation.alert).toContainText("This comment is already there");
  await look("the comment is there already");

  await conversation.mineButton.click();
  await conversation.add("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz");
  await expect(page.getByText("This comment may contain secrets")).toBeVisible();
  await look("a comment with a secret");

  await conversation.box.fill("Another comment");
  await conversation.addButton.click();
  await conversation.entry("Another comment").getByRole("button", { name: /^Edit/ }).click();
  await expect(page.getByLabel("Edit comment", { exact: true })).toBeFocused();
  await look("a comment is being changed");
});

test("the record of a case can be read in every look, saved and for print", async ({
  page,
  look,
  openCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await openCase({ title: longTitle });
  const record = new RecordPanel(page);
  await aws.comment({ caseId, creator: "AWS Responder", body: "0123456789abcdef".repeat(700) });
  await aws.respond({ do: "finding", caseId, title: longTitle.slice(0, 200), content: longTitle });
  for (let number = 1; number <= 30; number++) await aws.comment({ caseId, creator: "AWS Responder", body: longTitle });
  await casePage.goto(caseId);
  // Folded, it is cut off on purpose.
  await page.getByRole("button", { name: /^Show all/ }).click();
  const release = await record.holdLaterPages();
  await record.openButton.click();
  await record.format("Markdown").click();
  await expect(record.panel).toContainText("Reading comments… 25 of 31");
  await look("the record is being made");

  await record.cancelButton.click();
  release();
  await aws.arm(ana, { operation: "ListCaseEdits", fault: "AccessDeniedException" });
  await record.save("JSON");
  await look("the record is saved without the edits");

  await aws.arm(ana, { operation: "ListCaseEdits", fault: "AccessDeniedException" });
  await record.printLink.click();
  await expect(record.printed).toContainText("security-ir:ListCaseEdits");
  await look("the record for print");
});

test("the page of a case without its details can be read in every look", async ({ look, signIn, casePage }) => {
  await signIn("wes", "/cases/1234567890");
  await expect(casePage.unreadable).toBeVisible();
  await look("details not shown");
});

test("a refusal by AWS can be read in every look", async ({ look, signIn, sendCase, caseForm, review, aws }) => {
  const ana = await signIn("ana");
  await arm(aws, ana, "ServiceQuotaExceededException", { quotaCode: "L-12345678" });
  await sendCase();
  await expect(review.failure).toContainText("AWS accepts no more cases for now");
  await look("refused for now");

  await arm(aws, ana, "ExpiredTokenException");
  await review.openButton.click();
  await expect(review.failure).toContainText("AWS no longer accepts your session");
  await look("refused until the next sign-in");

  await arm(aws, ana, "ValidationException", {
    reason: "FIELD_VALIDATION_FAILED",
    fieldList: [{ name: "title", message: "not this title" }],
  });
  await review.openButton.click();
  await expect(caseForm.errorSummary).toBeFocused();
  await look("refused field by field");
});

test("an unclear outcome can be read in every look", async ({
  page,
  look,
  signIn,
  sendCase,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await arm(aws, ana, "ConflictException", { stored: true });
  await sendCase({ title: `Under way ${ana.login}` });
  await expect(review.failure).toContainText("We do not know whether AWS opened the case");
  await look("the outcome is not known");

  await review.checkButton.click();
  await expect(review.failure.getByRole("link").first()).toBeVisible();
  await look("AWS's list has a case like it");

  await review.failure.getByRole("link").first().click();
  await expect(casePage.heading).toBeVisible();
  await page.goto("/cases/new");
  await expect(page.getByText("You already opened this as")).toBeVisible();
  await look("the draft is a case already");
});

test("other drafts, invisible characters and the question at sign-out can be read in every look", async ({
  page,
  look,
  signIn,
  sendCase,
  caseForm,
  account,
  aws,
}) => {
  const ana = await signIn("ana");
  await arm(aws, ana, "ConflictException");
  await sendCase({ title: longTitle });
  await page.getByRole("button", { name: "I opened it another way", exact: true }).click();
  await page.keyboard.press("Enter");
  await look("a case that was opened another way");

  await page.getByRole("button", { name: "Open a different case", exact: true }).click();
  await caseForm.description.fill("\uFEFFThe terminal says \u001b[31mdenied\u001b[0m for pay\u200Broll");
  await expect(page.getByRole("button", { name: "Remove them all", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Your other drafts", exact: true })).toBeVisible();
  await look("other drafts and invisible characters");

  await caseForm.waitUntilKept();
  await account.signOut();
  await expect(account.question).toBeVisible();
  await look("the question at sign-out");
});

test("a page that broke can be read in every look", async ({ page, look, consoleWatch, signIn, caseForm, review }) => {
  // React reports what it could not show.
  consoleWatch.allow(/^error: Error: Minified React error #412/);
  await signIn("ana");
  await caseForm.fill();
  await caseForm.review();
  await page.route("**/cases/new", cutOff, { times: 1 });
  await review.open();
  await expect(page.getByRole("heading", { name: "Something went wrong", level: 1, exact: true })).toBeVisible();
  await look("the error page");
});

test("everything that is clicked is 24 pixels high and wide in a narrow window", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  account,
}) => {
  await signIn("max");
  await fillAtItsLongest(caseForm);
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("nobody");
  await caseForm.review();
  await expect(caseForm.errorSummary).toBeFocused();
  await account.open();
  await account.changeRole.click();
  expect.soft(await findSmallTargets(page, "narrow"), "the account menu").toEqual([]);
  await caseForm.regions.fill("asia");
  expect.soft(await findSmallTargets(page, "narrow"), "the form").toEqual([]);

  await caseForm.regions.fill("");
  await caseForm.watcherEmail(1).fill("sam@example.com");
  await caseForm.review();
  await review.verifyOnPage();
  expect.soft(await findSmallTargets(page, "narrow"), "the review").toEqual([]);

  await review.open();
  await expect(casePage.title).toBeVisible();
  expect.soft(await findSmallTargets(page, "narrow"), "the case's page").toEqual([]);
});

async function fillAtItsLongest(caseForm: Visitor["caseForm"]): Promise<void> {
  await caseForm.fill({ title: longTitle, description: `${longTitle}\nSecond line.` });
  await caseForm.impactedAccounts.fill("111122223333\n123456789");
  await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
  await caseForm.choose(caseForm.services, "manager", "AWS Certificate Manager (ACM)");
  await caseForm.ipAddress(1).fill("2001:db8:85a3::8a2e:370:7334");
  await caseForm.userAgent(1).fill("Mozilla/5.0(X11;Linux)".repeat(8));
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill(`${"security-operations-".repeat(8)}@example.com`);
  await caseForm.watcherName(1).fill("Sam Oc");
  await caseForm.watcherJobTitle(1).fill("Analyst");
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill("ticket-".repeat(16));
  await caseForm.tagValue(1).fill("INC-42-".repeat(32));
}

async function arm(
  aws: SimulatedAws,
  persona: Persona,
  fault: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await aws.arm(persona, { operation: "CreateCase", fault, details });
}
