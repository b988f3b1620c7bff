/**
 * Each state gets its own page, signed in as its own person. `arm` makes one of that person's next calls to the
 * simulated AWS fail. `tellAws` posts to its admin path.
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {(operation: string, fault: string, more?: object) => Promise<void>} Arm
 * @typedef {(path: string, body: object, method?: string) => Promise<any>} TellAws
 * @typedef {{page: Page, address: string, signIn: (kind: string, path?: string) => Promise<void>, arm: Arm, tellAws: TellAws, forgetCases: () => Promise<void>}} Scene
 */

export const incident = {
  title: "Access key of a build server used from an unknown network",
  description: [
    "GuardDuty reported UnauthorizedAccess:IAMUser/MaliciousIPCaller for a build server's key.",
    "The key listed buckets and created two users. We have disabled it.",
    "Found by the night shift. Two accounts are affected; no loss of data is known yet.",
  ].join("\n"),
  ipAddresses: "198.51.100[.]23\tpython-requests/2.32\n2001:db8::1f\tcurl/8.9.1",
};

/** Three formats at once, as somebody in a hurry pastes them. */
const evidence = `{"schemaVersion":"2.0","accountId":"111122223333","region":"eu-central-1","id":"b0aa1bb2cc3dd4ee5ff60718293a4b5c","type":"UnauthorizedAccess:IAMUser/MaliciousIPCaller","severity":5,"title":"API calls from a malicious address","createdAt":"2026-11-21T02:20:00.000Z","updatedAt":"2026-11-21T03:20:00.000Z","resource":{"resourceType":"AccessKey","accessKeyDetails":{"userName":"build"}},"service":{"serviceName":"guardduty","eventFirstSeen":"2026-11-21T01:14:30.000Z","eventLastSeen":"2026-11-21T03:14:30.000Z","action":{"actionType":"AWS_API_CALL","awsApiCallAction":{"api":"ListBuckets","serviceName":"s3.amazonaws.com","remoteIpDetails":{"ipAddressV4":"45.83.64.7"}}}}}

Seen in the chat: 45[.]83[.]64[.]9 and hxxp://2001[:]db8::1f/x, our own host is 10.0.0.7; role arn:aws:iam::444455556666:role/Deploy
45.83.64.11 - - [21/Nov/2026:01:20:01 +0000] "GET /.env HTTP/1.1" 404 153 "-" "python-requests/2.32"`;

const link = `#case-v1=${Buffer.from(
  JSON.stringify({
    title: incident.title,
    impactedAccounts: "111122223333",
    threatActorIpAddresses: [{ ipAddress: "45.83.64.7", userAgent: "curl/8.9.1" }],
    watchers: [{ email: "soc@example.com", name: "Security operations", jobTitle: "" }],
  }),
).toString("base64url")}`;

/**
 * Every state of every page, in the order in which people meet them; one that shows in another tab returns that.
 * @type {Record<string, (scene: Scene) => Promise<Page | void>>}
 */
