import { keptRecords } from "./browser-storage";
import { untilRefreshed } from "./refreshes";
import { signInOverHttp } from "./sign-in-over-http";
import { expect, test } from "./test";
import { toVisitor } from "./visitor";

test("ana and AWS talk on the page of the case without a reload, and vic reads along", async ({
  page,
  visitCase,
  casePage,
  newVisitor,
  aws,
}) => {
  await page.clock.install();
  const { caseId } = await visitCase({ title: "Talked about" });
  const { conversation } = casePage;
  await expect(casePage.banner("With AWS’s responders")).toBeVisible();
  await expect(casePage.main).toContainText(/AWS aims to respond first within 15 minutes: by \d\d:\d\d UTC/);

  await aws.respond({ do: "ask", caseId, body: "Which keys are affected?" });
  await untilRefreshed(page, () =>
    expect(conversation.entry("Which keys are affected?")).toContainText(/AWS Responder.*New/, { timeout: 5000 }),
  );
  await expect(casePage.banner("AWS is waiting for your answer")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "1 new comment" })).toBeVisible();
  await expect(page).toHaveTitle(`(1) Case ${caseId} – Casedesk`);

  await conversation.add("Two keys of the build user.");
  await expect(conversation.added).toBeVisible();
  await expect(conversation.box).toHaveValue("");
  await expect(conversation.entry("Two keys of the build user.")).toBeVisible();
  await expect(casePage.banner("With AWS’s responders")).toBeVisible();
  await expect(page).toHaveTitle(`Case ${caseId} – Casedesk`);
  expect(await aws.comments(caseId)).toMatchObject([
    { creator: "AWS Responder" },
    { body: "Two keys of the build user." },
  ]);

  const colleague = await newVisitor();
  await colleague.signIn("vic", `/cases/${caseId}`);
  await expect(colleague.casePage.conversation.entry("Two keys of the build user.")).toBeVisible();
  await colleague.casePage.conversation.add("From a colleague.");
  await expect(colleague.casePage.conversation.alert).toContainText("security-ir:CreateCaseComment");
  await expect(colleague.casePage.conversation.box).toHaveValue("From a colleague.");
});

test("a role that cannot list comments still sees the details", async ({ visitCase, newVisitor, persona, aws }) => {
  const { caseId } = await visitCase({ title: "Details only" });
  const colleague = await newVisitor();
  const vic = persona("vic");
  await aws.arm(vic, { operation: "ListComments", fault: "AccessDeniedException", times: 5 });
  await colleague.signIn(vic, `/cases/${caseId}`);

  await expect(colleague.casePage.title).toHaveText("Details only");
  await expect(colleague.casePage.main).toContainText("security-ir:ListComments");
  await expect(colleague.casePage.banner("Description")).toBeVisible();
});

test("a role that cannot read the case still sees the comments that it can list", async ({
  visitCase,
  newVisitor,
  persona,
  aws,
}) => {
  const { caseId } = await visitCase();
  await aws.comment({ caseId, body: "Which keys?", creator: "AWS Responder" });
  const colleague = await newVisitor();
  const vic = persona("vic");
  for (const operation of ["GetCase", "ListCaseEdits"] as const) {
    await aws.arm(vic, { operation, fault: "AccessDeniedException", times: 5 });
  }
  await colleague.signIn(vic, `/cases/${caseId}`);

  await expect(colleague.casePage.unreadable).toBeVisible();
  await expect(colleague.casePage.conversation.entry("Which keys?")).toBeVisible();
  await expect(colleague.casePage.main).toContainText("security-ir:ListCaseEdits");
});

test("a comment whose answer is lost is checked, and there once", async ({ visitCase, casePage, aws }) => {
  const { ana, caseId } = await visitCase();
  const { conversation } = casePage;
  await aws.arm(ana, { operation: "CreateCaseComment", fault: "reset-after", times: 3 });
  await conversation.add("Sent into the dark");
  await expect(conversation.alert).toContainText("We do not know whether AWS added the comment");
  await expect(conversation.box).toHaveAttribute("readonly");

  await conversation.checkButton.click();
  await expect(conversation.added).toContainText("An earlier try got no answer. We found no second copy.");
  expect(await aws.comments(caseId)).toMatchObject([{ body: "Sent into the dark" }]);
});

test("a comment that AWS has already is shown before it is added again", async ({ visitCase, casePage, aws }) => {
  const { ana, caseId } = await visitCase();
  const { conversation } = casePage;
  await aws.arm(ana, { operation: "CreateCaseComment", fault: "ConflictException", details: { stored: true } });
  await conversation.add("Said once");
  await expect(conversation.alert).toContainText("We do not know whether AWS added the comment");
  await conversation.checkButton.click();
  await expect(conversation.alert).toContainText("This comment is already there");

  await conversation.mineButton.click();
  await expect(conversation.added).toBeVisible();
  expect(await aws.comments(caseId)).toHaveLength(1);
});

