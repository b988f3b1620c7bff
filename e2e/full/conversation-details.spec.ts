import { FilesPanel } from "../pages/files-panel";
import { expect, test } from "../test";

const max = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/max@example.com";

test("a person changes their own comment, and nobody else's", async ({ page, visitCase, casePage, aws }) => {
  const { caseId } = await visitCase();
  const { conversation } = casePage;
  await aws.comment({ caseId, body: "By somebody else", creator: max });
  await conversation.add("Wriong");
  await expect(conversation.added).toBeVisible();
  await page.reload();
  await expect(conversation.entry("By somebody else").getByRole("button", { name: /^Edit/ })).toHaveCount(0);

  await conversation.entry("Wriong").getByRole("button", { name: /^Edit/ }).click();
  await page.getByLabel("Edit comment", { exact: true }).fill("Wrong no more");
  await page.getByRole("button", { name: "Save comment" }).click();
  await expect(page.getByLabel("Edit comment", { exact: true })).toBeHidden();
  await expect(conversation.entry("Wrong no more")).toBeVisible();
  expect((await aws.comments(caseId)).map(({ body }) => body)).toEqual(["By somebody else", "Wrong no more"]);
});

test("a change meanwhile is shown before it is overwritten", async ({ page, visitCase, casePage, aws }) => {
  const { ana, caseId } = await visitCase();
  const { conversation } = casePage;
  await conversation.add("As it was");
  await expect(conversation.added).toBeVisible();
  await page.reload();
  await conversation.entry("As it was").getByRole("button", { name: /^Edit/ }).click();
  await page.getByLabel("Edit comment", { exact: true }).fill("Mine");
  await aws.respond({ do: "edit", caseId, commentId: "000000", body: "Changed elsewhere" });
  await page.getByRole("button", { name: "Save comment" }).click();

  await expect(page.getByRole("alert").filter({ hasText: "This comment has changed" })).toContainText(
    "Changed elsewhere",
  );
  expect(await aws.calls(ana, "UpdateCaseComment")).toEqual([]);
  await page.getByRole("button", { name: "Save comment" }).click();
  await expect(page.getByLabel("Edit comment", { exact: true })).toBeHidden();
  await expect(conversation.entry("Mine")).toBeVisible();
});

test("a change with a secret is saved only after a tick", async ({ page, openCase, casePage, aws }) => {
  const { ana } = await openCase();
  const { conversation } = casePage;
  await conversation.add("The key was");
  await conversation.entry("The key was").getByRole("button", { name: /^Edit/ }).click();
  const box = page.getByLabel("Edit comment", { exact: true });
  await box.fill("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz");
  await page.getByRole("button", { name: "Save comment" }).click();
  await expect(casePage.main).toContainText("This comment may contain secrets");
  expect(await aws.calls(ana, "UpdateCaseComment")).toEqual([]);

  await page.getByLabel("Send it anyway").check();
  await page.getByRole("button", { name: "Save comment" }).click();
  await expect(box).toBeHidden();
  expect(await aws.calls(ana, "UpdateCaseComment")).toHaveLength(1);
});

test("“Edit” without a connection says so and keeps the page, and works afterwards", async ({
  page,
  context,
  openCase,
  casePage,
  consoleWatch,
}) => {
  consoleWatch.allow(/ERR_INTERNET_DISCONNECTED/);
  await openCase();
  const { conversation } = casePage;
  await conversation.add("Mine");
  await expect(conversation.added).toBeVisible();
  await context.setOffline(true);
  const edit = conversation.entry("Mine").getByRole("button", { name: /^Edit/ });
  await edit.click();
  await expect(conversation.alert).toContainText("The portal did not answer.");
  await expect(conversation.box).toBeVisible();

  await context.setOffline(false);
  await edit.click();
  await expect(page.getByLabel("Edit comment", { exact: true })).toBeFocused();
});

test("a finding can be rated", async ({ page, visitCase, casePage, aws }) => {
  const { ana, caseId } = await visitCase();
  await aws.respond({ do: "finding", caseId, title: "Unfamiliar calls", content: "14 calls." });
  await page.reload();
  await expect(casePage.conversation.entry("Unfamiliar calls")).toContainText("Finding, Completed");
  await page.getByLabel("Your reason").fill("It is our build server.");
  await page.getByRole("button", { name: "Not useful: Unfamiliar calls" }).click();

  await expect(page.getByRole("status").filter({ hasText: "You rated this “Not useful”." })).toBeVisible();
  const [call] = await aws.calls(ana, "SendFeedback");
  expect(call?.input).toEqual({ usefulness: "NOT_USEFUL", comment: "It is our build server." });
});

