import { randomUUID } from "node:crypto";
import type { Page, Route } from "@playwright/test";
import { type AwsCall, type Fault, type SimulatedAws, tokenOf } from "./aws";
import { changeKeptDraft, untilKept } from "./browser-storage";
import { crash } from "./crash";
import { cutOff, loseAnswer, networkReport } from "./lost-answers";
import { testWithOwnServers } from "./own-servers";
import { DraftNotice } from "./pages/draft-notice";
import { FoundCases } from "./pages/found-cases";
import type { Persona } from "./persona";
import { endSession } from "./session-cookies";
import { test as base, expect } from "./test";
import { toVisitor, type Visitor } from "./visitor";

const takesLong = { tag: "@full" };

/** For the SDK's waits between attempts. */
const patiently = { timeout: 30_000 };
const unclearHeading = "We do not know whether AWS opened the case";
const lostConnection = "Your browser lost the connection to the portal.";
const minute = 60_000;

const test = base.extend<{ draft: DraftNotice; foundCases: FoundCases }>({
  draft: async ({ page }, use) => use(new DraftNotice(page)),
  foundCases: async ({ page }, use) => use(new FoundCases(page)),
});

// Answers after which a case may exist, and the result of a second press. `times` is as often as the SDK tries.
const unclearFaults: Pick<Fault, "fault" | "times" | "details">[] = [
  { fault: "InternalServerException", times: 3 },
  { fault: "InternalServerException", times: 3, details: { stored: true } },
  { fault: "InvalidTokenException", times: 3 },
  { fault: "reset-before", times: 3 },
  { fault: "reset-after", times: 3 },
  { fault: "reset-mid-body", times: 3 },
  { fault: "truncated-body", times: 1 },
  { fault: "html-503", times: 3 },
  { fault: "empty-500", times: 3, details: { stored: true } },
];

const isQuick = ({ fault }: Pick<Fault, "fault">) => ["InternalServerException", "reset-after"].includes(fault);

for (const { fault, times, details } of unclearFaults) {
  const name = details ? `${fault} from an AWS that opened the case` : fault;
  test(
    `after ${name} the same bytes go out again, and there is one case`,
    isQuick({ fault }) ? {} : takesLong,
    async ({ signIn, sendCase, review, casePage, aws }) => {
      const ana = await signIn("ana");
      await aws.arm(ana, { operation: "CreateCase", fault, ...(times && { times }), ...(details && { details }) });
      await sendCase({ title: aTitle() });
      await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading, patiently);
      await review.checkButton.click();
      const caseId = await casePage.caseId();

      const calls = await aws.calls(ana, "CreateCase");
      expect(calls).toHaveLength(Number(times) + 1);
      expect(calls.map(({ input }) => input)).toEqual(Array(calls.length).fill(calls[0]?.input));
      expect(createdBy(calls)).toEqual([caseId]);
    },
  );
}

test.describe("a case that AWS may have opened", () => {
  test.beforeEach(async ({ signIn, sendCase, review, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
    await sendCase({ title: aTitle() });
    await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading, patiently);
  });

  test("can no longer be changed", async ({ page, review }) => {
    await expect(review.checkButton).toBeVisible();
    await expect(page.getByText(/^Keys in use /)).toBeVisible();
    await expect(review.openButton).toBeHidden();
    await expect(review.backButton).toBeHidden();
    await expect(page.getByRole("button", { name: /^Change (?!role)/ })).toHaveCount(0);
  });

  test("is there after a reload, as it was, to be checked", async ({ page, review, casePage, aws }) => {
    const title = await page.getByRole("main").getByRole("definition").nth(2).innerText();
    await page.reload();
    await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading);
    await expect(review.backButton).toBeHidden();
    await review.checkButton.click();

    await expect(casePage.title).toHaveText(title);
    await expectOneCase(page, aws, title);
  });

  test("is there when the session has ended and the same person has signed in again", async ({
    page,
    context,
    signInPage,
    review,
    casePage,
    aws,
  }) => {
    const title = await page.getByRole("main").getByRole("definition").nth(2).innerText();
    await endSession(context);
    await page.reload();
    await signInPage.start();
    await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading);
    await review.checkButton.click();

    await expect(casePage.title).toHaveText(title);
    await expectOneCase(page, aws, title);
  });
});

