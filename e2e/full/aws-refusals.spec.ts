import { type SimulatedAws, tokenOf } from "../aws";
import { loseAnswer, networkReport } from "../lost-answers";
import type { Persona } from "../persona";
import { expect, test } from "../test";

const unclearHeading = "We do not know whether AWS opened the case";
const unclearAdvice =
  "Choose “Check and try again”. It looks for the case, or sends exactly the same request again. Do not start a new case for this incident.";

type Refusal = {
  fault: string;
  details?: Record<string, unknown>;
  heading: string;
  text: string;
};

const notDone: Refusal[] = [
  {
    fault: "AccessDeniedException",
    heading: "You do not have permission to open cases",
    text: "The case was not opened. Ask your AWS administrators for security-ir:CreateCase and, for tags, security-ir:TagResource. If you have another role, you can choose that one.",
  },
  {
    fault: "SecurityIncidentResponseNotActiveException",
    heading: "AWS Security Incident Response is not active here",
    text: "The case was not opened. This account has no active membership in the portal’s Region. Tell the portal’s administrators. If it is urgent, contact AWS Support.",
  },
  {
    fault: "ServiceQuotaExceededException",
    details: { quotaCode: "L-12345678" },
    heading: "AWS accepts no more cases for now",
    text: "The case was not opened. Your organisation has reached its limit of open or daily cases. Close a case that is finished. If AWS was to resolve this case, you can open it with “Resolve case with my own incident response team” instead: those cases have a limit of their own. You can also ask for a higher limit in Service Quotas (quota L-12345678). If it is urgent, contact AWS Support.",
  },
  {
    fault: "ResourceNotFoundException",
    heading: "AWS found no membership for this case",
    text: "The case was not opened. Tell the portal’s administrators: the portal may be set to the wrong account or Region.",
  },
  {
    fault: "ThrottlingException",
    // Longer than anybody waits, so the portal does not wait either.
    details: { retryAfterSeconds: 90 },
    heading: "AWS is too busy",
    text: "The case was not opened. AWS takes calls from your whole organisation in turn, and too many are waiting. Wait 90 seconds, then open the case again.",
  },
  {
    fault: "ExpiredTokenException",
    heading: "AWS no longer accepts your session",
    text: "The case was not opened. Sign in again in a new tab. What you typed stays here.",
  },
  {
    fault: "UnrecognizedClientException",
    heading: "AWS no longer accepts your session",
    text: "The case was not opened. Sign in again in a new tab. What you typed stays here.",
  },
  {
    fault: "InvalidSignatureException",
    heading: "AWS no longer accepts your session",
    text: "The case was not opened. Sign in again in a new tab. What you typed stays here.",
  },
];

const unclear: Refusal[] = [
  {
    fault: "ConflictException",
    heading: unclearHeading,
    text: `This conflicts with another request, perhaps your first try. ${unclearAdvice}`,
  },
  {
    fault: "InternalServerException",
    heading: unclearHeading,
    text: `AWS had an error, or its answer could not be read. ${unclearAdvice}`,
  },
  {
    fault: "InvalidTokenException",
    heading: unclearHeading,
    text: `AWS answered with HTTP status 423, and does not document what it means. ${unclearAdvice}`,
  },
  {
    fault: "truncated-body",
    heading: unclearHeading,
    text: `AWS had an error, or its answer could not be read. ${unclearAdvice}`,
  },
];

const withoutRequestId: Refusal[] = [
  {
    fault: "html-403",
    heading: "AWS refused the request",
    text: "The case was not opened. AWS did not say why. Try once more. If AWS refuses again, tell the portal’s administrators.",
  },
  {
    fault: "html-503",
    heading: unclearHeading,
    text: `AWS had an error, or its answer could not be read. ${unclearAdvice}`,
  },
  {
    fault: "empty-500",
    heading: unclearHeading,
    text: `AWS had an error, or its answer could not be read. ${unclearAdvice}`,
  },
  {
    fault: "reset-before",
    heading: unclearHeading,
    text: `AWS did not answer in time, but may have received the request. ${unclearAdvice}`,
  },
  {
    fault: "reset-after",
    heading: unclearHeading,
    text: `AWS did not answer in time, but may have received the request. ${unclearAdvice}`,
  },
];

