import { holdScripts } from "./hold-scripts";
import { testWithOwnServers } from "./own-servers";
import { expect } from "./test";

// Servers of its own: the list has every case that AWS has.
const test = testWithOwnServers({});

test.beforeEach(({ aws }) => aws.forgetCases());

test("ana sees at once which case waits for her, goes to it and comes back to what she searched", async ({
  page,
  signIn,
  aws,
  caseList,
  casePage,
}) => {
  const [asked = ""] = await aws.openCases([
    { title: "Keys in use" },
    { title: "Ransom note" },
    { title: "Key rotated" },
  ]);
  await aws.respond({ do: "ask", caseId: asked, body: "Which keys?" });
  await signIn("ana", "/");

  await expect(page).toHaveURL("/cases");
  await expect(page).toHaveTitle("Cases – Casedesk");
  await expect(caseList.waitingHeading).toBeVisible();
  await expect(caseList.main).toContainText("AWS closes a case after five business days without an answer.");
  await expect(caseList.rows).toContainText(["Keys in use", "Key rotated", "Ransom note"]);
  await expect(caseList.row("Keys in use").getByRole("cell")).toContainText([
    "Keys in use",
    "Submitted",
    "You",
    "AWS",
    /^\d+ \w+ \d{4}, \d\d:\d\d UTC/,
    /^\d+ \w+ \d{4}, \d\d:\d\d UTC/,
  ]);

  await caseList.search.fill("key");
  await expect(caseList.rows).toContainText(["Keys in use", "Key rotated"]);
  await expect(page).toHaveURL("/cases#search=key");
  await caseList.row("Keys in use").getByRole("link").click();
  await expect(casePage.title).toHaveText("Keys in use");
  await page.goBack();
  await expect(caseList.search).toHaveValue("key");
  await expect(caseList.rows).toHaveCount(2);
});