export const states = {
  "sign-in": async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("button", { name: "Sign in with Demo SSO" }).waitFor();
  },
  "sign-in-failed": async ({ page, address }) => {
    await page.goto(`${address}/sign-in?error=OAuthCallback`);
    await page.getByRole("main").getByRole("alert").waitFor();
  },
  "provider-failed": async ({ page, address }) => {
    await page.goto(`${address}/sign-in?error=ProviderFailed`);
    await page.getByRole("main").getByRole("alert").waitFor();
  },
  "sign-in-done": async ({ page, signIn }) => {
    await signIn("max", "/sign-in?callbackUrl=/sign-in/done");
    await page.getByRole("heading", { name: "You are signed in again" }).waitFor();
  },
  "no-role": async ({ page, signIn }) => {
    await signIn("noa");
    await page.getByText("ir-responders").first().waitFor();
  },
  "role-refused": async ({ page, signIn, arm }) => {
    await arm("AssumeRoleWithWebIdentity", "AccessDenied");
    await signIn("ana");
    await page.getByText("AccessDenied").first().waitFor();
  },
  "session-too-long": async ({ page, signIn, tellAws }) => {
    await tellAws("session-tokens", { length: 6000 }, "PUT");
    await signIn("ana");
    await page.getByText("SESSION_COOKIE_MAX_BYTES").waitFor();
    await tellAws("session-tokens", {}, "PUT");
  },
  "cases-empty": async ({ page, signIn, forgetCases }) => {
    await forgetCases();
    await signIn("ana", "/cases");
    await page.getByText("Your role sees no cases.").waitFor();
  },
  cases: async ({ page, signIn, tellAws }) => {
    await openSome(tellAws);
    await signIn("ana", "/cases");
    await page.getByRole("heading", { name: "Waiting for you" }).waitFor();
  },
  "cases-searched": async ({ page, address, signIn, tellAws }) => {
    await openSome(tellAws);
    await signIn("ana");
    await readyForm(page);
    await page.goto(`${address}/cases#search=bucket&sort=title`);
    await page
      .getByText(/^[1-9]\d* cases? shown$/)
      .first()
      .waitFor();
  },
  "cases-no-match": async ({ page, address, signIn, tellAws }) => {
    await openSome(tellAws);
    await signIn("ana");
    await readyForm(page);
    await page.goto(`${address}/cases#search=nothing-like-this`);
    await page.getByText("No case matches.").waitFor();
  },
  "cases-loading": async ({ page, signIn, tellAws, arm, forgetCases }) => {
    await forgetCases();
    await openMany(tellAws, 500);
    await arm("ListCases", "delay", { afterCalls: 10, times: 9, details: { ms: 20_000 } });
    await signIn("ana", "/cases");
    await page.getByText("Reading more cases from AWS… 250 so far").waitFor();
    await forgetCases();
  },
  "cases-drafts": async ({ page, address, signIn }) => {
    await signIn("wes");
    await fillForm(page);
    await page.waitForTimeout(1500);
    await page.goto(`${address}/cases`);
    await page.getByRole("heading", { name: "Your drafts" }).waitFor();
  },
  "cases-stopped": async ({ page, signIn, tellAws, arm, forgetCases }) => {
    await forgetCases();
    await openMany(tellAws, 300);
    // On the ninth page.
    await arm("ListCases", "InternalServerException", { afterCalls: 8, times: 3 });
    await signIn("ana", "/cases");
    await page.getByRole("heading", { name: "The list is not complete" }).waitFor();
    await forgetCases();
  },
  "cases-denied": async ({ page, signIn }) => {
    await signIn("wes", "/cases");
    await page.getByText("(security-ir:ListCases)").waitFor();
  },
  "form-empty": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
  },
  "account-menu": async ({ page, signIn }) => {
    await signIn("max");
    await readyForm(page);
    await page.getByRole("button", { name: "Account" }).click();
    await page.getByText("Change role", { exact: true }).click();
  },
  "sign-out-question": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await page.waitForTimeout(1500);
    await page.getByRole("button", { name: "Account" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Stay" }).waitFor();
  },
  "form-templates": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page.getByRole("button", { name: "Start from a template" }).click();
    await page.getByRole("button", { name: /drill/i }).waitFor();
  },
  "form-drill": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page.getByRole("button", { name: "Start from a template" }).click();
    await page.getByRole("button", { name: /drill/i }).click();
    await page.getByRole("complementary", { name: "Drill" }).waitFor();
  },
  "form-invisible": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page
      .getByLabel("Description", { exact: true })
      .fill("\uFEFFThe terminal says \u001b[31mdenied\u001b[0m for pay\u200Broll");
    await page.getByRole("button", { name: "Remove them all" }).waitFor();
  },
  "form-drafts": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await arm("CreateCase", "truncated-body", { times: 3 });
    await open(page);
    await page.getByRole("button", { name: "Open a different case" }).click();
    await page.getByRole("heading", { name: "Your other drafts" }).waitFor();
  },
  form: async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
  },
  "form-errors": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page.getByLabel("IP address 1", { exact: true }).fill("203.0.113.999");
    await page.getByRole("button", { name: "Review case" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  },
  "form-regions": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page.getByRole("combobox", { name: "Impacted Regions" }).fill("eu");
    await page.getByRole("option", { name: "eu-central-1" }).waitFor();
  },
  "form-rows": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
  },
  "draft-restored": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await page.waitForTimeout(1500);
    await page.reload();
    await page.getByText(/^Your draft from/).waitFor();
  },
  "draft-elsewhere": async ({ page, address, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await page.waitForTimeout(1500);
    const second = await page.context().newPage();
    await second.goto(`${address}/cases/new`);
    await second.getByText("This draft is open in another tab.").waitFor();
    return second;
  },
  "evidence-paste": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page.getByRole("button", { name: "Paste evidence" }).click();
    await page.getByLabel("Findings, logs, addresses, or any text").fill(evidence);
  },
  "evidence-read": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await readEvidence(page, evidence);
  },
  "evidence-added": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await readEvidence(page, evidence);
    await page.getByRole("button", { name: "Add to form" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
  },
  "evidence-filled": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await readEvidence(page, evidence);
    await page.getByText("left out, and why").click();
  },
  "evidence-secret": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await readEvidence(page, `${evidence}\n${["password=", "Sommer2026!"].join("")}`);
  },
  "evidence-nothing": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page.getByRole("button", { name: "Paste evidence" }).click();
    await page.getByLabel("Findings, logs, addresses, or any text").fill("Nothing to see here.");
    await page.getByRole("button", { name: "Read evidence" }).click();
    await page.getByText("We found nothing to add").waitFor();
  },
  prefilled: async ({ page, signIn }) => {
    await signIn("ana", `/cases/new${link}`);
    await page.getByText("A link filled in this form. Check every answer.").waitFor();
  },
  "secret-warning": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await page
      .getByLabel("Description", { exact: true })
      .fill(`The log says ${["password=", "Sommer2026!"].join("")} and https://build:hunter22@git.example.com/`);
    await review(page);
  },
  review: async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await review(page);
  },
  "not-opened": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await arm("CreateCase", "AccessDeniedException");
    await open(page);
    await page.getByText("The case was not opened.").waitFor();
  },
  offline: async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await review(page);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Open case" }).click();
    await page.getByText("Nothing was sent").waitFor();
  },
  busy: async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await arm("CreateCase", "ThrottlingException", { times: 99, details: { retryAfterSeconds: 90 } });
    await open(page);
    await page.getByText("The case was not opened.").waitFor();
  },
  "refused-field": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    const fieldList = [{ name: "watchers.1.member.email", message: "is not allowed" }];
    await arm("CreateCase", "ValidationException", { details: { reason: "FIELD_VALIDATION_FAILED", fieldList } });
    await open(page);
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  },
  unclear: async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await arm("CreateCase", "truncated-body", { times: 3 });
    await open(page);
    await page.getByRole("button", { name: "Check and try again" }).waitFor();
  },
  "another-way": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await arm("CreateCase", "ConflictException", { times: 3 });
    await open(page);
    await page.getByRole("button", { name: "I opened it another way" }).click();
    await page.keyboard.press("Enter");
  },
  found: async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await arm("CreateCase", "ConflictException", { details: { stored: true } });
    await open(page);
    await page.getByRole("button", { name: "Check and try again" }).click();
    await page.getByText("looks like yours").first().waitFor();
  },
  "case-opened": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
  },
  "case-access": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await page.getByRole("button", { name: "Give access" }).click();
  },
  "case-ready": async ({ page, signIn, tellAws }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await tellAws("responder", { do: "status", caseId: caseIdOf(page), caseStatus: "Ready to Close" });
    await page.context().clearCookies({ name: "casedesk.opened" });
    await page.reload();
    await caseShown(page);
  },
  "case-reader": async ({ page, address, signIn, tellAws }) => {
    const { caseId } = await tellAws("cases", { title: incident.title });
    await signIn("vic", `/cases/${caseId}`);
    await caseShown(page);
    await page.goto(`${address}/cases/${caseId}`);
    await caseShown(page);
  },
  edit: async ({ page, signIn }) => {
    await signIn("ana");
    await openToEdit(page);
  },
  "edit-review": async ({ page, signIn }) => {
    await signIn("ana");
    await openToEdit(page);
    await changeSome(page);
  },
  "edit-decide": async ({ page, signIn, tellAws }) => {
    await signIn("ana");
    const caseId = await openToEdit(page);
    await changeSome(page);
    await tellAws("edits", { caseId, input: { title: "Unfamiliar keys of a build user" } });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { name: "Somebody else changed this case" }).waitFor();
  },
  "edit-saved": async ({ page, signIn }) => {
    await signIn("ana");
    await openToEdit(page);
    await changeSome(page);
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { name: "Changes saved" }).waitFor();
  },
  "case-tags": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await page.getByRole("button", { name: "Change tags" }).click();
    await page.getByRole("button", { name: "Add tag" }).click();
    await page.getByLabel("Key 1").fill("team");
  },
  "case-watchers": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await page.getByRole("button", { name: "Change watchers" }).click();
    await page.getByRole("button", { name: "Add watcher" }).click();
    await page.getByLabel("Email 2").fill("nobody");
    await page.getByRole("button", { name: "Save watchers" }).click();
    await page
      .getByText("Enter an email")
      .or(page.getByText(/email address/))
      .first()
      .waitFor();
  },
  "edit-errors": async ({ page, signIn }) => {
    await signIn("ana");
    await openToEdit(page);
    await page.getByLabel("Title", { exact: true }).fill("");
    await page.getByRole("button", { name: "Review changes" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  },
  "case-files": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await addFile(page, "cloudtrail 21 Nov.json", incident.description);
    await page.getByText("Verified", { exact: true }).waitFor();
    await arm("GetCaseAttachmentUploadUrl", "AccessDeniedException");
    await addFile(page, "memory.raw", incident.title);
    await page.getByText("You do not have permission to add files").waitFor();
  },
  "case-file-sending": async ({ page, signIn, arm }) => {
    await openShown({ page, signIn });
    await arm("PutObject", "hang");
    await addFile(page, "memory of the build server.raw", incident.description);
    await page.getByRole("progressbar").waitFor();
  },
  "case-file-downloading": async ({ page, signIn, arm }) => {
    await openShown({ page, signIn });
    await addFile(page, "cloudtrail 21 Nov.json", incident.description);
    await page.getByText("Verified", { exact: true }).waitFor();
    await arm("GetObject", "hang");
    await page.getByRole("button", { name: /^Download/ }).click();
    await page.getByRole("button", { name: /^Stop/ }).waitFor();
  },
  "case-asked": async ({ page, signIn, tellAws }) => {
    await talk(await openShown({ page, signIn }), page, tellAws);
  },
  "case-conversation": async ({ page, signIn, tellAws }) => {
    const caseId = await openShown({ page, signIn });
    await addFile(page, "cloudtrail 21 Nov.json", incident.description);
    await page.getByText("Verified", { exact: true }).waitFor();
    await talk(caseId, page, tellAws);
  },
  "case-comment-refused": async ({ page, signIn, arm }) => {
    await openShown({ page, signIn });
    await arm("CreateCaseComment", "AccessDeniedException");
    await addComment(page, "Two keys of the build user.");
    await page.getByText("You do not have permission to comment").waitFor();
  },
  "case-comment-unclear": async ({ page, signIn, arm }) => {
    await openShown({ page, signIn });
    await arm("CreateCaseComment", "ConflictException", { details: { stored: true } });
    await addComment(page, "Two keys of the build user.");
    await page.getByRole("button", { name: "Check and try again" }).waitFor();
  },
  "case-comment-found": async ({ page, signIn, arm }) => {
    await openShown({ page, signIn });
    await arm("CreateCaseComment", "ConflictException", { details: { stored: true } });
    await addComment(page, "Two keys of the build user.");
    await page.getByRole("button", { name: "Check and try again" }).click();
    await page.getByText("This comment is already there").waitFor();
  },
  "case-comment-secret": async ({ page, signIn }) => {
    await openShown({ page, signIn });
    await addComment(page, `The log says ${["password=", "Sommer2026!"].join("")}`);
    await page.getByLabel("Send it anyway").waitFor();
  },
  "case-comment-parts": async ({ page, signIn, arm }) => {
    await openShown({ page, signIn });
    await arm("CreateCaseComment", "AccessDeniedException", { afterCalls: 1 });
    await page.getByLabel("Add a comment", { exact: true }).fill(`${incident.description}\n\n`.repeat(60));
    await page.getByRole("button", { name: /^Add \d+ comments$/ }).click();
    await page.getByRole("button", { name: /^Send the rest/ }).waitFor();
  },
  "case-comment-edit": async ({ page, signIn, tellAws }) => {
    const caseId = await openShown({ page, signIn });
    await addComment(page, "Two keys of the build user.");
    await page.getByText("Comment added.").waitFor();
    await page.getByRole("button", { name: /^Edit your comment/ }).click();
    await page.getByLabel("Edit comment", { exact: true }).fill("Three keys of the build user.");
    await tellAws("responder", { do: "edit", caseId, commentId: "000000", body: "Two keys of the user build." });
    await page.getByRole("button", { name: "Save comment" }).click();
    await page.getByText("This comment has changed").waitFor();
  },
  "case-comments-denied": async ({ page, signIn, arm }) => {
    await openShown({ page, signIn });
    await arm("ListComments", "AccessDeniedException", { times: 9 });
    await arm("ListCaseEdits", "AccessDeniedException", { times: 9 });
    await page.reload();
    await page.getByText("(security-ir:ListComments)").waitFor();
  },
  "case-findings": async ({ page, signIn, tellAws }) => {
    await talk(await openShown({ page, signIn }), page, tellAws);
    await page.getByLabel("Your reason").fill("The addresses are not ours.");
    await page.getByRole("button", { name: /^Useful/ }).click();
    await page.getByText("You rated this “Useful”.").waitFor();
  },
  "case-gone": async ({ page, address, signIn }) => {
    await openShown({ page, signIn });
    const second = await page.context().newPage();
    await second.goto(`${address}/cases`);
    await second.getByRole("button", { name: "Account" }).click();
    await second.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByText("This page no longer shows the case.").waitFor();
  },
  "case-loading": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await arm("GetCase", "delay", { times: 9, details: { ms: 7000 } });
    await page.goto(page.url(), { waitUntil: "commit" });
    await page.getByText("Reading the case from AWS…").waitFor();
  },
  "case-denied": async ({ page, signIn }) => {
    await signIn("wes");
    await fillForm(page);
    await open(page);
    await page.getByText("You cannot view this case").waitFor();
  },
  "case-unavailable": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await arm("GetCase", "InternalServerException", { times: 12 });
    await page.reload();
    await page.getByText("AWS had an error").first().waitFor();
  },
  "case-status": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await page.getByRole("radio", { name: "Resolve case with my own incident response team" }).check();
    await open(page);
    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("radio", { name: "Detection and Analysis" }).check();
  },
  "case-help": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await page.getByRole("radio", { name: "Resolve case with my own incident response team" }).check();
    await open(page);
    await page.getByRole("button", { name: "Get help from AWS" }).click();
    await page.getByRole("heading", { name: "Hand this case to AWS?" }).waitFor();
  },
  "case-close": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await page.getByRole("button", { name: "Close case" }).click();
    await page.getByLabel("Type close to confirm").waitFor();
  },
  "case-move-unclear": async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await arm("CloseCase", "reset-before");
    await closeCase(page);
    await page.getByText("AWS has not confirmed").waitFor();
  },
  "case-closed": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await closeCase(page);
    await page.getByRole("heading", { name: "Closed on" }).waitFor();
  },
  "form-from-case": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await closeCase(page);
    await page.getByRole("button", { name: "Open a new case from this one" }).click();
    await page.getByText("This form is filled in from case").waitFor();
  },
  record: async ({ page, signIn, arm }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await page.getByLabel("Add a comment", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Save record" }).click();
    await arm("ListCaseEdits", "AccessDeniedException");
    await page.getByRole("button", { name: "Markdown" }).click();
    await page.getByText("The record is not complete").waitFor();
  },
  "record-print": async ({ page, signIn, tellAws }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await tellAws("comments", {
      caseId: caseIdOf(page),
      creator: "AWS Responder",
      body: "Which buckets did the key list?",
    });
    await page.goto(`${page.url()}/record`);
    await page.getByRole("heading", { name: "Files" }).waitFor();
  },
  "record-paper": async ({ page, signIn, tellAws }) => {
    const caseId = await openShown({ page, signIn });
    await talk(caseId, page, tellAws);
    await page.goto(`${page.url()}/record`);
    await page.getByRole("heading", { name: "Files" }).waitFor();
    await page.emulateMedia({ media: "print" });
  },
  "case-paper": async ({ page, signIn, tellAws }) => {
    await talk(await openShown({ page, signIn }), page, tellAws);
    await page.emulateMedia({ media: "print" });
  },
  "case-drill": async ({ page, signIn, tellAws }) => {
    const { caseId } = await tellAws("cases", { title: "[Drill] Who answers at night?", resolverType: "Self" });
    await signIn("ana", `/cases/${caseId}`);
    await caseShown(page);
  },
  "parts-unreachable": async ({ page, signIn }) => {
    await openShown({ page, signIn });
    await page.route("**/_next/static/**", (route) => route.abort());
    await page.getByRole("button", { name: "Save record" }).click();
    await page.getByText("The portal did not answer. Try again.").waitFor();
    await page.getByRole("button", { name: "Change tags" }).click();
    await page.getByText("This could not be loaded. Reload this page.").waitFor();
  },
  "already-opened": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await open(page);
    await caseShown(page);
    await page.goBack();
    await page.getByText("You already opened this as").waitFor();
  },
  "case-not-found": async ({ page, address, signIn }) => {
    await signIn("ana");
    await page.goto(`${address}/cases/9999999999`);
    await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "Case 9999999999" }).waitFor();
  },
  "page-not-found": async ({ page, address, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    await page.goto(`${address}/nowhere`);
    await page.getByRole("heading", { name: "Page not found" }).waitFor();
  },
  "something-went-wrong": async ({ page, signIn }) => {
    await signIn("ana");
    await fillForm(page);
    await review(page);
    // An incomplete answer.
    await page.route("**/cases/new", async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
    });
    await page.getByRole("button", { name: "Open case" }).click();
    await page.getByRole("heading", { name: "Something went wrong" }).waitFor();
  },
  "without-javascript": async ({ page, signIn }) => {
    await signIn("ana");
    await readyForm(page);
    const storageState = await page.context().storageState();
    const without = await page.context().browser()?.newContext({ storageState, javaScriptEnabled: false });
    const second = await without?.newPage();
    await second?.goto(page.url());
    await second?.getByRole("heading", { name: "Open a case", level: 1 }).waitFor();
    return second;
  },
  "session-ends": async ({ page, signIn }) => {
    await page.clock.install();
    await signIn("ana");
    await readyForm(page);
    await page.clock.fastForward("58:05");
    await page.getByText("Your session ends in less than two minutes.").waitFor();
  },
  "session-ended": async ({ page, signIn }) => {
    await page.clock.install();
    await signIn("ana");
    await readyForm(page);
    await page.clock.fastForward("01:00:05");
    await page.getByText("Your session has ended.").waitFor();
  },
};

