import { Keyboard } from "../keyboard";
import type { Persona } from "../persona";
import { test as base, expect } from "../test";
import type { Visitor } from "../visitor";

const test = base.extend<{ keyboard: Keyboard }>({
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
});

const narrow = { width: 320, height: 640 };

// At every stop it is measured whether the focus can be seen.
test.slow();

test("an analyst without a mouse comes from the sign-in page to the copied link, and a colleague reads the case", async ({
  page,
  visitor,
  signInPage,
  caseForm,
  review,
  casePage,
  persona,
  keyboard,
  newVisitor,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/cases/new");
  await signInPage.verifyOnPage();
  await keyboard.pressAt(signInPage.button, "Enter");
  await signInByKeyboard(visitor, keyboard, persona("ana"));

  await caseForm.verifyOnPage();
  await keyboard.pressAt(caseForm.button("Review case"), "Enter");
  await expect(caseForm.errorSummary).toBeFocused();
  await keyboard.pressAt(caseForm.errorEntry("Select who resolves the case"), "Enter");
  await expect(caseForm.resolver("Resolve case with AWS")).toBeFocused();
  await page.keyboard.press("Space");
  await keyboard.pressAt(caseForm.engagement("Active security incident"), "Space");
  await page.keyboard.press("ArrowDown");
  await expect(caseForm.engagement("Investigations and inquiries")).toBeChecked();
  await keyboard.typeAt(caseForm.title, "Opened without a mouse");
  await keyboard.typeAt(caseForm.description, "Nothing was clicked.");
  // Day and month are the same, since browsers differ in which comes first.
  await keyboard.typeAt(caseForm.startDate, "03032026");
  await keyboard.typeAt(caseForm.startTime, "0506AM");
  await keyboard.typeAt(caseForm.impactedAccounts, "111122223333");
  await keyboard.typeAt(caseForm.regions, "frankf");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await keyboard.typeAt(caseForm.services, "Our own scanner");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await keyboard.typeAt(caseForm.ipAddress(1), "198.51.100.7");
  await keyboard.pressAt(caseForm.button("Add IP address"), "Enter");
  await expect(caseForm.ipAddress(2)).toBeFocused();
  await keyboard.pressAt(caseForm.button("Remove IP address 2"), "Enter");
  await expect(caseForm.ipAddress(1)).toBeFocused();
  await keyboard.pressAt(caseForm.button("Add me"), "Enter");
  await expect(caseForm.watcherJobTitle(1)).toBeFocused();
  await keyboard.pressAt(caseForm.button("Add tag"), "Enter");
  await expect(caseForm.tagKey(1)).toBeFocused();
  await page.keyboard.type("ticket");
  await keyboard.pressAt(caseForm.button("Review case"), "Enter");

  await review.verifyOnPage();
  await keyboard.pressAt(page.getByRole("button", { name: "Change incident", exact: true }), "Enter");
  await expect(caseForm.title).toBeFocused();
  await page.keyboard.press("Enter");
  await review.verifyOnPage();
  await keyboard.pressAt(review.openButton, "Enter");
  await expect(casePage.opened).toBeFocused();
  await keyboard.pressAt(page.getByRole("button", { name: "Copy link", exact: true }), "Enter");
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());

  const colleague = await newVisitor();
  const theirs = new Keyboard(colleague.page);
  await colleague.page.goto(link);
  await colleague.signInPage.verifyOnPage();
  await theirs.pressAt(colleague.signInPage.button, "Enter");
  await signInByKeyboard(colleague, theirs, persona("vic"));
  await expect(colleague.casePage.title).toHaveText("Opened without a mouse");
  await theirs.pressAt(colleague.page.getByRole("button", { name: "Copy case ID", exact: true }), "Enter");
});

const ways = {
  "light, wide": {},
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "320 px": { isNarrow: true },
  "text at 200 %, 320 px": { isNarrow: true, isTextTwice: true },
} as const satisfies Record<string, Way>;

type Way = {
  colorScheme?: "dark";
  forcedColors?: "active";
  isNarrow?: true;
  isTextTwice?: true;
};

