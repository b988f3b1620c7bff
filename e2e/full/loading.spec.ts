import type { Page } from "@playwright/test";
import { ExportButtons } from "../pages/export-buttons";
import { expect, test } from "../test";

const notLoaded = "Part of this page could not be loaded. Check your connection, then choose “Review case” again.";

test("without a network, a loaded form can still be reviewed and exported", async ({
  page,
  context,
  signIn,
  caseForm,
  review,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "Typed before the network died" });
  // The moment in UTC comes with what the page loads when it is idle.
  await expect(caseForm.page.getByText("Sent as")).toBeVisible();
  await context.setOffline(true);
  await caseForm.review();

  await review.verifyOnPage();
  expect(await new ExportButtons(page).copy("Copy as JSON")).toContain('"Typed before the network died"');
});

for (const path of ["/cases/new", "/cases", "/sign-in"]) {
  test(`React rests while a script of ${path} is on its way`, async ({ page, signIn }) => {
    if (path !== "/sign-in") await signIn("ana");
    let scripts = 0;
    await page.route("**/_next/static/**/*.js*", async (route) => {
      scripts += 1;
      await new Promise((resolve) => setTimeout(resolve, scripts * 150));
      await route.continue();
    });
    await countWorkOfReact(page);
    await page.goto(path);
    await expect.poll(() => workOfReact(page)).toBeGreaterThan(0);
    // Restless, it begins more than a thousand pieces.
    expect(await workOfReact(page)).toBeLessThan(100);
  });
}

test.describe("a form whose other part does not arrive", () => {
  test.beforeEach(({ consoleWatch }) => consoleWatch.allow(/Failed to load resource|Loading chunk|ChunkLoadError/));

  test("keeps what is typed, says so at the review, and goes on when the part arrives", async ({
    page,
    signIn,
    caseForm,
    review,
  }) => {
    await signIn("ana");
    const letThrough = await holdBackLaterScripts(page);
    await caseForm.goto();
    await caseForm.fill({ title: "Typed on half a page" });
    await caseForm.review();
    await expect(caseForm.errorEntry(notLoaded)).toBeVisible();
    await expect(caseForm.errorSummary).toBeFocused();
    await expect(caseForm.title).toHaveValue("Typed on half a page");

    await letThrough();
    await caseForm.review();

    await review.verifyOnPage();
    await expect(page.getByText("Typed on half a page")).toBeVisible();
  });

  test("shows no form that could change a case which AWS may have", async ({
    page,
    signIn,
    sendCase,
    caseForm,
    review,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "truncated-body" });
    await sendCase({ title: "Perhaps open already" });
    await expect(review.checkButton).toBeVisible({ timeout: 30_000 });

    const letThrough = await holdBackLaterScripts(page);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
    await expect(caseForm.title).toBeHidden();
    await letThrough();
    await page.getByRole("button", { name: "Try again" }).click();

    await expect(review.checkButton).toBeVisible();
    await expect(page.getByText("Perhaps open already")).toBeVisible();
  });
});

test("“Save record” does not move under a finger when AWS answers", async ({ page, givenCase, aws }) => {
  const { ana, caseId } = await givenCase({ title: "Slow to come" });
  await aws.arm(ana, { operation: "GetCase", fault: "delay", times: 1, details: { ms: 3000 } });
  const save = page.getByRole("button", { name: "Save record" });
  const place = async () => (await save.boundingBox())?.x ?? 0;
  const comesLater = page.getByRole("button", { name: "Give access" });
  await page.goto(`/cases/${caseId}`, { waitUntil: "commit" });
  // The style sheet has arrived.
  await expect(save).toHaveCSS("font-weight", "600");
  const before = await place();
  await expect(comesLater).toBeHidden();
  await expect(comesLater).toBeVisible();

  // The letters of the buttons before it are not the same in every font.
  expect(Math.abs((await place()) - before)).toBeLessThan(16);
});

test("the account menu gets its actions once the network is back", async ({
  page,
  context,
  signIn,
  account,
  consoleWatch,
}) => {
  consoleWatch.allow(/Failed to load resource|Loading chunk|ChunkLoadError/);
  await signIn("ana");
  await context.setOffline(true);
  await account.open();
  await expect(account.problem).toContainText("The portal did not answer");
  await context.setOffline(false);

  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
  await expect(account.problem).toBeHidden();
});

test.describe("the boxes of Regions and services, before their lists arrive", () => {
  test("take what is typed, pasted and entered when the lists do", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    const letThrough = await holdBackLaterScripts(page, "until later");
    await caseForm.goto();
    await caseForm.paste(caseForm.regions, "eu-central-1\nus-east-1\nfrankf");
    await caseForm.services.focus();
    await page.keyboard.type("s3");
    await page.keyboard.press("Enter");
    await page.keyboard.type("athena");
    await page.keyboard.press("Tab");
    await expect(caseForm.services).toHaveValue("s3, athena");

    await letThrough();

    await expect(caseForm.chosenServices).toHaveText([/Amazon S3/, /Amazon Athena/]);
    await expect(caseForm.chosenRegions).toHaveText([/eu-central-1/, /us-east-1/]);
    await page.getByText(/1 skipped: show$/).click();
    await expect(page.getByText("frankf", { exact: true })).toBeVisible();
  });

  test("open when the lists arrive, without losing focus or text", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    const letThrough = await holdBackLaterScripts(page, "until later");
    await caseForm.goto();
    await caseForm.regions.click();
    await page.keyboard.type("frankf");
    await letThrough();

    await expect(caseForm.option("Europe (Frankfurt) eu-central-1")).toBeVisible();
    await expect(caseForm.regions).toBeFocused();
    await page.keyboard.type("u");
    await expect(caseForm.regions).toHaveValue("frankfu");
  });

  test("lose nothing to a review that waits for the same scripts", async ({ page, signIn, caseForm, review }) => {
    await signIn("ana");
    const letThrough = await holdBackLaterScripts(page, "until later");
    await caseForm.goto();
    await caseForm.fill();
    await caseForm.services.focus();
    await page.keyboard.type("s3");
    await caseForm.review();
    await letThrough();

    await review.verifyOnPage();
    await expect(page.getByText("Amazon S3", { exact: true })).toBeVisible();
  });
});

/**
 * Lets only scripts named in the page's HTML arrive, as if the network failed, or stalled, once the page was shown.
 * Returns how to undo it.
 */
async function holdBackLaterScripts(page: Page, how: "for good" | "until later" = "for good") {
  let html = "";
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/cases/new", async (route) => {
    const response = await route.fetch();
    html = await response.text();
    await route.fulfill({ response });
  });
  const scripts = "**/_next/static/**/*.js*";
  await page.route(scripts, async (route) => {
    const isNamed = html.includes(new URL(route.request().url()).pathname);
    if (!isNamed && how === "for good") return route.abort("internetdisconnected");
    if (!isNamed) await isReleased;
    await route.continue();
  });
  return async () => {
    release();
    if (how === "for good") await page.unroute(scripts);
  };
}

/** React posts itself a message for each piece of work. */
function countWorkOfReact(page: Page) {
  return page.addInitScript(() => {
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      performance.mark("piece of work");
      post.call(this, message);
    };
  });
}

function workOfReact(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName("piece of work").length);
}