/**
 * The part of a state to look at, if not the top of the page.
 * @type {Record<string, (page: Page) => import("@playwright/test").Locator>}
 */
export const places = {
  "form-regions": (page) => page.getByText("Impacted accounts", { exact: true }),
  "form-rows": (page) => page.getByRole("heading", { name: "Threat actors" }),
  "case-tags": (page) => page.getByRole("button", { name: "Save tags" }),
  "case-asked": (page) => page.getByRole("heading", { level: 1 }),
  "case-conversation": conversationOf,
  "case-comment-refused": conversationOf,
  "case-comment-unclear": conversationOf,
  "case-comment-found": conversationOf,
  "case-comment-secret": conversationOf,
  "case-comment-parts": (page) => page.getByText(/comments are added$/),
  "case-comment-edit": conversationOf,
  "case-comments-denied": conversationOf,
  "case-findings": (page) => page.getByRole("heading", { name: "Findings", exact: true }),
  "case-file-sending": (page) => page.getByRole("heading", { name: "Files", exact: true }),
  "case-files": (page) => page.getByRole("heading", { name: "Files", exact: true }),
  "case-file-downloading": (page) => page.getByRole("heading", { name: "Files", exact: true }),
  "secret-warning": (page) => page.getByRole("heading", { name: "secret", exact: false }),
};