test("a tab that crashes while AWS opens the case leaves a draft to be checked, and one case", async ({
  page,
  context,
  signIn,
  sendCase,
  aws,
}) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "delay", details: { ms: 3000 } });
  await sendCase({ title: aTitle() });
  await expect.poll(() => aws.calls(ana, "CreateCase")).toHaveLength(1);
  await crash(page);

  const tab = toVisitor(await context.newPage());
  await tab.page.goto("/cases/new");
  await expect(tab.review.failure.getByRole("heading")).toHaveText(unclearHeading);
  await tab.review.checkButton.click();
  const caseId = await tab.casePage.caseId();

  const calls = await aws.calls(ana, "CreateCase");
  expect(new Set(calls.map(tokenOf)).size).toBe(1);
  expect(createdBy(calls)).toEqual([caseId]);
});

test.describe("after AWS answered with a conflict", takesLong, () => {
  test("the case that is there is shown, and the link leads to it", async ({
    signIn,
    sendCase,
    review,
    casePage,
    foundCases,
    aws,
  }) => {
    const ana = await signIn("ana");
    await armConflict(aws, ana, { stored: true });
    await sendCase({ title: aTitle() });
    await review.checkButton.click(patiently);
    await expect(foundCases.heading).toHaveText("AWS has a case that looks like yours");
    await expect(foundCases.box).toBeFocused();
    const [created] = await aws.calls(ana, "CreateCase");
    await expect(foundCases.box).toContainText(`Case ${created?.caseId}, opened `);
    await expect(foundCases.box).toContainText("looks like yours");
    await foundCases.showMine.click();

    await casePage.verifyOnPage(String(created?.caseId));
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });

  test("the case that the analyst took for theirs is the draft's from then on", async ({
    signIn,
    sendCase,
    caseForm,
    review,
    casePage,
    draft,
    foundCases,
    aws,
  }) => {
    const ana = await signIn("ana");
    await armConflict(aws, ana, { stored: true });
    await sendCase({ title: aTitle() });
    await review.checkButton.click(patiently);
    await foundCases.showMine.click();
    const caseId = await casePage.caseId();
    await caseForm.goto();

    await expect(draft.openedAs(caseId)).toBeVisible();
    await expect(caseForm.title).toHaveValue("");
  });

  for (const { when, minutes, opened } of [
    { when: "at once, the same token goes out, and AWS gives the same case", minutes: 0, opened: 1 },
    { when: "after a minute, a new token makes another case, and the page tells of both", minutes: 2, opened: 2 },
  ]) {
    test(`the analyst may say that none of these is theirs: ${when}`, async ({
      page,
      signIn,
      sendCase,
      review,
      casePage,
      foundCases,
      aws,
    }) => {
      const ana = await signIn("ana");
      await armConflict(aws, ana, { stored: true });
      await sendCase({ title: aTitle() });
      await expect(review.checkButton).toBeVisible(patiently);
      await page.clock.setFixedTime(Date.now() + minutes * minute);
      await review.checkButton.click();
      await foundCases.noneOfThese.click();
      await expect(casePage.opened).toBeVisible();

      const calls = await aws.calls(ana, "CreateCase");
      const ids = createdBy(calls);
      expect(ids).toHaveLength(opened);
      expect(new Set(calls.map(tokenOf)).size).toBe(opened);
      await casePage.verifyOnPage(String(ids.at(-1)));
      await expect(duplicates(page).getByRole("link")).toHaveText(ids.slice(0, -1).map((caseId) => `case ${caseId}`));
    });

    test(`and no case is there, it is sent again: ${when.split(",")[0]}`, async ({
      page,
      signIn,
      sendCase,
      review,
      casePage,
      foundCases,
      aws,
    }) => {
      const ana = await signIn("ana");
      await armConflict(aws, ana);
      await sendCase({ title: aTitle() });
      await expect(review.checkButton).toBeVisible(patiently);
      await page.clock.setFixedTime(Date.now() + minutes * minute);
      await review.checkButton.click();
      await expect(foundCases.heading).toHaveText("AWS lists no case with this title");
      await foundCases.openButton.click();
      const caseId = await casePage.caseId();

      const calls = await aws.calls(ana, "CreateCase");
      expect(new Set(calls.map(tokenOf)).size).toBe(opened);
      expect(createdBy(calls)).toEqual([caseId]);
    });
  }

  test("whose role cannot list cases sees so, and who can find the case", async ({
    signIn,
    sendCase,
    review,
    foundCases,
    aws,
  }) => {
    const wes = await signIn("wes");
    await armConflict(aws, wes, { stored: true });
    await sendCase({ title: aTitle() });
    await review.checkButton.click(patiently);

    await expect(foundCases.heading).toHaveText("We could not look for your case");
    await expect(foundCases.box).toContainText(
      "Your role cannot list cases. Check the AWS console for a case with this title, or ask a colleague who can.",
    );
    expect(await aws.calls(wes, "CreateCase")).toHaveLength(1);
  });

  test("and the session has ended since, nothing is sent before the person is back", async ({
    page,
    context,
    signIn,
    sendCase,
    review,
    foundCases,
    aws,
  }) => {
    const ana = await signIn("ana");
    await armConflict(aws, ana, { stored: true });
    await sendCase({ title: aTitle() });
    await expect(review.checkButton).toBeVisible(patiently);
    await endSession(context);
    await review.checkButton.click();
    await expect(foundCases.box).toContainText("Your session has ended.");
    await signInAgain(page);
    await review.checkButton.click();

    await expect(foundCases.heading).toHaveText("AWS has a case that looks like yours");
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });
});

