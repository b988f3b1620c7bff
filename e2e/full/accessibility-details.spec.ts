import type { Page } from "@playwright/test";
import { fillEverything } from "../form-content";
import { expect, test } from "../test";

test("every page and every state has a title of its own, which is true", async ({
  page,
  signInPage,
  identityProvider,
  caseForm,
  review,
  casePage,
  persona,
  aws,
}) => {
  await page.goto("/sign-in");
  await expect(page).toHaveTitle("Sign in – Casedesk");
  await page.goto("/sign-in?error=OAuthCallback");
  await expect(page).toHaveTitle("Error: Sign in – Casedesk");

  const ana = persona("ana");
  await page.goto("/cases/new");
  await signInPage.start();
  await identityProvider.signInAs(ana);
  await caseForm.verifyOnPage();
  await expect(page).toHaveTitle("Open a case – Casedesk");

  await caseForm.fill({ title: "" });
  await caseForm.review();
  await expect(page).toHaveTitle("Error: Open a case – Casedesk");
  await caseForm.title.fill("Mended");
  await expect(page).toHaveTitle("Open a case – Casedesk");

  await caseForm.review();
  await expect(page).toHaveTitle("Review and open – Casedesk");
  await review.backButton.click();
  await expect(page).toHaveTitle("Open a case – Casedesk");

  await caseForm.review();
  await aws.arm(ana, { operation: "CreateCase", fault: "ServiceQuotaExceededException" });
  await review.open();
  await expect(page).toHaveTitle("Error: Review and open – Casedesk");
  await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
  await review.openButton.click();
  await expect(page).toHaveTitle("Outcome unknown: Review and open – Casedesk");

  await review.checkButton.click();
  const caseId = await casePage.caseId();
  await expect(page).toHaveTitle(`Case ${caseId} – Casedesk`);

  await page.getByRole("link", { name: "Casedesk", exact: true }).click();
  await expect(page).toHaveTitle("Cases – Casedesk");
});

test("the tab's title says when a page or case was not found", async ({ page, signIn, consoleWatch }) => {
  consoleWatch.allow(/^error: Failed to load resource: .* 404/);
  await signIn("ana", "/cases/9999999999");
  await expect(page).toHaveTitle("Case not found – Casedesk");
  await page.goto("/cases/no-number");
  await expect(page).toHaveTitle("Case not found – Casedesk");
  await page.goto("/nowhere");
  await expect(page).toHaveTitle("Page not found – Casedesk");
});

test("a page that is not there keeps the way out for who is signed in", async ({ page, signIn, consoleWatch }) => {
  consoleWatch.allow(/^error: Failed to load resource: .* 404/);
  await signIn("ana");
  await page.goto("/nowhere");

  await expect(page.getByRole("banner").getByRole("button", { name: "Account", exact: true })).toBeVisible();
});

test("every page is in English and has one main part, one banner and one first heading, and skips no level", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
}) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1, exact: true })).toBeVisible();
  expect.soft(await outlineOf(page), "the sign-in page").toEqual({ language: "en", landmarks: 2, levels: "1" });

  await signIn("ana");
  await fillEverything(caseForm);
  expect.soft(await outlineOf(page), "the form").toEqual({ language: "en", landmarks: 2, levels: "1222222222" });

  await caseForm.review();
  await review.verifyOnPage();
  expect.soft(await outlineOf(page), "the review").toEqual({ language: "en", landmarks: 2, levels: "122222222" });

  await review.open();
  await expect(casePage.opened).toBeFocused();
  await expect(page.getByRole("heading", { name: "Description", exact: true })).toBeVisible();
  expect.soft(await outlineOf(page), "the case's page").toEqual({ language: "en", landmarks: 2, levels: "1222222222" });
});

for (const person of ["ana", "max"] as const) {
  test(`${person} presses Tab four times before the page's main part, with one role or two`, async ({
    page,
    signIn,
    caseForm,
  }) => {
    await signIn(person);
    await caseForm.verifyOnPage();

    expect(await stopsBeforeMain(page)).toBe(4);
  });
}

