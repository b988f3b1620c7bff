import { testWithOwnServers } from "../own-servers";
import { signInOverHttp } from "../sign-in-over-http";
import { expect } from "../test";
import { toVisitor } from "../visitor";

// Servers of its own: the list has every case that AWS has.
const test = testWithOwnServers({});

const named = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `Number ${index + 1}` }));

test.beforeEach(async ({ aws }) => {
  await aws.setRates({ published: false });
  await aws.forgetCases();
});

test("500 cases show page by page at AWS's pace, the first ones at once", async ({
  signIn,
  persona,
  aws,
  caseList,
}) => {
  await aws.openCases([{ title: "The needle" }, ...named(499)]);
  await aws.setRates({ published: true });
  const ana = persona("ana");
  await signIn(ana, "/cases");
  await expect(caseList.row("Number 499")).toBeVisible();
  await expect(caseList.reading).toBeVisible();
  const asked = await aws.calls(ana, "ListCases");
  expect(asked.length, "pages read when the first cases show").toBeLessThan(20);

  await caseList.waitUntilRead();
  await expect(caseList.rows).toHaveCount(500);
  await caseList.search.fill("needle");
  await expect(caseList.rows).toHaveCount(1);
});

test("an error on page 9 keeps 200 cases, says what is missing, and “Try again” goes on from there", async ({
  signIn,
  persona,
  aws,
  caseList,
}) => {
  await aws.openCases(named(260));
  const ana = persona("ana");
  await aws.arm(ana, { operation: "ListCases", fault: "InternalServerException", afterCalls: 8, times: 3 });
  await signIn(ana, "/cases");
  await expect(caseList.stopped).toContainText("We read 200 of 260 cases from AWS. 60 are missing. AWS had an error.");
  await expect(caseList.rows).toHaveCount(200);
  expect(await caseList.copy("Copy hand-over")).toContain("Not all cases had been read from AWS");

  const before = (await aws.calls(ana, "ListCases")).length;
  await caseList.tryAgainButton.click();
  await caseList.waitUntilRead();
  await expect(caseList.stopped).toBeHidden();
  await expect(caseList.rows).toHaveCount(260);
  expect((await aws.calls(ana, "ListCases")).length - before, "pages read after “Try again”").toBe(3);
});

test("a first page that AWS refuses can be asked for again", async ({ page, signIn, persona, aws, caseList }) => {
  await aws.openCases(named(3));
  const ana = persona("ana");
  await aws.arm(ana, { operation: "ListCases", fault: "InternalServerException", times: 3 });
  await signIn(ana, "/cases");
  await expect(caseList.stopped).toContainText("We could not read the cases from AWS.");

  await caseList.tryAgainButton.click();
  await expect(caseList.rows).toHaveCount(3);
  await expect(page.getByText("3 cases shown").first()).toBeFocused();
});

test("a list that nobody reads any more asks AWS for no more pages", async ({
  page,
  signIn,
  persona,
  aws,
  caseList,
}) => {
  await aws.openCases(named(400));
  const ana = persona("ana");
  await aws.arm(ana, { operation: "ListCases", fault: "delay", times: 20, details: { ms: 400 } });
  await signIn(ana, "/cases");
  await expect(caseList.reading).toBeVisible();
  await page.goto("/sign-in/done");
  const left = (await aws.calls(ana, "ListCases")).length;
  // Longer than a page of the list takes.
  await page.waitForTimeout(2000);

  expect((await aws.calls(ana, "ListCases")).length).toBeLessThanOrEqual(left + 1);
});

test("“Refresh” shows what changed, and nothing is asked without a press", async ({
  page,
  signIn,
  persona,
  aws,
  caseList,
}) => {
  await page.clock.install();
  const [caseId = ""] = await aws.openCases(named(2));
  const ana = persona("ana");
  await signIn(ana, "/cases");
  await expect(caseList.rows).toHaveCount(2);
  await aws.respond({ do: "ask", caseId, body: "Which keys?" });
  await page.clock.fastForward("15:00");
  expect(await aws.calls(ana, "ListCases")).toHaveLength(1);

  await caseList.refreshButton.click();
  await expect(caseList.waitingHeading).toBeVisible();
  await expect(caseList.rows).toContainText(["Number 1", "Number 2"]);
});

test("the list is emptied when its reader signs out in another tab", async ({ context, signIn, aws, caseList }) => {
  await aws.openCases([{ title: "Hidden after sign-out" }]);
  await signIn("ana", "/cases");
  await expect(caseList.row("Hidden after sign-out")).toBeVisible();
  const other = toVisitor(await context.newPage());
  await other.page.goto("/cases/new");
  await other.account.signOut();

  await expect(caseList.main).toContainText("This page no longer shows any cases.");
  await expect(caseList.main).not.toContainText("Hidden after sign-out");
});

test("the list is emptied once somebody else has signed in", async ({
  page,
  context,
  signIn,
  persona,
  aws,
  caseList,
  consoleWatch,
}) => {
  consoleWatch.allow(/^error: Failed to load resource: .* 403/);
  await aws.openCases([{ title: "Hidden from others" }]);
  await signIn("ana", "/cases");
  await expect(caseList.row("Hidden from others")).toBeVisible();
  await context.clearCookies({ domain: "localhost" });
  await signInOverHttp(page.request, persona("vic"));
  await caseList.refreshButton.click();

  await expect(caseList.main).toContainText("Someone else has signed in with this browser.");
  await expect(caseList.main).not.toContainText("Hidden from others");
});

test("no title is in the browser's storage or in the tab's title", async ({ page, signIn, aws, caseList }) => {
  await aws.openCases([{ title: "Nowhere but on the page" }]);
  await signIn("ana", "/cases");
  await expect(caseList.row("Nowhere but on the page")).toBeVisible();

  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toContain("Nowhere but on the page");
  await expect(page).toHaveTitle("Cases – Casedesk");
});
