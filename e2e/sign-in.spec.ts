import { holdScripts } from "./hold-scripts";
import { shapeSignIn } from "./identity-variant";
import { sessionCookies } from "./session-cookies";
import { expect, test } from "./test";
import { Traffic } from "./traffic";
import { toVisitor } from "./visitor";

const access = { tag: "@authorisation" };
const viewerArn = "arn:aws:iam::111122223333:role/IncidentViewer";

const people = [
  { kind: "ana", label: "Incident responder", role: "IncidentResponder" },
  { kind: "vic", label: "Incident viewer", role: "IncidentViewer" },
  { kind: "wes", label: "Incident writer", role: "IncidentWriter" },
  { kind: "max", label: "Incident responder", role: "IncidentResponder" },
] as const;

for (const { kind, label, role } of people) {
  test(`${kind} signs in as ${label}`, async ({ signInOnPages, account, aws }) => {
    const person = await signInOnPages(kind);

    await expect(account.header).toContainText(person.name);
    await expect(account.header).toContainText(`${label} in account 111122223333`);
    expect(await aws.calls(person, "AssumeRoleWithWebIdentity")).toEqual([
      expect.objectContaining({ status: 200, roleArn: `arn:aws:iam::111122223333:role/${role}` }),
    ]);
  });
}

test(
  "a person without a role sees which claims and groups would give one",
  access,
  async ({ context, signInOnPages, refusedPage, aws }) => {
    const noa = await signInOnPages("noa");

    await refusedPage.verifyOnPage("You do not have access to Casedesk");
    await expect(refusedPage.main).toContainText(`You are signed in as ${noa.email}`);
    await expect(refusedPage.main).toContainText("Ask your identity team for one of these:");
    await expect(refusedPage.main.getByRole("listitem")).toHaveText([
      "ir-responders in groups, for the role Incident responder",
      "ir-viewers in groups, for the role Incident viewer",
      "ir-writers in groups, for the role Incident writer",
    ]);
    expect(await sessionCookies(context)).toEqual([]);
    expect(await aws.calls(noa, "AssumeRoleWithWebIdentity")).toEqual([]);
  },
);

test(
  "a person without a role cannot reach the form by its address",
  access,
  async ({ page, signInOnPages, signInPage }) => {
    await signInOnPages("noa");
    await page.goto("/cases/new");

    await signInPage.verifyOnPage();
  },
);

test.describe("a role whose trust policy says no", () => {
  test.use({ portal: "slashIssuer" });

  test("is explained with what an administrator needs", async ({ page, context, signInPage, refusedPage }) => {
    const person = await shapeSignIn(context, "slashIssuer", { groups: ["ir-contractors"] });
    await page.goto("/cases/new");
    await signInPage.start();

    await refusedPage.verifyOnPage("AWS did not give you the role Contractor");
    await expect(page).toHaveTitle("Sign-in refused – Casedesk");
    await expect(refusedPage.main).toContainText("arn:aws:iam::111122223333:role/Contractor");
    await expect(refusedPage.main).toContainText(`Session name${person.email}`);
    await expect(refusedPage.main).toContainText("Answer of AWS STSAccessDenied");
    expect(await sessionCookies(context)).toEqual([]);
  });
});

test("a silent STS is told apart from a refusal", async ({ context, persona, signInOnPages, signInPage, aws }) => {
  const ana = persona("ana");
  await aws.arm(ana, { operation: "AssumeRoleWithWebIdentity", fault: "reset-before", times: 3 });
  await signInOnPages(ana);

  await expect(signInPage.problem).toHaveText(
    "Your company's sign-in worked, but AWS did not answer when the portal asked for your role. Try again in a moment.",
  );
  expect(await sessionCookies(context)).toEqual([]);
});