test("no field of a case is kept or offered by the browser's own form memory", async ({ page, signIn, caseForm }) => {
  await signIn("ana");
  await fillEverything(caseForm);

  const kept = await page.evaluate(() =>
    [...document.querySelectorAll("input, textarea, select")]
      .filter((field) => !(field instanceof HTMLInputElement && field.type === "radio"))
      .filter((field) => (field.getAttribute("autocomplete") ?? field.closest("form")?.autocomplete) !== "off")
      .map(({ id }) => id),
  );
  expect(kept).toEqual([]);
  await expect(caseForm.title).toHaveAttribute("autocomplete", "off");
});

test("reduced motion turns off all animation", async ({ page, signIn, caseForm, review }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn("ana");
  await caseForm.fill();
  expect.soft(await movingParts(page), "the form").toEqual([]);

  await caseForm.review();
  await review.verifyOnPage();
  expect.soft(await movingParts(page), "the review").toEqual([]);

  await review.open();
  await page.getByRole("heading", { name: "Description", exact: true }).waitFor();
  expect.soft(await movingParts(page), "the case's page").toEqual([]);
});

test("required fields say so to a screen reader, and every section to everyone", async ({ page, signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();

  const required = await page
    .locator("[aria-required=true]")
    .evaluateAll((all) => all.map((one) => one.id || one.getAttribute("aria-labelledby")));
  expect(required).toEqual([
    "resolverType-legend",
    "engagementType-legend",
    "title",
    "description",
    "reportedIncidentStartDate.date",
    "reportedIncidentStartDate.time",
  ]);
  for (const [section, need] of Object.entries(needs)) {
    await expect(
      page.getByRole("region", { name: section, exact: true }).getByText(need, { exact: true }),
    ).toBeVisible();
  }
});

const needs = {
  Request: "Required",
  Incident: "Required",
  Scope: "Optional",
  "Threat actors": "Optional",
  Watchers: "Optional",
  Tags: "Optional",
};

test("signing in asks for nothing to be remembered or solved: the company's sign-in is one button away", async ({
  page,
  signInPage,
}) => {
  await page.goto("/sign-in");
  await signInPage.verifyOnPage();

  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(1);
});

test("nothing that the portal knows has to be typed: one's own name and address as a watcher", async ({
  signIn,
  caseForm,
}) => {
  const ana = await signIn("ana");
  await caseForm.verifyOnPage();
  await caseForm.button("Add me").click();

  await expect(caseForm.watcherEmail(1)).toHaveValue(ana.email);
  await expect(caseForm.watcherName(1)).toHaveValue(ana.name);
});

/** The page's language, how many banners and main parts it has, and the levels of its headings in order. */
function outlineOf(page: Page): Promise<{ language: string; landmarks: number; levels: string }> {
  return page.evaluate(() => ({
    language: document.documentElement.lang,
    landmarks: document.querySelectorAll("body > header, main").length,
    levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .filter((heading) => heading.checkVisibility())
      .map(({ tagName }) => tagName.slice(1))
      .join(""),
  }));
}

/** How many Tab stops come before the main part. */
async function stopsBeforeMain(page: Page): Promise<number> {
  const maxStops = 10;
  for (let stops = 0; stops < maxStops; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.closest("main") !== null)) return stops;
  }
  return maxStops;
}

/** Everything that moves, or would if hovered, focused or shown. */
function movingParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const moving = [...document.querySelectorAll("*")].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      const takesTime = transitionDuration.split(", ").some((duration) => Number.parseFloat(duration) > 0);
      return animationName !== "none" || takesTime || scrollBehavior === "smooth";
    });
    return [
      ...moving.map(({ tagName, className }) => `${tagName} ${className}`),
      ...document.getAnimations().map(String),
    ];
  });
}
