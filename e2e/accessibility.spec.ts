import { findSmallTargets, findViolations } from "./accessibility-scan";
import type { SimulatedAws } from "./aws";
import { Keyboard } from "./keyboard";
import { CaseFormPage } from "./pages/case-form-page";
import { newPersona } from "./persona";
import { expect, test } from "./test";
import type { Visitor } from "./visitor";

// Everything at its longest: an address without a place to break must not push the page aside.
const longTitle = "arn:aws:iam::111122223333:user/".concat("build-user-".repeat(24));

type State = { name: string; arrive: (visitor: Visitor, aws: SimulatedAws) => Promise<void> };

const states: State[] = [
  {
    name: "the sign-in page",
    arrive: async ({ page, signInPage }) => {
      await page.goto("/sign-in");
      await signInPage.verifyOnPage();
    },
  },
  {
    name: "the sign-in page after a sign-in that failed",
    arrive: async ({ page, signInPage }) => {
      await page.goto("/sign-in?error=OAuthCallback");
      await expect(signInPage.problem).toBeVisible();
    },
  },
  {
    name: "the page for who has no role",
    arrive: async ({ signIn, refusedPage }) => {
      await signIn("noa");
      await refusedPage.verifyOnPage("You have no role here");
    },
  },
  {
    name: "the page for who was refused the role",
    arrive: async ({ page, signInPage, identityProvider, refusedPage }, aws) => {
      const ana = newPersona("ana");
      await aws.arm(ana, { operation: "AssumeRoleWithWebIdentity", fault: "AccessDenied", times: 3 });
      await page.goto("/cases/new");
      await signInPage.start();
      await identityProvider.signInAs(ana);
      await refusedPage.verifyOnPage("AWS did not give you the role Incident responder");
    },
  },
  {
    name: "the page after signing in again",
    arrive: async ({ page, signIn }) => {
      await signIn("ana", "/sign-in?callbackUrl=/sign-in/done");
      await expect(page.getByRole("heading", { name: "You are signed in again", exact: true })).toBeVisible();
    },
  },
  {
    name: "the empty form",
    arrive: async ({ signIn, caseForm }) => {
      await signIn("ana");
      await caseForm.verifyOnPage();
    },
  },
  {
    name: "the form with everything filled in",
    arrive: async ({ signIn, caseForm }) => {
      await signIn("ana");
      await fillEverything(caseForm);
    },
  },
  {
    name: "the form with errors",
    arrive: async ({ signIn, caseForm }) => {
      await signIn("ana");
      await caseForm.verifyOnPage();
      await caseForm.ipAddress(1).fill("evil.example");
      await caseForm.watcherEmail(1).fill("nobody");
      await caseForm.tagValue(1).fill("INC-42");
      await caseForm.impactedAccounts.fill("12345678");
      await caseForm.review();
      await expect(caseForm.errorSummary).toBeFocused();
    },
  },
  {
    name: "the form with the list of Regions open",
    arrive: async ({ page, signIn, caseForm }) => {
      await signIn("ana");
      await caseForm.verifyOnPage();
      await caseForm.regions.fill("asia");
      await page.keyboard.press("ArrowDown");
      await expect(caseForm.option("Asia Pacific (Tokyo) ap-northeast-1")).toBeVisible();
    },
  },
  {
    name: "the form with the list of roles open",
    arrive: async ({ signIn, caseForm, account }) => {
      await signIn("max");
      await caseForm.verifyOnPage();
      await account.changeRole.click();
    },
  },
  {
    name: "the form with a draft that is back",
    arrive: async ({ page, signIn, caseForm }) => {
      await signIn("ana");
      await caseForm.fill();
      await caseForm.waitUntilKept();
      await page.reload();
      await expect(page.getByText(/^Your draft of .* is back\./)).toBeVisible();
    },
  },
  {
    name: "the form that another tab is writing",
    arrive: async ({ page, context, signIn }) => {
      await signIn("ana");
      const otherTab = new CaseFormPage(await context.newPage());
      await otherTab.goto();
      await otherTab.fill();
      await otherTab.waitUntilKept();
      await page.reload();
      await expect(page.getByText(/^You are writing this case in another tab\./)).toBeVisible();
    },
  },
  {
    name: "the review",
    arrive: async ({ signIn, caseForm, review }) => {
      await signIn("ana");
      await fillEverything(caseForm);
      await caseForm.review();
      await review.verifyOnPage();
    },
  },
  {
    name: "the review after a refusal",
    arrive: async (visitor, aws) => openWithFault(visitor, aws, "ExpiredTokenException"),
  },
  {
    name: "the review after a lost answer",
    arrive: async (visitor, aws) => openWithFault(visitor, aws, "truncated-body"),
  },
  {
    name: "the review after a look at AWS's list",
    arrive: async (visitor, aws) => {
      await openWithFault(visitor, aws, "ConflictException", { stored: true });
      await visitor.review.checkButton.click();
      await expect(visitor.review.failure.getByRole("link").first()).toBeVisible();
    },
  },
  {
    name: "the page of a case just opened",
    arrive: async ({ signIn, caseForm, review, casePage }) => {
      await signIn("ana");
      await fillEverything(caseForm);
      await caseForm.review();
      await review.open();
      await expect(casePage.opened).toBeFocused();
      await expect(casePage.title).toHaveText(longTitle);
    },
  },
  {
    name: "the page of a case read later",
    arrive: async ({ page, openCase, casePage }) => {
      const { caseId } = await openCase();
      await page.context().clearCookies({ name: "casedesk.opened" });
      await casePage.goto(caseId);
      await expect(casePage.opened).toBeHidden();
      await expect(casePage.title).toBeVisible();
    },
  },
  {
    name: "the page of a case whose details are not shown",
    arrive: async ({ signIn, casePage }) => {
      await signIn("wes", "/cases/1234567890");
      await expect(casePage.unreadable).toBeVisible();
    },
  },
  {
    name: "the page for a case that is not there",
    arrive: async ({ page, signIn }) => {
      await signIn("ana", "/cases/9999999999");
      await expect(page.getByRole("heading", { name: "Case not found", level: 1, exact: true })).toBeVisible();
    },
  },
  {
    name: "the page for an address that is not there",
    arrive: async ({ page }) => {
      await page.goto("/nowhere");
      await expect(page.getByRole("heading", { name: "Page not found", level: 1, exact: true })).toBeVisible();
    },
  },
];