/** As long as it is armed: however often the client tries. */
const untilDisarmed = 1000;

for (const { fault, details, heading, text } of [...notDone, ...unclear]) {
  test(`${fault} is explained, with AWS's request ID`, async ({ signIn, sendCase, review, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault, times: untilDisarmed, ...(details && { details }) });
    await sendCase();

    await expect(review.failure).toBeFocused();
    await expect(review.failure.getByRole("heading")).toHaveText(heading);
    await expect(review.failure).toContainText(text);
    const lastCall = (await aws.calls(ana, "CreateCase")).at(-1);
    await expect(review.failure).toContainText(`AWS request ID: ${lastCall?.requestId}`);
  });
}

for (const { fault, heading, text } of withoutRequestId) {
  test(`${fault} is explained, without a request ID that AWS did not give`, async ({
    signIn,
    sendCase,
    review,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault, times: untilDisarmed });
    await sendCase();

    await expect(review.failure).toBeFocused();
    await expect(review.failure.getByRole("heading")).toHaveText(heading);
    await expect(review.failure).toContainText(text);
    await expect(review.failure).not.toContainText("AWS request ID");
  });
}

test.describe("a case that AWS did not open", () => {
  test("can be opened once the fault is over, as the one case of its token", async ({
    signIn,
    sendCase,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "ServiceQuotaExceededException" });
    await sendCase();
    await expect(review.failure).toBeFocused();
    await review.openButton.click();

    const caseId = await casePage.caseId();
    const calls = await aws.calls(ana, "CreateCase");
    expect(calls.filter(({ caseCreated }) => caseCreated)).toEqual([expect.objectContaining({ caseId })]);
    expect(new Set(calls.map(tokenOf)).size).toBe(1);
  });

  test("keeps the form as it was", async ({ signIn, caseForm, review, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "AccessDeniedException" });
    await caseForm.fill({ title: "Kept as it was" });
    await caseForm.impactedAccounts.fill("123456789");
    await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
    await caseForm.ipAddress(1).fill("2001:db8::1");
    await caseForm.button("Add watcher").click();
    await caseForm.watcherEmail(1).fill("soc@example.com");
    await caseForm.button("Add tag").click();
    await caseForm.tagKey(1).fill("ticket");
    await caseForm.review();
    await review.open();
    await expect(review.failure).toBeFocused();
    await review.backButton.click();

    await expect(caseForm.resolver("Resolve case with AWS")).toBeChecked();
    await expect(caseForm.engagement("Active security incident")).toBeChecked();
    await expect(caseForm.title).toHaveValue("Kept as it was");
    await expect(caseForm.description).toHaveValue("Keys of a build user call from an unknown network.");
    await expect(caseForm.startDate).toHaveValue("2026-03-04");
    await expect(caseForm.startTime).toHaveValue("05:06");
    await expect(caseForm.impactedAccounts).toHaveValue("123456789");
    await expect(caseForm.chosenRegions).toHaveAccessibleName("Remove Europe (Frankfurt) eu-central-1");
    await expect(caseForm.ipAddress(1)).toHaveValue("2001:db8::1");
    await expect(caseForm.watcherEmail(1)).toHaveValue("soc@example.com");
    await expect(caseForm.tagKey(1)).toHaveValue("ticket");
  });

  test("can be changed before it is tried again", async ({ signIn, sendCase, caseForm, review, casePage, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "AccessDeniedException" });
    await sendCase();
    await expect(review.failure).toBeFocused();
    await review.change("incident");
    await caseForm.title.fill("A better title");
    await caseForm.review();
    await review.open();

    await expect(casePage.title).toHaveText("A better title");
  });

  test("is shown to a person whose role cannot create cases", async ({ signIn, sendCase, review, aws }) => {
    const vic = await signIn("vic");
    await sendCase();

    await expect(review.failure.getByRole("heading")).toHaveText("You do not have permission to open cases");
    expect(await aws.calls(vic, "CreateCase")).toEqual([expect.objectContaining({ caseCreated: false, status: 403 })]);
  });

  test("after a refused session offers to sign in again in a new tab", async ({ signIn, sendCase, review, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "ExpiredTokenException" });
    await sendCase();

    await expect(
      review.failure.getByRole("link", { name: "Sign in again (opens a new tab)", exact: true }),
    ).toHaveAttribute("target", "_blank");
  });
});