test("a comment that was typed survives a reload", async ({ page, visitCase, casePage }) => {
  await visitCase();
  const { conversation } = casePage;
  await conversation.box.fill("Half a thou");
  await expect.poll(async () => (await keptRecords(page)).map(({ kind }) => kind)).toContain("sealed");
  await page.reload();

  await expect(conversation.box).toHaveValue("Half a thou");
  await expect(casePage.main).toContainText(/Your draft from .* is back/);
});

test("a comment with a secret is sent only after a tick", async ({ page, visitCase, casePage, aws }) => {
  const { caseId } = await visitCase();
  const { conversation } = casePage;
  await conversation.add("The key was\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz");
  await expect(casePage.main).toContainText("This comment may contain secrets");
  expect(await aws.comments(caseId)).toEqual([]);

  await page.getByLabel("Send it anyway").check();
  await conversation.addButton.click();
  await expect(conversation.added).toBeVisible();
});

test("a text that is too long for one comment goes out in numbered parts, in order", async ({
  page,
  visitCase,
  casePage,
  aws,
}) => {
  const { caseId } = await visitCase();
  const { conversation } = casePage;
  const text = Array.from({ length: 300 }, (_, index) => `Line ${index} `.padEnd(100, "x")).join("\n");
  await conversation.box.fill(text);
  await page.getByRole("button", { name: "Add 3 comments" }).click();
  await expect(page.getByRole("status").filter({ hasText: "3 comments added." })).toBeVisible({ timeout: 15_000 });

  const bodies = (await aws.comments(caseId)).map(({ body }) => body);
  const [, mark = ""] = /^\(1 of 3 · (\w{4})\)/.exec(bodies[0] ?? "") ?? [];
  expect(bodies.map((body) => body.split("\n")[0])).toEqual([1, 2, 3].map((part) => `(${part} of 3 · ${mark})`));
  expect(bodies.map((body) => body.slice(body.indexOf("\n") + 1)).join("\n")).toBe(text);
});

test("two tabs of a case have a comment box each, and no comment is written in both", async ({
  context,
  visitCase,
  casePage,
  aws,
}) => {
  const { caseId } = await visitCase();
  const second = toVisitor(await context.newPage());
  await second.casePage.goto(caseId);
  await second.casePage.conversation.box.fill("From the second");
  await expect.poll(() => keptRecords(second.page)).toHaveLength(1);
  await casePage.conversation.box.fill("From the first");
  await expect(casePage.main).toContainText("This draft is open in another tab.");

  await second.casePage.conversation.addButton.click();
  await expect(second.casePage.conversation.added).toBeVisible();
  await expect(casePage.conversation.box).toHaveValue("From the first");
  await casePage.conversation.addButton.click();
  await expect(casePage.conversation.added).toBeVisible();
  const bodies = (await aws.comments(caseId)).map(({ body }) => body);
  expect(bodies).toEqual(["From the second", "From the first"]);
});

test("a page shows nothing more of the case once its reader signed out in another tab", async ({
  context,
  visitCase,
  casePage,
}) => {
  await visitCase({ title: "Hidden after sign-out" });
  await expect(casePage.title).toHaveText("Hidden after sign-out");
  const other = toVisitor(await context.newPage());
  await other.page.goto("/cases/new");
  await other.account.signOut();

  await expect(casePage.main).toContainText("This page no longer shows the case.");
  await expect(casePage.main).not.toContainText("Hidden after sign-out");
});

test("a page shows nothing more of the case once somebody else has signed in", async ({
  page,
  context,
  visitCase,
  casePage,
  persona,
  consoleWatch,
}) => {
  consoleWatch.allow(/^error: Failed to load resource: .* 403/);
  await visitCase({ title: "Hidden from others" });
  await expect(casePage.title).toHaveText("Hidden from others");
  // The company's own session, at the identity provider, has ended too.
  await context.clearCookies({ domain: "localhost" });
  await signInOverHttp(page.request, persona("vic"));
  await page.getByRole("button", { name: "Refresh", exact: true }).click();

  await expect(casePage.main).toContainText("Someone else has signed in with this browser.");
  await expect(casePage.main).not.toContainText("Hidden from others");
});

test("a page shows nothing more of the case as soon as somebody else is at work in another tab", async ({
  page,
  context,
  openCase,
  casePage,
  persona,
}) => {
  await openCase({ title: "Hidden from others" });
  await expect(casePage.title).toHaveText("Hidden from others");
  await context.clearCookies({ domain: "localhost" });
  await signInOverHttp(page.request, persona("max"));
  const other = toVisitor(await context.newPage());
  await other.page.goto("/cases/new");
  await other.caseForm.verifyOnPage();

  await expect(casePage.main).toContainText("Someone else has signed in with this browser.");
  await expect(casePage.main).not.toContainText("Hidden from others");
});