test(
  "signing out ends the session at both ends",
  access,
  async ({ page, context, signInOnPages, caseForm, account, signInPage, identityProvider }) => {
    await signInOnPages("ana");
    await caseForm.verifyOnPage();
    await account.signOut();
    await identityProvider.confirmSignOut();
    await signInPage.verifyOnPage();
    expect(await sessionCookies(context)).toEqual([]);

    await page.goto("/cases/new");
    await signInPage.start();
    await expect(identityProvider.password).toBeVisible();
  },
);

test("the button works again on a page that Back shows as it was left", async ({
  page,
  signInPage,
  identityProvider,
}) => {
  await page.goto("/sign-in");
  await signInPage.verifyOnPage();
  // Starts towards the identity provider without arriving, as when the browser restores the page from memory.
  await page.route("**/api/auth/signin/sso*", (route) => route.fulfill({ json: { url: "/gone" } }));
  await page.route("**/gone", (route) => route.fulfill({ status: 204 }));
  const gone = page.waitForRequest("**/gone");
  await signInPage.button.click();
  await gone;
  await expect(signInPage.button).toHaveAttribute("aria-disabled", "true");
  await page.unroute("**/api/auth/signin/sso*");
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));

  await signInPage.button.click();
  await identityProvider.verifyOnPage();
});

test("a press on the button before the page's scripts have arrived is not lost", async ({
  page,
  signInPage,
  identityProvider,
}) => {
  const letScriptsArrive = await holdScripts(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await signInPage.button.click();
  letScriptsArrive();
  await identityProvider.verifyOnPage();
});

test("two tabs that sign in at once both end signed in, each where it was going", async ({
  page,
  context,
  persona,
  signInPage,
  identityProvider,
  caseForm,
}) => {
  const ana = persona("ana");
  const second = toVisitor(await context.newPage());
  await second.page.goto("/sign-in?callbackUrl=/sign-in/done");
  await second.signInPage.start();
  await second.identityProvider.verifyOnPage();
  await page.goto("/cases/new");
  await signInPage.start();
  await identityProvider.signInAs(ana);
  await caseForm.verifyOnPage();

  await second.identityProvider.signInAs(ana);
  await expect(second.page.getByRole("heading", { name: "You are signed in again" })).toBeVisible();
});

test("going back to a sign-in that has already succeeded leads on", async ({ page, signInOnPages, caseForm }) => {
  const callback = page.waitForRequest(/\/api\/auth\/callback\/sso\?/);
  await signInOnPages("ana");
  await caseForm.verifyOnPage();

  await page.goto((await callback).url());
  await expect(page.getByRole("heading", { name: "Cases", exact: true, level: 1 })).toBeVisible();
});

test("the session cookie is out of reach of scripts and other sites, and ends with the role session", async ({
  context,
  signInOnPages,
  caseForm,
}) => {
  await signInOnPages("ana");
  await caseForm.verifyOnPage();

  const [cookie] = await sessionCookies(context);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "127.0.0.1" });
  expect(Math.abs(Number(cookie?.expires) - Date.now() / 1000 - 3600)).toBeLessThan(60);
});

test("every cookie of the portal is out of reach of scripts and other sites", async ({
  page,
  context,
  baseURL,
  signInOnPages,
  sendCase,
  casePage,
  account,
  signInPage,
  refusedPage,
}) => {
  const traffic = await Traffic.of(page);
  await signInOnPages("max");
  await sendCase();
  await casePage.caseId();
  await account.actAs("Incident viewer");
  await expect(account.header).toContainText("Incident viewer in account");
  await context.clearCookies();
  await page.goto("/api/auth/callback/sso?error=access_denied");
  await expect(signInPage.problem).toBeVisible();
  await signInOnPages("noa");
  await refusedPage.verifyOnPage("You do not have access to Casedesk");

  const cookies = (await traffic.cookies())
    .filter(({ url, line }) => url.startsWith(String(baseURL)) && !/^[^=]+=;/.test(line)) // One without a value is an erased one.
    .map(({ line }) => line);
  expect(new Set(cookies.map((cookie) => cookie.replace(/=.*|(?<=sign-in)\..*/, "")))).toEqual(
    new Set([
      ...["session", "opened", "role", "reference", "refusal", "sign-in"].map((name) => `casedesk.${name}`),
      ...["csrf-token", "callback-url"].map((name) => `next-auth.${name}`),
    ]),
  );
  const outOfReach = /^(?=.*; HttpOnly(;|$))(?=.*; SameSite=Lax(;|$))/i;
  expect(cookies.filter((cookie) => !outOfReach.test(cookie))).toEqual([]);
});