test("a finding that comes while the page is open is shown when its line is followed", async ({
  page,
  visitCase,
  casePage,
  aws,
}) => {
  const { caseId } = await visitCase();
  await aws.respond({ do: "finding", caseId, title: "Unfamiliar calls", content: "14 calls." });
  await casePage.refreshButton.click();
  await casePage.conversation.entry("Unfamiliar calls").getByRole("link").click();

  await expect(page.getByRole("heading", { name: "Unfamiliar calls", level: 3 })).toBeVisible();
  await expect(casePage.main).toContainText("14 calls.");
});

test("hostile texts are inert and readable", async ({ page, visitCase, casePage, aws }) => {
  const { caseId } = await visitCase();
  const script = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">";
  const texts = [script, "invoice\u202egnp.exe", "😀".repeat(12_000), "x".repeat(12_000), "<!-- a -->\n</li></ol>"];
  for (const body of texts) await aws.comment({ caseId, body, creator: "AWS Responder" });
  await page.reload();

  await expect(casePage.conversation.entry("<script>")).toContainText(script);
  await expect(casePage.conversation.entry("U+202E")).toBeVisible();
  await expect(casePage.conversation.entries).toHaveCount(texts.length);
  await expect(page).toHaveTitle(`Case ${caseId} – Casedesk`);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWide).toBe(false);
  await page.getByRole("button", { name: "Show all 12,000 characters" }).first().click();
  await expect(page.getByRole("button", { name: "Show less" })).toBeVisible();
});

test("a long conversation is read to its end, page by page", async ({ page, visitCase, casePage, aws }) => {
  const { caseId } = await visitCase();
  for (let index = 0; index < 60; index += 1) await aws.comment({ caseId, body: `Comment ${index}.`, creator: max });
  await page.reload();

  await expect(casePage.conversation.entries).toHaveCount(60);
  await expect(casePage.conversation.entries.last()).toContainText("Comment 59.");
  await page.getByRole("button", { name: "Newest" }).click();
  await expect(casePage.conversation.box).toBeFocused();
});

test("a page of comments that AWS does not give can be asked for again, and is no news", async ({
  page,
  visitCase,
  casePage,
  aws,
}) => {
  const { ana, caseId } = await visitCase();
  for (let index = 0; index < 30; index += 1) await aws.comment({ caseId, body: `Comment ${index}.`, creator: max });
  await aws.arm(ana, { operation: "ListComments", fault: "InternalServerException", afterCalls: 1, times: 3 });
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "We could not read all comments from AWS." })).toBeVisible();
  await expect(casePage.conversation.entries).toHaveCount(25);

  await page.getByRole("button", { name: "Try again" }).click();
  await expect(casePage.conversation.entries).toHaveCount(30);
  await expect(casePage.conversation.entry("New")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "new comment" })).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("DIV");
});

test("the case and its conversation can be copied as text", async ({ page, context, visitCase, casePage, aws }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { caseId } = await visitCase({ title: "Copied" });
  await aws.respond({ do: "answer", caseId, body: "We look at it." });
  await page.reload();
  await expect(casePage.conversation.entry("We look at it.")).toBeVisible();
  await page.getByRole("button", { name: "Copy as text" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(new RegExp(`^Case ${caseId}: Copied\n[^]*AWS Responder:\n  We look at it\\.\n$`));
});

test("“Give access” has a policy for exactly this case", async ({ page, context, visitCase }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { caseId } = await visitCase();
  await page.getByRole("button", { name: "Give access" }).click();
  await page.getByRole("button", { name: "Copy policy to read", exact: true }).click();

  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  const policy = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(policy.Statement).toMatchObject([{ Resource: `arn:aws:security-ir:us-east-1:111122223333:case/${caseId}` }]);
});

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
  await expect(conversation.entry("dump.bin")).toContainText(/File, Being checked: dump\.bin.*New/);
  await expect(news).toHaveText("1 new file");
  await expect(conversation.entries).toContainText(["I add the trail.", "trail.csv", "dump.bin"]);

  await conversation.entry("trail.csv").getByRole("link").click();
  await expect(files.row("trail.csv")).toBeInViewport();
});

test("what the reader has done to the case is no news to them", async ({ page, openCase, casePage }) => {
  await openCase();
  await casePage.actions.close();
  await expect(casePage.conversation.entry("Case closed")).toBeVisible();
  await expect(casePage.conversation.entry("Case closed")).not.toContainText("New");
  await expect(page.getByRole("status").filter({ hasText: "new edit" })).toHaveCount(0);
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