test.describe("a case with an unclear outcome", () => {
  test("stays frozen when a later try of it is refused", async ({ signIn, sendCase, review, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
    await aws.arm(ana, { operation: "CreateCase", fault: "AccessDeniedException" });
    await sendCase();
    await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading);
    await review.checkButton.click();

    await expect(review.failure).toContainText(
      "This try was refused (You do not have permission to open cases), but an earlier one may have opened the case.",
    );
    await expect(review.checkButton).toBeVisible();
    await expect(review.backButton).toBeHidden();
  });

  test("is not sent again after a conflict before AWS's list was looked at", async ({
    signIn,
    sendCase,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "ConflictException", details: { stored: true } });
    await sendCase({ title: `In conflict ${ana.login}` });
    await expect(review.failure).toBeFocused();
    await review.checkButton.click();
    await expect(review.failure.getByRole("heading")).toHaveText("AWS has a case that looks like yours");
    await review.failure.getByRole("link", { name: "This is my case: show it", exact: true }).click();

    await expect(casePage.title).toHaveText(`In conflict ${ana.login}`);
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });

  test("goes out under the same token when AWS's list shows no case right after a conflict", async ({
    signIn,
    sendCase,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "ConflictException" });
    await sendCase({ title: `In conflict ${ana.login}` });
    await expect(review.failure).toBeFocused();
    await review.checkButton.click();
    await expect(review.failure.getByRole("heading")).toHaveText("AWS lists no case with this title");
    await review.failure.getByRole("button", { name: "Open the case", exact: true }).click();

    const caseId = await casePage.caseId();
    const calls = await aws.calls(ana, "CreateCase");
    expect(calls.filter(({ caseCreated }) => caseCreated)).toEqual([expect.objectContaining({ caseId })]);
    expect(new Set(calls.map(tokenOf)).size).toBe(1);
  });
});

test("throttled attempts are made up for, and a long wait is explained", async ({
  signIn,
  sendCase,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "ThrottlingException", times: 4 });
  await sendCase();

  await expect(review.stillSending).toContainText("You do not need to press again.");
  await expect(casePage.opened).toBeVisible({ timeout: 20_000 });
  expect((await aws.calls(ana, "CreateCase")).map(({ status }) => status)).toEqual([429, 429, 429, 429, 201]);
});