test(
  "the browser may ask for name, e-mail, role and end of the session, and gets nothing else",
  access,
  async ({ page, signInOnPages, caseForm }) => {
    const ana = await signInOnPages("ana");
    await caseForm.verifyOnPage();

    const response = await page.request.get("/api/auth/session");
    expect(await response.json()).toEqual({
      user: { name: ana.name, email: ana.email },
      role: "Incident responder",
      expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  },
);

test(
  "no token and no key of AWS is in anything that the portal sends as content",
  access,
  async ({ page, baseURL, signInOnPages, sendCase, casePage, aws }) => {
    const traffic = await Traffic.of(page);
    const ana = await signInOnPages("ana");
    await sendCase();
    await expect(casePage.title).toBeVisible();
    await page.reload();
    await page.evaluate(() => fetch("/api/auth/session").then((response) => response.text()));

    const answers = (await traffic.exchanges()).filter(({ url }) => url.startsWith(String(baseURL)));
    const content = answers.map(({ responseBody }) => responseBody).join("\n");
    expect(content, "pages and the session were seen").toMatch(/Open a case[\s\S]+"expires"/);
    expect(content.match(/eyJ[\w-]{5,}\.|ASIA[A-Z0-9]{12,}/)?.[0]).toBeUndefined();
    const secrets = await aws.secrets(ana);
    expect(secrets, "what STS gave").toHaveLength(3);
    expect(secrets.filter((secret) => content.includes(secret))).toEqual([]);
  },
);

test(
  "a person with two roles can change to the other one and act under it",
  access,
  async ({ signInOnPages, caseForm, casePage, page, account, aws, newVisitor }) => {
    const { caseId } = await (await newVisitor()).openCase();
    const max = await signInOnPages("max");
    await caseForm.verifyOnPage();
    await account.actAs("Incident viewer");
    await expect(account.header).toContainText("Incident viewer in account 111122223333");
    await expect(page).toHaveURL("/cases/new");

    await casePage.goto(caseId);
    await expect(casePage.title).toBeVisible();
    expect(await aws.calls(max, "GetCase")).toEqual([expect.objectContaining({ status: 200, roleArn: viewerArn })]);
  },
);

test("a person with one role is not offered another", async ({ signInOnPages, caseForm, account }) => {
  await signInOnPages("ana");
  await caseForm.verifyOnPage();

  await account.open();

  await expect(account.changeRole).toBeHidden();
});

test("a forged choice of role is not taken", access, async ({ context, baseURL, signInOnPages, account }) => {
  await context.addCookies([{ name: "casedesk.role", value: viewerArn, url: String(baseURL) }]);
  await signInOnPages("ana");

  await expect(account.header).toContainText("Incident responder in account 111122223333");
});

const elsewhere = [
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "http://127.0.0.1@evil.example/",
];

for (const [index, callbackUrl] of elsewhere.entries()) {
  test(
    `a sign-in that was asked to lead to ${callbackUrl} ends at the list of cases`,
    index === 0 ? access : { tag: ["@authorisation", "@full"] },
    async ({ page, signInOnPages }) => {
      await signInOnPages("ana", `/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`);

      await expect(page.getByRole("heading", { name: "Cases", level: 1, exact: true })).toBeVisible();
      await expect(page).toHaveURL("/cases");
    },
  );
}
