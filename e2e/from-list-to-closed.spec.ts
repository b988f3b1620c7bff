import { keptText } from "./browser-storage";
import { Keyboard } from "./keyboard";
import { testWithOwnServers } from "./own-servers";
import { expect } from "./test";

// Servers of its own: the list has every case that AWS has.
const test = testWithOwnServers({});

// At every stop it is measured whether the focus can be seen.
test.slow();

test("without a mouse an analyst comes from the list to a closed case, and to a new one from it", async ({
  page,
  signIn,
  caseList,
  casePage,
  caseForm,
  review,
  aws,
}) => {
  const keyboard = new Keyboard(page);
  const { actions } = casePage;
  const title = "Canary of a closed case";
  const [caseId = ""] = await aws.openCases([{ title, resolverType: "Self" }]);
  await signIn("ana", "/cases");
  await keyboard.pressAt(caseList.row(title).getByRole("link"), "Enter");
  await casePage.verifyOnPage(caseId);
  await keyboard.pressAt(actions.button("Close case"), "Enter");
  await keyboard.typeAt(actions.confirmation, "close");
  await keyboard.pressAt(actions.button("Close case"), "Enter");
  await expect(actions.outcome("Case closed.")).toBeFocused();
  await expect(page.getByRole("button", { name: "Change tags", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Change watchers", exact: true })).toBeHidden();

  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await keyboard.pressAt(actions.button("Open a new case from this one"), "Enter");
  await expect(page.getByRole("main")).toContainText(`This form is filled in from case ${caseId}. Check every answer.`);
  await expect(caseForm.title).toHaveValue(title);
  await expect(page.getByRole("main")).not.toContainText("is back");
  expect([...addresses, await keptText(page)].filter((text) => text.includes("Canary"))).toEqual([]);

  await keyboard.pressAt(caseForm.button("Review case"), "Enter");
  await review.verifyOnPage();
  await keyboard.pressAt(review.openButton, "Enter");
  await expect(casePage.opened).toBeFocused();
  const newCaseId = await casePage.caseId();
  expect(newCaseId).not.toBe(caseId);
  const [closed, opened] = [await aws.theCase(caseId), await aws.theCase(newCaseId)];
  const { description, engagementType } = closed.input;
  expect(opened.input).toMatchObject({ title, description, engagementType, resolverType: "Self" });
  expect([closed.caseStatus, opened.caseStatus]).toEqual(["Closed", "Submitted"]);
});

test("everything that the form can hold is taken over, and an unfinished draft stays", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  const { actions } = casePage;
  await signIn("ana");
  await caseForm.fill({ title: "All of it" });
  await caseForm.impactedAccounts.fill("111122223333 444455556666");
  await caseForm.ipAddress(1).fill("203.0.113.9");
  await caseForm.userAgent(1).fill("curl/8.5.0");
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("soc@example.com");
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill("ticket");
  await caseForm.tagValue(1).fill("IR-7");
  await caseForm.review();
  await review.open();
  await actions.close();
  await expect(actions.outcome("Case closed.")).toBeVisible();
  const address = page.url();
  await page.goto("/cases/new");
  await caseForm.title.fill("Half a thought");
  await caseForm.waitUntilKept();

  await page.goto(address);
  await actions.button("Open a new case from this one").click();
  await expect(caseForm.title).toHaveValue("All of it");
  await expect(page.getByRole("main")).toContainText("Half a thought");
  await caseForm.review();
  await review.open();
  await casePage.opened.waitFor();
  const stored = await aws.theCase(await casePage.caseId());
  expect([stored.tags, stored.input]).toMatchObject([
    { ticket: "IR-7" },
    { impactedAccounts: ["111122223333", "444455556666"], watchers: [{ email: "soc@example.com" }] },
  ]);
});