test.describe("a field that AWS refuses", () => {
  const names = ["watchers.1.email", "/watchers/1/email", "watchers[1].email"];
  for (const name of names) {
    test(`and calls ${name} shows AWS's words at that row`, async ({ signIn, caseForm, review, aws }) => {
      const ana = await signIn("ana");
      await armFieldRefusal(aws, ana, name, "The domain does not exist.");
      await caseForm.fill();
      await caseForm.button("Add watcher").click();
      await caseForm.watcherEmail(1).fill("soc@example.com");
      await caseForm.button("Add watcher").click();
      await caseForm.watcherEmail(2).fill("sam@nowhere.example");
      await caseForm.review();
      await review.open();

      await expect(caseForm.errorSummary).toBeFocused();
      await expect(caseForm.watcherEmail(1)).toHaveAccessibleDescription("");
      await expect(caseForm.watcherEmail(2)).toHaveAccessibleDescription(
        "Error: Email of watcher 2: The domain does not exist.",
      );
    });
  }

  test("is reached from the summary, and can be sent again when it is changed", async ({
    signIn,
    sendCase,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await armFieldRefusal(aws, ana, "title", "Titles must not shout.");
    await sendCase({ title: "KEYS IN USE" });
    await caseForm.followError("Title: Titles must not shout.");
    await expect(caseForm.title).toBeFocused();
    await expect(caseForm.title).toHaveAccessibleDescription("Error: Title: Titles must not shout.");
    await caseForm.title.fill("Keys in use");
    await expect(caseForm.errorSummary).toBeHidden();
    await caseForm.review();
    await review.open();

    await expect(casePage.title).toHaveText("Keys in use");
    const calls = await aws.calls(ana, "CreateCase");
    expect(calls.map(({ caseCreated }) => caseCreated)).toEqual([false, true]);
  });

  test("under a name that the form does not know is shown in the summary all the same", async ({
    signIn,
    sendCase,
    caseForm,
    aws,
  }) => {
    const ana = await signIn("ana");
    await armFieldRefusal(aws, ana, "severity", "Severity is required.");
    await sendCase();

    await expect(caseForm.errorSummary).toBeFocused();
    await expect(caseForm.errorSummary.getByRole("link")).toHaveText(["severity: Severity is required."]);
  });

  test("and does not name is explained in AWS's own words", async ({ signIn, sendCase, review, aws }) => {
    const ana = await signIn("ana");
    const details = { message: "1 validation error detected" };
    await aws.arm(ana, { operation: "CreateCase", fault: "ValidationException", details });
    await sendCase();

    await expect(review.failure.getByRole("heading")).toHaveText("AWS refused the request");
    await expect(review.failure).toContainText("AWS says: 1 validation error detected");
    const [call] = await aws.calls(ana, "CreateCase");
    await expect(review.failure).toContainText(`AWS request ID: ${call?.requestId}`);
    await expect(review.failure).toContainText(/Reference: \w/);
  });
});

test.describe("the portal", () => {
  test.beforeEach(({ consoleWatch }) => consoleWatch.allow(networkReport));

  test("that cannot be reached leaves the case on the page, to be sent again", async ({
    page,
    signIn,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await caseForm.fill({ title: "Typed before the network went" });
    await caseForm.review();
    await review.verifyOnPage();
    await page.route("**/cases/new", (route) => route.abort("connectionfailed"), { times: 1 });
    await review.open();

    await expect(review.failure).toBeFocused();
    await expect(review.failure).toContainText(
      `Your browser lost the connection to the portal. Check your network. ${unclearAdvice}`,
    );
    await review.checkButton.click();
    await expect(casePage.title).toHaveText("Typed before the network went");
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });

  test("whose answer is lost on the way opens the case only once", async ({
    page,
    signIn,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await caseForm.fill();
    await caseForm.review();
    await page.route("**/cases/new", loseAnswer, { times: 1 });
    await review.open();
    await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading);
    await review.checkButton.click();

    const caseId = await casePage.caseId();
    const calls = await aws.calls(ana, "CreateCase");
    expect(calls.map((call) => [call.caseId, call.caseCreated])).toEqual([
      [caseId, true],
      [caseId, false],
    ]);
  });

  test("that was updated meanwhile says so and keeps the form", async ({ page, signIn, caseForm, review }) => {
    await signIn("ana");
    await caseForm.fill({ title: "Typed before the update" });
    await caseForm.review();
    await page.route("**/cases/new", (route) =>
      route.fulfill({ status: 409, headers: { "x-nextjs-action-not-found": "1" } }),
    );
    await review.open();

    await expect(review.failure).toBeFocused();
    await expect(review.failure.getByRole("heading")).toHaveText("The portal has been updated");
    await review.backButton.click();
    await expect(caseForm.title).toHaveValue("Typed before the update");
  });
});

async function armFieldRefusal(aws: SimulatedAws, persona: Persona, name: string, message: string): Promise<void> {
  const details = { reason: "FIELD_VALIDATION_FAILED", fieldList: [{ name, message }] };
  await aws.arm(persona, { operation: "CreateCase", fault: "ValidationException", details });
}