/**
 * What the browser says about an answer that a state provokes.
 * @type {Record<string, RegExp[]>}
 */
export const provoked = {
  "case-files": [/status of 502/],
  "case-not-found": [/status of 404/],
  offline: [/ERR_INTERNET_DISCONNECTED/],
  "page-not-found": [/status of 404/],
  "parts-unreachable": [/ERR_FAILED/],
  "something-went-wrong": [/Minified React error #412/],
};

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} content
 */
async function addFile(page, name, content) {
  await page.mouse.move(10, 10);
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add files", exact: true }).click();
  await (await chosen).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
}

/** @param {Page} page */
function conversationOf(page) {
  return page.getByRole("heading", { name: "Conversation", exact: true });
}

/**
 * @param {Pick<Scene, "page" | "signIn">} scene
 * @returns {Promise<string>} the ID of a case just opened
 */
async function openShown({ page, signIn }) {
  await signIn("ana");
  await fillForm(page);
  await open(page);
  await caseShown(page);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/**
 * What AWS and a colleague say, ask and find.
 * @param {string} caseId
 * @param {Page} page
 * @param {TellAws} tellAws
 */
async function talk(caseId, page, tellAws) {
  await tellAws("responder", { do: "status", caseId, caseStatus: "Detection and Analysis" });
  const creator = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/max@example.com";
  await tellAws("comments", { caseId, creator, body: `What the key did:\n\n${incident.description.repeat(12)}` });
  await tellAws("responder", {
    do: "finding",
    caseId,
    title: "Calls of the build user from an unknown network",
    content:
      "The key called ListBuckets and CreateUser from 198.51.100.23, which no call of the last 90 days came from.",
  });
  await tellAws("responder", { do: "ask", caseId, body: "Which other keys does the user have?\nSince when?" });
  await page.reload();
  await page.getByRole("heading", { name: "AWS is waiting for your answer" }).waitFor();
  await page.getByRole("heading", { name: "Findings", exact: true }).waitFor();
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function addComment(page, text) {
  await page.getByLabel("Add a comment", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Add comment", exact: true }).click();
}

/** @param {TellAws} tellAws */
async function openSome(tellAws) {
  await tellAws("cases", { title: "Drill: who answers at night?", resolverType: "Self" });
  await tellAws("cases", { title: "Ransom note in a bucket of the archive" });
  await tellAws("cases", { title: "[Proactive case] Calls from an unfamiliar network" });
  const { caseId } = await tellAws("cases", { title: incident.title });
  await tellAws("responder", { do: "status", caseId, caseStatus: "Detection and Analysis" });
  await tellAws("responder", { do: "ask", caseId, body: "Which keys are affected?" });
}

/**
 * @param {TellAws} tellAws
 * @param {number} count
 */
async function openMany(tellAws, count) {
  for (let index = 1; index <= count; index += 1) await tellAws("cases", { title: `Alert ${index} of the web server` });
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function readEvidence(page, text) {
  await page.getByRole("button", { name: "Paste evidence" }).click();
  await page.getByLabel("Findings, logs, addresses, or any text").fill(text);
  await page.getByRole("button", { name: "Read evidence" }).click();
  await page.getByRole("heading", { name: "What we found" }).waitFor();
}

/** @param {Page} page */
async function readyForm(page) {
  await page.getByRole("heading", { name: "Open a case", level: 1 }).waitFor();
  // The device's zone comes with the page's scripts: from now on it is alive.
  const zone = page.getByRole("combobox", { name: "Time zone" });
  while ((await zone.inputValue()) === "UTC") await page.waitForTimeout(50);
}

/** @param {Page} page */
export async function fillForm(page) {
  await readyForm(page);
  await page.getByRole("radio", { name: "Resolve case with AWS" }).check();
  await page.getByRole("radio", { name: "Active security incident" }).check();
  await page.getByLabel("Title", { exact: true }).fill(incident.title);
  await page.getByLabel("Description", { exact: true }).fill(incident.description);
  await page.getByLabel("Estimated start date").fill("2026-11-21");
  await page.getByLabel("Estimated start time").fill("02:14");
  await page.getByLabel("Impacted accounts").fill("111122223333, 123123123");
  await choose(page, "Impacted Regions", "eu-central-1");
  await choose(page, "Impacted services", "Amazon S3");
  await paste(page, "IP address 1", incident.ipAddresses);
  await page.getByRole("button", { name: "Add me" }).click();
  await page.getByRole("heading", { name: "Open a case", level: 1 }).focus();
}

/** @param {Page} page */
async function review(page) {
  await page.getByRole("button", { name: "Review case" }).click();
  await page.getByRole("button", { name: "Open case" }).waitFor();
}

/** @param {Page} page */
async function open(page) {
  await review(page);
  await page.getByRole("button", { name: "Open case" }).click();
}

/** @param {Page} page */
async function openToEdit(page) {
  await fillForm(page);
  await open(page);
  await caseShown(page);
  await page.getByRole("link", { name: "Edit case" }).click();
  await page.getByRole("button", { name: "Review changes" }).waitFor();
  return /(\d+)\/edit$/.exec(page.url())?.[1] ?? "";
}

/** @param {Page} page */
async function changeSome(page) {
  await page.getByLabel("Title", { exact: true }).fill("Keys of a build user in use from an unknown network");
  await page.getByLabel("Impacted accounts").fill("111122223333");
  await page.getByLabel("Job title 1").fill("Incident lead");
  await page.getByRole("button", { name: "Review changes" }).click();
  await page.getByRole("button", { name: "Save changes" }).waitFor();
}

/** @param {Page} page */
function caseIdOf(page) {
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** @param {Page} page */
async function closeCase(page) {
  await page.getByRole("button", { name: "Close case" }).click();
  await page.getByLabel("Type close to confirm").fill("close");
  await page.getByRole("button", { name: "Close case" }).click();
}

/** @param {Page} page */
async function caseShown(page) {
  await page.getByRole("heading", { name: "Description" }).waitFor();
}

/**
 * @param {Page} page
 * @param {string} label
 * @param {string} text
 */
async function choose(page, label, text) {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(text);
  await page.getByRole("option", { name: text }).first().click();
  await box.press("Escape");
}

/**
 * A paste as the clipboard brings it; the clipboard of the machine is left alone.
 * @param {Page} page
 * @param {string} label
 * @param {string} text
 */
async function paste(page, label, text) {
  await page.getByLabel(label, { exact: true }).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
