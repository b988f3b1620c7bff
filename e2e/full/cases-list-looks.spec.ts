import { findSmallTargets, findViolations } from "../accessibility-scan";
import { testWithOwnServers } from "../own-servers";
import { expect } from "../test";

// Servers of its own: the list has every case that AWS has.
const test = testWithOwnServers({});

// Every rule is tried in every look.
test.slow();

test("the list of cases can be read in every look", async ({ page, signIn, persona, aws, caseList }) => {
  const titles = [
    "Keys in use",
    "[Proactive case] Calls",
    "arn:aws:iam::111122223333:user/".concat("build-".repeat(40)),
  ];
  const [asked = "", closed = ""] = await aws.openCases([...titles, "Drill"].map((title) => ({ title })));
  await aws.respond({ do: "ask", caseId: asked, body: "Which keys?" });
  await aws.respond({ do: "status", caseId: closed, caseStatus: "Closed" });
  const ana = persona("ana");
  await signIn(ana, "/cases#closed=shown");
  await expect(caseList.rows).toHaveCount(4);
  await caseList.goToCase.fill("no ID");
  await caseList.goToCase.press("Enter");
  expect.soft(await findViolations(page), "with cases").toEqual([]);
  expect.soft(await findSmallTargets(page, "narrow"), "with cases").toEqual([]);

  await caseList.search.fill("nothing like it");
  await expect(caseList.main).toContainText("No case matches.");
  expect.soft(await findViolations(page), "without a match").toEqual([]);

  await aws.arm(ana, { operation: "ListCases", fault: "InternalServerException", times: 3 });
  await caseList.refreshButton.click();
  await expect(caseList.stopped).toBeVisible();
  expect.soft(await findViolations(page), "after a failure").toEqual([]);
});

test("the list of a role that cannot list can be read in every look", async ({ page, signIn, caseList }) => {
  await signIn("wes", "/cases");
  await expect(caseList.main).toContainText("security-ir:ListCases");

  expect(await findViolations(page)).toEqual([]);
});

test("the list is worked with the keyboard alone, to a case and back", async ({
  page,
  signIn,
  aws,
  caseList,
  casePage,
}) => {
  await aws.forgetCases();
  await aws.openCases([{ title: "Beta" }, { title: "Alpha" }]);
  await signIn("ana", "/cases");
  await caseList.search.focus();
  await page.keyboard.type("beta");
  await expect(caseList.rows).toHaveCount(1);
  await caseList.row("Beta").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(casePage.title).toHaveText("Beta");

  await page.goBack();
  await expect(caseList.search).toHaveValue("beta");
});