// A page that is not there answers 404, which the browser reports.
test.beforeEach(({ consoleWatch }) => consoleWatch.allow(/^error: Failed to load resource: .* 404/));

for (const { name, arrive } of states) {
  test(`${name} breaks no rule of WCAG 2.2 AA in light or dark, wide or narrow`, async ({ page, visitor, aws }) => {
    test.slow(); // Every rule is tried four times.
    await arrive(visitor, aws);

    expect(await findViolations(page)).toEqual([]);
  });
}

for (const width of ["wide", "narrow"] as const) {
  test(`every button and link of the form is a target of 24 pixels or more in a ${width} window`, async ({
    page,
    signIn,
    caseForm,
  }) => {
    await signIn("max");
    await fillEverything(caseForm);
    await caseForm.watcherEmail(1).fill("nobody");
    await caseForm.review();
    await expect(caseForm.errorSummary).toBeFocused();

    expect(await findSmallTargets(page, width)).toEqual([]);
  });
}

test("an analyst without a mouse comes from the sign-in page to the copied link of the new case", async ({
  page,
  signInPage,
  identityProvider,
  caseForm,
  review,
  casePage,
  persona,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const keyboard = new Keyboard(page);
  await page.goto("/cases/new");
  await signInPage.verifyOnPage();
  await keyboard.pressAt(signInPage.button, "Enter");
  await identityProvider.verifyOnPage();
  await keyboard.typeAt(identityProvider.login, persona("ana").login);
  await keyboard.typeAt(identityProvider.password, "casedesk");
  await page.keyboard.press("Enter");

  await caseForm.verifyOnPage();
  await keyboard.pressAt(caseForm.resolver("Resolve case with AWS"), "Space");
  await keyboard.pressAt(caseForm.engagement("Active security incident"), "Space");
  await keyboard.typeAt(caseForm.title, "Opened without a mouse");
  await keyboard.typeAt(caseForm.description, "Nothing was clicked.");
  // Day and month are the same, since browsers differ in which comes first.
  await keyboard.typeAt(caseForm.startDate, "03032026");
  await keyboard.typeAt(caseForm.startTime, "0506AM");
  await keyboard.typeAt(caseForm.regions, "frankf");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await keyboard.typeAt(caseForm.ipAddress(1), "198.51.100.7");
  await keyboard.pressAt(caseForm.button("Add me"), "Enter");
  await keyboard.pressAt(caseForm.button("Review case"), "Enter");

  await review.verifyOnPage();
  await keyboard.pressAt(review.openButton, "Enter");
  await expect(casePage.opened).toBeFocused();
  await keyboard.pressAt(page.getByRole("button", { name: "Copy link", exact: true }), "Enter");
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await expect(casePage.title).toHaveText("Opened without a mouse");
});

async function fillEverything(caseForm: Visitor["caseForm"]): Promise<void> {
  await caseForm.fill({ title: longTitle, description: `${longTitle}\nSecond line.` });
  await caseForm.impactedAccounts.fill("111122223333\n123456789");
  await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
  await caseForm.choose(caseForm.services, "manager", "AWS Certificate Manager (ACM)");
  await caseForm.ipAddress(1).fill("2001:db8:85a3::8a2e:370:7334");
  await caseForm.userAgent(1).fill("Mozilla/5.0(X11;Linux)".repeat(8));
  await caseForm.watcherEmail(1).fill(`${"security-operations-".repeat(8)}@example.com`);
  await caseForm.watcherName(1).fill("Sam Oc");
  await caseForm.watcherJobTitle(1).fill("Analyst");
  await caseForm.tagKey(1).fill("ticket-".repeat(16));
  await caseForm.tagValue(1).fill("INC-42-".repeat(32));
}

async function openWithFault(
  { signIn, caseForm, review }: Visitor,
  aws: SimulatedAws,
  fault: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault, details });
  await caseForm.fill({ title: `Under way ${ana.login}` });
  await caseForm.review();
  await review.open();
  await expect(review.failure).toBeFocused();
}