test(
  "more than ten minutes after the first try the portal looks before it sends again",
  takesLong,
  async ({ page, signIn, sendCase, review, casePage, foundCases, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "InternalServerException", times: 3 });
    await sendCase({ title: aTitle() });
    await expect(review.checkButton).toBeVisible(patiently);
    await page.clock.setFixedTime(Date.now() + 11 * minute);
    await review.checkButton.click();
    await expect(foundCases.heading).toHaveText("AWS lists no case with this title");
    expect(await aws.calls(ana, "CreateCase"), "nothing is sent by the look").toHaveLength(3);
    await foundCases.openButton.click();
    const caseId = await casePage.caseId();

    const calls = await aws.calls(ana, "CreateCase");
    expect(new Set(calls.map(tokenOf)).size).toBe(1);
    expect(createdBy(calls)).toEqual([caseId]);
  },
);

test.describe("a case that AWS may have opened, and that the portal's rules do not allow any more", takesLong, () => {
  const unsendable = "x\uFFFE";
  const patched = "Mended";

  /** After an unclear try, the rules change, and the form shows what to correct. */
  async function mendAfter({ page, sendCase, caseForm, review }: Visitor, title: string) {
    await sendCase({ title });
    await expect(review.checkButton).toBeVisible(patiently);
    await changeKeptDraft(page, { description: unsendable });
    await page.reload();
    await expect(caseForm.errorSummary).toBeFocused();
    await expect(mendedNotice(page)).toBeVisible();
    await caseForm.description.fill(patched);
    await untilKept(page);
  }

  test("is put right and looked for before it is sent: it is there, and the link leads to it", async ({
    visitor,
    page,
    signIn,
    caseForm,
    review,
    casePage,
    foundCases,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
    await mendAfter(visitor, aTitle());
    await page.reload();
    await expect(caseForm.description).toHaveValue(patched);
    await expect(mendedNotice(page)).toBeVisible();
    await caseForm.title.fill("Another title");
    await caseForm.review();
    await review.checkButton.click();
    await expect(foundCases.heading).toHaveText("AWS has a case that looks like yours");
    const [created] = await aws.calls(ana, "CreateCase");
    await foundCases.showMine.click();

    await casePage.verifyOnPage(String(created?.caseId));
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });

  test("goes out under a new token when AWS does not have it", async ({
    visitor,
    signIn,
    caseForm,
    review,
    casePage,
    foundCases,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "InternalServerException", times: 3 });
    await mendAfter(visitor, aTitle());
    await caseForm.review();
    await review.checkButton.click();
    await expect(foundCases.heading).toHaveText("AWS lists no case with this title");
    await foundCases.openButton.click();
    const caseId = await casePage.caseId();

    const calls = await aws.calls(ana, "CreateCase");
    expect(createdBy(calls)).toEqual([caseId]);
    const [first, , , last] = calls;
    expect(last?.input).toMatchObject({ description: patched });
    expect(tokenOf(last as AwsCall)).not.toBe(tokenOf(first as AwsCall));
  });

  test("and that is discarded, leaves a form like any other", async ({ visitor, page, signIn, draft, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
    await mendAfter(visitor, aTitle());
    await draft.button("Discard draft").click();

    await expect(mendedNotice(page)).toBeHidden();
    await draft.button("Undo").click();
    await expect(mendedNotice(page)).toBeVisible();
  });
});

test.describe("a person who changed", takesLong, () => {
  test("the role since an unclear try sees so, and nothing is sent until they change back", async ({
    context,
    signIn,
    sendCase,
    review,
    casePage,
    aws,
  }) => {
    const max = await signIn("max");
    await aws.arm(max, { operation: "CreateCase", fault: "truncated-body" });
    await sendCase({ title: aTitle() });
    await expect(review.checkButton).toBeVisible(patiently);
    const second = toVisitor(await context.newPage());
    await changeRole(second, "Incident viewer");
    await review.checkButton.click();
    await expect(review.failure).toContainText("You have changed your role");
    expect(await aws.calls(max, "CreateCase")).toHaveLength(1);
    await changeRole(second, "Incident responder");
    await review.checkButton.click();
    const caseId = await casePage.caseId();

    expect(createdBy(await aws.calls(max, "CreateCase"))).toEqual([caseId]);
  });

  test("the role before the first try sees so, and can reload to continue under the new one", async ({
    page,
    context,
    signIn,
    caseForm,
    review,
    aws,
  }) => {
    const max = await signIn("max");
    const title = aTitle();
    await caseForm.fill({ title });
    await untilKept(page);
    await caseForm.review();
    await review.verifyOnPage();
    await changeRole(toVisitor(await context.newPage()), "Incident viewer");
    await review.openButton.click();
    await expect(review.failure.getByRole("heading")).toHaveText("You have changed your role");
    await expect(review.openButton).toBeVisible();
    expect(await aws.calls(max, "CreateCase")).toEqual([]);
    await page.reload();

    await expect(caseForm.title).toHaveValue(title);
  });

  test("to another person in another tab sees so, and nothing is sent", async ({
    context,
    signIn,
    caseForm,
    review,
    aws,
  }) => {
    const ana = await signIn("ana");
    await caseForm.fill({ title: aTitle() });
    await caseForm.review();
    await review.verifyOnPage();
    await context.clearCookies();
    const other = toVisitor(await context.newPage());
    const otherPerson = await other.signIn("ana");
    await other.caseForm.verifyOnPage();
    await review.openButton.click();

    await expect(review.failure.getByRole("heading")).toHaveText("You are signed in as someone else");
    expect([...(await aws.calls(ana, "CreateCase")), ...(await aws.calls(otherPerson, "CreateCase"))]).toEqual([]);
  });
});

test.describe("an impatient analyst", () => {
  test("pressing Enter twice opens one case", async ({ page, signIn, caseForm, review, casePage, aws }) => {
    const ana = await signIn("ana");
    await caseForm.fill({ title: aTitle() });
    await caseForm.review();
    await review.verifyOnPage();
    await review.openButton.focus();
    await Promise.all([page.keyboard.press("Enter"), page.keyboard.press("Enter")]);

    await casePage.caseId();
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });

  test("clicking 50 times within a second opens one case", async ({ signIn, caseForm, review, casePage, aws }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "delay", details: { ms: 1500 } });
    await caseForm.fill({ title: aTitle() });
    await caseForm.review();
    await review.verifyOnPage();
    await review.openButton.evaluate(async (button: HTMLElement) => {
      for (let clicks = 0; clicks < 50; clicks++) {
        button.click();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });

    await casePage.caseId();
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });

  test('clicking "Check and try again" 50 times sends one request', async ({
    signIn,
    sendCase,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
    await aws.arm(ana, { operation: "CreateCase", fault: "delay", details: { ms: 1500 } });
    await sendCase({ title: aTitle() });
    await expect(review.checkButton).toBeVisible(patiently);
    await review.checkButton.evaluate(async (button: HTMLElement) => {
      for (let clicks = 0; clicks < 50; clicks++) {
        button.click();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });

    await casePage.caseId();
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(2);
  });
});

test("a session that AWS no longer takes is renewed in another tab, and the same form sent under the same token", async ({
  page,
  signIn,
  sendCase,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "ExpiredTokenException" });
  await sendCase({ title: aTitle() });
  await expect(review.failure.getByRole("heading")).toHaveText("AWS no longer accepts your session");
  await signInAgain(page);
  await review.openButton.click();
  const caseId = await casePage.caseId();

  const calls = await aws.calls(ana, "CreateCase");
  expect(calls.map(({ errorName }) => errorName)).toEqual(["ExpiredTokenException", null]);
  expect(calls.map(({ input }) => input)).toEqual(Array(2).fill(calls[0]?.input));
  expect(createdBy(calls)).toEqual([caseId]);
});

test.describe("between the browser and the portal", takesLong, () => {
  test.beforeEach(({ consoleWatch }) => consoleWatch.allow(networkReport));

  test("a network that is gone keeps the draft, and sends nothing by itself when it is back", async ({
    page,
    context,
    signIn,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    const title = aTitle();
    await caseForm.fill({ title });
    await caseForm.review();
    await review.verifyOnPage();
    await context.setOffline(true);
    await review.open();
    await expect(review.failure.getByRole("heading")).toHaveText("You are offline. Nothing was sent.");
    await untilKept(page);
    await context.setOffline(false);
    await page.reload();
    await expect(caseForm.title).toHaveValue(title);
    expect(await aws.calls(ana, "CreateCase")).toEqual([]);
    await caseForm.review();
    await review.open();

    await expect(casePage.title).toHaveText(title);
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });

  const badAnswers: { what: string; answer: (route: Route) => Promise<void>; cases: number }[] = [
    { what: "a proxy's page of HTML", answer: answerWithHtml, cases: 0 },
    { what: "an answer that never came", answer: loseAnswer, cases: 1 },
    { what: "an empty answer", answer: (route) => route.fulfill({ status: 200, body: "" }), cases: 0 },
  ];
  for (const { what, answer, cases } of badAnswers) {
    test(`${what} keeps the page, and the check leads to the one case`, async ({
      page,
      signIn,
      caseForm,
      review,
      casePage,
      aws,
    }) => {
      const ana = await signIn("ana");
      const title = aTitle();
      await caseForm.fill({ title });
      await caseForm.review();
      await page.route("**/cases/new", answer, { times: 1 });
      await review.open();
      await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading);
      expect(createdBy(await aws.calls(ana, "CreateCase"))).toHaveLength(cases);
      await review.checkButton.click();

      await expect(casePage.title).toHaveText(title);
      const calls = await aws.calls(ana, "CreateCase");
      expect(new Set(calls.map(tokenOf)).size).toBe(1);
      expect(createdBy(calls)).toEqual([await casePage.caseId()]);
    });
  }

  test("a refusal that is cut off keeps the page, and the check leads to the one case", async ({
    page,
    signIn,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "AccessDeniedException" });
    await caseForm.fill({ title: aTitle() });
    await caseForm.review();
    await page.route("**/cases/new", cutOff, { times: 1 });
    await review.open();
    await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading);
    await review.checkButton.click();

    const caseId = await casePage.caseId();
    expect(createdBy(await aws.calls(ana, "CreateCase"))).toEqual([caseId]);
  });

  test("a case's page that is cut off is shown by trying again", async ({
    page,
    consoleWatch,
    signIn,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    // React reports what it could not show.
    consoleWatch.allow(/^error: Error: Minified React error #412/);
    const ana = await signIn("ana");
    const title = aTitle();
    await caseForm.fill({ title });
    await caseForm.review();
    await page.route("**/cases/new", cutOff, { times: 1 });
    await review.open();
    await page.getByRole("button", { name: "Try again", exact: true }).click();

    await expect(casePage.title).toHaveText(title);
    expect(createdBy(await aws.calls(ana, "CreateCase"))).toEqual([await casePage.caseId()]);
  });

  test("after a case's page that was cut off the form knows that the case may be open", async ({
    page,
    consoleWatch,
    signIn,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    consoleWatch.allow(/^error: Error: Minified React error #412/);
    const ana = await signIn("ana");
    await caseForm.fill({ title: aTitle() });
    await caseForm.review();
    await page.route("**/cases/new", cutOff, { times: 1 });
    await review.open();
    await expect(page.getByRole("heading", { name: "Something went wrong", level: 1, exact: true })).toBeVisible();
    await page.goto("/cases/new");
    await expect(review.failure.getByRole("heading")).toHaveText(unclearHeading);
    await review.checkButton.click();

    const caseId = await casePage.caseId();
    expect(createdBy(await aws.calls(ana, "CreateCase"))).toEqual([caseId]);
  });

  test(
    "more text than the portal takes is measured before it is sent",
    takesLong,
    async ({ page, signIn, caseForm, review, aws }) => {
      test.slow();
      const ana = await signIn("ana");
      await caseForm.fill();
      // 900 roles of one account, by their full names.
      const lines = `arn:aws:iam::111122223333:role/${"x".repeat(2100)}\n`.repeat(900);
      // Chromium itself takes half a minute to type so much into any text area.
      await caseForm.impactedAccounts.evaluate((area: HTMLTextAreaElement, text) => {
        // By the element's own setter: React watches the instance's, and would take the event for no change.
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, text);
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }, lines);
      await caseForm.review();
      await review.verifyOnPage();
      const sent: string[] = [];
      page.on("request", (request) => request.method() === "POST" && sent.push(new URL(request.url()).pathname));
      await review.open();

      await expect(review.failure.getByRole("heading")).toHaveText("The form has too much text");
      await review.backButton.click();
      await expect(caseForm.title).toHaveValue("Unknown access keys in use");
      expect(sent).toEqual([]);
      expect(await aws.calls(ana, "CreateCase")).toEqual([]);
    },
  );
});

test(
  "the largest case that AWS takes is opened",
  takesLong,
  async ({ page, signIn, caseForm, review, casePage, aws }) => {
    test.slow();
    const ana = await signIn("ana");
    await caseForm.fill({ title: "🔑".repeat(300), description: "🔑".repeat(8000) });
    await caseForm.impactedAccounts.fill(
      Array.from({ length: 200 }, (_, index) => String(index).padStart(12, "0")).join("\n"),
    );
    const lines = Array.from({ length: 200 }, (_, index) => `192.0.2.${index}\t${"🔥".repeat(500)}`);
    await caseForm.paste(caseForm.ipAddress(1), lines.join("\n"));
    await expect(caseForm.ipAddresses).toHaveCount(200);
    await caseForm.review();
    await expect(page.getByRole("heading", { name: "Review and open", level: 1, exact: true })).toBeFocused(patiently);
    await review.openButton.click();
    await expect(casePage.opened).toBeVisible(patiently);

    const [call] = await aws.calls(ana, "CreateCase");
    const input = Object(call?.input);
    expect([...input.title, ...input.description]).toHaveLength(8300);
    expect(input.impactedAccounts).toHaveLength(200);
    expect(
      new Set(Object(input.threatActorIpAddresses).map(({ userAgent }: { userAgent: string }) => userAgent)),
    ).toEqual(new Set(["🔥".repeat(500)]));
    expect(input.threatActorIpAddresses).toHaveLength(200);
  },
);

test.describe("an AWS that forgets client tokens at once", takesLong, () => {
  const forgetful = testWithOwnServers({ aws: { AWS_SIM_TOKEN_SECONDS: "0" } });

  forgetful(
    "has the case twice when an answer was lost, and the page of the new one says so",
    async ({ page, signIn, sendCase, casePage, aws }) => {
      const ana = await signIn("ana");
      await aws.arm(ana, { operation: "CreateCase", fault: "reset-after" });
      await sendCase({ title: aTitle() });
      await expect(casePage.opened).toBeVisible(patiently);

      const [lost, opened] = await aws.calls(ana, "CreateCase");
      await casePage.verifyOnPage(String(opened?.caseId));
      await expect(duplicates(page)).toContainText("AWS may have this case twice");
      await duplicateLink(page, lost).click();
      await casePage.verifyOnPage(String(lost?.caseId));
    },
  );

  forgetful(
    "has it twice after a second press, and the page says so",
    async ({ page, signIn, sendCase, review, casePage, aws }) => {
      const ana = await signIn("ana");
      await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
      await sendCase({ title: aTitle() });
      await review.checkButton.click(patiently);
      await expect(casePage.opened).toBeVisible(patiently);

      const [lost] = await aws.calls(ana, "CreateCase");
      await expect(duplicateLink(page, lost)).toHaveAttribute("href", `/cases/${lost?.caseId}`);
    },
  );

  forgetful(
    "is not searched for a role that cannot list cases, and the page says so",
    async ({ page, signIn, sendCase, review, casePage, aws }) => {
      const wes = await signIn("wes");
      await aws.arm(wes, { operation: "CreateCase", fault: "truncated-body" });
      await sendCase({ title: aTitle() });
      await review.checkButton.click(patiently);
      await expect(casePage.opened).toBeVisible(patiently);

      await expect(duplicates(page)).toContainText("we could not check for a duplicate");
    },
  );
});

test.describe("a portal whose process is killed", takesLong, () => {
  const killed = testWithOwnServers({});
  killed.beforeEach(({ consoleWatch }) => consoleWatch.allow(networkReport));
  killed.afterEach(({ ownServers }) => ownServers.startPortal());

  killed(
    "before the call has sent nothing, and opens the case when it is back",
    async ({ ownServers, signIn, caseForm, review, casePage, aws }) => {
      const ana = await signIn("ana");
      const title = aTitle();
      await caseForm.fill({ title });
      await caseForm.review();
      await review.verifyOnPage();
      await ownServers.killPortal();
      await review.open();
      await expect(review.failure).toContainText(lostConnection);
      expect(await aws.calls(ana, "CreateCase")).toEqual([]);
      await ownServers.startPortal();
      await review.checkButton.click();

      await expect(casePage.title).toHaveText(title);
      expect(createdBy(await aws.calls(ana, "CreateCase"))).toHaveLength(1);
    },
  );

  killed(
    "during the call leads to the one case when it is back",
    async ({ ownServers, signIn, sendCase, review, casePage, aws }) => {
      const ana = await signIn("ana");
      await aws.arm(ana, { operation: "CreateCase", fault: "delay", details: { ms: 3000 } });
      await sendCase({ title: aTitle() });
      await expect.poll(() => aws.calls(ana, "CreateCase")).toHaveLength(1);
      await ownServers.killPortal();
      await expect(review.failure).toContainText(lostConnection);
      await ownServers.startPortal();
      await review.checkButton.click();
      const caseId = await casePage.caseId();

      const calls = await aws.calls(ana, "CreateCase");
      expect(calls.map(({ input }) => input)).toEqual(Array(2).fill(calls[0]?.input));
      expect(createdBy(calls)).toEqual([caseId]);
    },
  );
});

/** Unique, because the portal searches by title. */
function aTitle(): string {
  return `Keys in use ${randomUUID()}`;
}

function createdBy(calls: readonly AwsCall[]): (string | null)[] {
  return calls.filter(({ caseCreated }) => caseCreated).map(({ caseId }) => caseId);
}

async function armConflict(aws: SimulatedAws, persona: Persona, details: { stored?: boolean } = {}): Promise<void> {
  await aws.arm(persona, { operation: "CreateCase", fault: "ConflictException", details });
}

/** All calls with this title had the same token and opened only the case on the page. */
async function expectOneCase(page: Page, aws: SimulatedAws, title: string): Promise<void> {
  const calls = await aws.callsWith(title);
  const creating = calls.filter(({ operation }) => operation === "CreateCase");
  expect(new Set(creating.map(tokenOf)).size).toBe(1);
  expect(createdBy(creating).map((caseId) => `/cases/${caseId}`)).toEqual([new URL(page.url()).pathname]);
}

/** The warning about a possible duplicate. */
function duplicates(page: Page) {
  return page.getByRole("main").getByRole("alert");
}

function duplicateLink(page: Page, call: AwsCall | undefined) {
  return duplicates(page).getByRole("link", { name: `case ${call?.caseId}`, exact: true });
}

/** In another tab. */
async function changeRole({ page, account }: Visitor, label: string): Promise<void> {
  await page.goto("/cases/new");
  await account.actAs(label);
  await expect(account.header).toContainText(`${label} in account`);
}

/** The identity provider still knows the person. */
async function signInAgain(page: Page): Promise<void> {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Sign in again (opens a new tab)", exact: true }).click();
  const tab = toVisitor(await opened);
  await tab.signInPage.start();
  await expect(tab.page.getByRole("heading", { name: "You are signed in again", level: 1, exact: true })).toBeVisible();
  await tab.page.close();
}

/** Something in front of the portal answers instead. */
async function answerWithHtml(route: Route): Promise<void> {
  await route.fulfill({ status: 502, contentType: "text/html", body: "<html><body>Bad gateway</body></html>" });
}

/** The notice about a case that AWS may have unchanged. */
function mendedNotice(page: Page) {
  return page.getByRole("main").getByRole("status").filter({ hasText: "AWS may already have opened this case" });
}