for (const [name, way] of Object.entries<Way>(ways)) {
  test(`Tab comes to every control of the form and leaves it, forwards and back, and is seen at each: ${name}`, async ({
    page,
    signIn,
    caseForm,
    keyboard,
  }) => {
    const { colorScheme = null, forcedColors = null, isNarrow, isTextTwice } = way;
    await page.emulateMedia({ colorScheme, forcedColors });
    if (isNarrow) await page.setViewportSize(narrow);
    await page.clock.install();
    await signIn("max");
    await caseForm.fill();
    await caseForm.button("Add me").click();
    await expect(caseForm.watcherJobTitle(1)).toBeFocused();
    await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
    // The notice stays at the top of the window, over what is scrolled: nothing may end up under it.
    await page.clock.fastForward("01:00:05");
    await page.clock.resume();
    await expect(page.getByText("Your session has ended.")).toBeVisible();
    if (isTextTwice) await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const stops = await keyboard.countStops();
    await keyboard.walk("Tab");

    expect(await keyboard.walk("Tab"), "forwards").toBe(stops);
    expect(await keyboard.walk("Shift+Tab"), "backwards").toBe(stops);
  });
}

test("a choice that was only passed is asked for in its own words", async ({ signIn, caseForm, keyboard }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
  await keyboard.tabTo(caseForm.title);
  await keyboard.page.keyboard.press("Enter");

  await expect(caseForm.errorEntry("Select who resolves the case")).toBeVisible();
  await expect(caseForm.errorEntry("Select the type of request")).toBeVisible();
});

test("Escape closes every list and leaves the focus where it was", async ({
  signIn,
  caseForm,
  account,
  keyboard,
  page,
}) => {
  await signIn("max");
  await caseForm.verifyOnPage();
  const viewer = account.header.getByRole("button", { name: "Act as Incident viewer", exact: true });
  await keyboard.pressAt(account.button, "Enter");
  await keyboard.pressAt(account.changeRole, "Enter");
  await expect(viewer).toBeVisible();
  await keyboard.tabTo(viewer);
  await page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await expect(account.button).toBeFocused();

  await keyboard.typeAt(caseForm.regions, "asia");
  await expect(caseForm.option("Asia Pacific (Tokyo) ap-northeast-1")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(caseForm.option("Asia Pacific (Tokyo) ap-northeast-1")).toBeHidden();
  await expect(caseForm.regions).toBeFocused();

  await keyboard.typeAt(caseForm.services, "manager");
  await expect(caseForm.option("AWS Certificate Manager (ACM)")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(caseForm.option("AWS Certificate Manager (ACM)")).toBeHidden();
  await expect(caseForm.services).toBeFocused();
});

test("Tab leaves an open list for the next control, and closes it", async ({ page, signIn, caseForm, keyboard }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
  await caseForm.regions.focus();
  await page.keyboard.type("asia");
  await expect(caseForm.option("Asia Pacific (Tokyo) ap-northeast-1")).toBeVisible();
  await keyboard.tab();

  await expect(caseForm.services).toBeFocused();
  await expect(caseForm.option("Asia Pacific (Tokyo) ap-northeast-1")).toBeHidden();
});

test("the account menu closes when the focus leaves it, so that it covers nothing", async ({
  signIn,
  caseForm,
  account,
  keyboard,
  page,
}) => {
  await signIn("max");
  await caseForm.verifyOnPage();
  await keyboard.pressAt(account.button, "Enter");
  await keyboard.tabTo(page.getByRole("button", { name: "Sign out", exact: true }));
  await keyboard.tab();

  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeHidden();
});

async function signInByKeyboard({ page, identityProvider }: Visitor, keyboard: Keyboard, { login }: Persona) {
  await identityProvider.verifyOnPage();
  await keyboard.reach(identityProvider.login);
  await page.keyboard.type(login);
  await keyboard.reach(identityProvider.password);
  await page.keyboard.type("casedesk");
  await page.keyboard.press("Enter");
}