test("every page leads to the list and to the form", async ({ page, signIn, aws, account }) => {
  const [caseId] = await aws.openCases([{ title: "Somewhere" }]);
  await signIn("ana", `/cases/${caseId}`);
  await account.header.getByRole("link", { name: "Cases", exact: true }).click();
  await expect(page).toHaveURL("/cases");
  await expect(account.header.getByRole("link", { name: "Cases", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );

  await account.header.getByRole("link", { name: "Open a case", exact: true }).click();
  await expect(page).toHaveURL("/cases/new");
});

test("filters, “Show closed cases” and the sort are kept in the address after #, and the default writes none", async ({
  page,
  signIn,
  aws,
  caseList,
}) => {
  const [closed = "", own = ""] = await aws.openCases([
    { title: "Beta, closed" },
    { title: "Gamma", resolverType: "Self" },
    { title: "Alpha" },
  ]);
  await aws.respond({ do: "status", caseId: closed, caseStatus: "Closed" });
  await signIn("ana", "/cases");
  await expect(caseList.rows).toContainText(["Alpha", "Gamma"]);
  await expect(page).toHaveURL("/cases");

  await caseList.showClosed.check();
  await caseList.sortByColumn("Title");
  await expect(caseList.rows).toContainText(["Alpha", "Beta, closed", "Gamma"]);
  await expect(page).toHaveURL("/cases#closed=shown&sort=title");
  await page.reload();
  await expect(caseList.rows).toContainText(["Alpha", "Beta, closed", "Gamma"]);
  await expect(caseList.table.getByRole("columnheader", { name: "Title", exact: true })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );

  await caseList.resolvedBy.selectOption("Your own team");
  await expect(caseList.ids).toHaveText([own]);
  await caseList.resolvedBy.selectOption("Anybody");
  await caseList.status.selectOption("Closed");
  await expect(caseList.ids).toHaveText([closed]);
  await caseList.status.selectOption("Any status");
  await caseList.showClosed.uncheck();
  await caseList.sortByColumn("Opened");
  await expect(page).toHaveURL("/cases");
});

test("a search that only closed cases match says so", async ({ page, signIn, aws, caseList }) => {
  const [caseId = ""] = await aws.openCases([{ title: "Long over" }, { title: "Open" }]);
  await aws.respond({ do: "status", caseId, caseStatus: "Closed" });
  await signIn("ana", "/cases");
  await caseList.search.fill(caseId);
  await expect(caseList.main).toContainText("No case matches.");
  await page.getByRole("button", { name: "Show 1 closed case", exact: true }).click();

  await expect(caseList.rows).toContainText(["Long over"]);
  await expect(page.getByText("1 case shown").first()).toBeFocused();
});

test("“Go to a case” takes an ID, a link or an ARN, and says what it needs", async ({
  signIn,
  aws,
  caseList,
  casePage,
}) => {
  const [caseId = ""] = await aws.openCases([{ title: "Asked for" }]);
  await signIn("ana", "/cases");
  await caseList.goToCase.fill("the case of yesterday");
  await caseList.goToCase.press("Enter");
  await expect(caseList.goToCase).toHaveAccessibleDescription(/Enter one case ID: 10 to 32 digits/);
  await expect(caseList.goToCase).toHaveValue("the case of yesterday");

  await caseList.goToCase.fill(`arn:aws:security-ir:us-east-1:111122223333:case/${caseId}`);
  await caseList.goToCase.press("Enter");
  await expect(casePage.title).toHaveText("Asked for");
});

test("a role that cannot list learns which right is missing, and can go to a case", async ({
  page,
  signIn,
  caseList,
}) => {
  await signIn("wes", "/cases");

  await expect(caseList.main).toContainText("You do not have permission to list cases (security-ir:ListCases).");
  await expect(caseList.main.getByRole("link", { name: "Open a case", exact: true })).toBeVisible();
  await expect(caseList.goToCase).toBeVisible();
  await expect(caseList.search).toHaveCount(0);
  await expect(page.getByText("Reading cases from AWS…")).toBeHidden();
});

test("the hand-over has the open cases with their links, whatever is searched for", async ({
  signIn,
  aws,
  caseList,
  baseURL,
}) => {
  const [closed = "", asked = "", hostile = ""] = await aws.openCases([
    { title: "Long over" },
    { title: "Keys in use" },
    { title: "**Solved** by @channel [here](https://evil.example)" },
  ]);
  await aws.respond({ do: "status", caseId: closed, caseStatus: "Closed" });
  await aws.respond({ do: "ask", caseId: asked, body: "Which keys?" });
  await signIn("ana", "/cases#search=nothing");
  await expect(caseList.main).toContainText("No case matches.");

  const text = await caseList.copy("Copy hand-over");
  expect(text).toMatch(
    new RegExp(
      `2 open cases\\n\\nWaiting for you \\(1\\)\\n[^]+- ${asked}: Keys in use\\n[^]+${baseURL}/cases/${asked}\\n`,
    ),
  );
  expect(text).not.toContain("Long over");
  const markdown = await caseList.copy("Copy as Markdown");
  expect(markdown).toContain(
    `- [${hostile}](${baseURL}/cases/${hostile}): \\*\\*Solved\\*\\* by \\@\u200Bchannel \\[here\\]`,
  );
});

test("on a phone, each case is a card with labels, and nothing is wider than the page", async ({
  page,
  signIn,
  aws,
  caseList,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await aws.openCases([
    { title: "B ".concat("arn:aws:iam::111122223333:user/build-".repeat(6)) },
    { title: "A short one" },
  ]);
  await signIn("ana", "/cases");
  await expect(caseList.rows).toHaveCount(2);
  await expect(caseList.row("A short one").getByRole("cell").filter({ hasText: "Submitted" })).toHaveCSS(
    "display",
    "grid",
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

  await caseList.sortBy.selectOption("Title, descending");
  await expect(caseList.rows).toContainText([/B arn/, "A short one"]);
});

test("a draft that is not sent yet is offered on the list", async ({ page, signIn, caseForm, caseList }) => {
  await signIn("ana");
  await caseForm.fill({ title: "Begun at night" });
  await caseForm.waitUntilKept();
  await caseList.goto();

  const drafts = page.getByRole("region", { name: "Your drafts", exact: true });
  await drafts.getByRole("button", { name: "Continue with Begun at night" }).click();
  await expect(caseForm.title).toHaveValue("Begun at night");
});

test("what is typed and chosen before the page’s scripts have arrived is not lost", async ({
  page,
  signIn,
  aws,
  caseList,
}) => {
  await aws.openCases([{ title: "Keys in use" }, { title: "Ransom note" }]);
  await signIn("ana", "/cases");
  const letScriptsArrive = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  await caseList.search.fill("key");
  await page.getByLabel("Resolved by").selectOption("AWS");
  await page.getByLabel("Show closed cases").check();
  await caseList.goToCase.fill("12345");
  letScriptsArrive();

  await expect(caseList.rows).toContainText(["Keys in use"]);
  await expect(page).toHaveURL("/cases#search=key&resolver=AWS&closed=shown");
  await caseList.goToCase.press("End");
  await page.keyboard.type("67890");
  await expect(caseList.goToCase).toHaveValue("1234567890");
});
