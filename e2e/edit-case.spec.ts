import { Keyboard } from "./keyboard";
import { findLayoutFaults } from "./layout-faults";
import { EditCasePage } from "./pages/edit-case-page";
import { endSession } from "./session-cookies";
import { test as base, expect } from "./test";

const takesLong = { tag: "@full" };

const test = base.extend<{ editPage: EditCasePage }>({
  editPage: async ({ page }, use) => use(new EditCasePage(page)),
});

test("ana puts her case right, and AWS gets only what she changed", async ({
  page,
  openCase,
  casePage,
  editPage,
  aws,
}) => {
  const { ana, caseId } = await openCase({ title: "Keys in uze" });
  await page.getByRole("link", { name: "Edit case", exact: true }).click();
  await editPage.verifyOnPage();
  await expect(editPage.title).toHaveValue("Keys in uze");
  await editPage.title.fill("Keys in use");
  await editPage.impactedAccounts.fill("1111-2222-3333");
  await editPage.button("Add me").click();
  await editPage.review();

  expect(await editPage.change("Title")).toBe("Before Keys in uze After Keys in use");
  expect(await editPage.change("Impacted accounts")).toBe("Add 111122223333");
  await editPage.save();
  await expect(editPage.saved).toBeFocused();
  const [call] = await aws.calls(ana, "UpdateCase");
  expect(call?.input).toEqual({
    title: "Keys in use",
    impactedAccountsToAdd: ["111122223333"],
    watchersToAdd: [{ email: ana.email, name: ana.name }],
  });

  await page.getByRole("link", { name: `Go to case ${caseId}` }).click();
  await expect(casePage.title).toHaveText("Keys in use");
  await expect(casePage.main).toContainText("These fields changed: title, watchers, impactedAccounts.");
});

test("ana changes a case with the keyboard alone", async ({ page, givenCase, editPage, aws }) => {
  const { ana, caseId } = await givenCase();
  await editPage.goto(caseId);
  const keyboard = new Keyboard(page);
  await keyboard.tabTo(editPage.title);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("By keyboard");
  await keyboard.pressAt(editPage.button("Review changes"), "Enter");
  await expect(editPage.heading("Review changes")).toBeFocused();
  await keyboard.pressAt(editPage.saveButton, "Enter");
  await expect(editPage.saved).toBeFocused();
  expect(await aws.calls(ana, "UpdateCase")).toMatchObject([{ input: { title: "By keyboard" } }]);
});

test("a watcher is not added again, but led to their row", async ({ givenCase, editPage, aws }) => {
  const { ana, caseId } = await givenCase();
  await aws.edit(caseId, { watchers: [{ email: "soc@example.com" }, { email: ana.email }] });
  await editPage.goto(caseId);
  await editPage.button("Add me").click();
  await expect(editPage.watcherJobTitle(2)).toBeFocused();
  await expect(editPage.watcherEmail(3)).toHaveCount(0);
});

test("nothing is sent when nothing has changed", async ({ givenCase, editPage }) => {
  const { caseId } = await givenCase();
  await editPage.goto(caseId);
  await editPage.button("Review changes").click();
  await expect(editPage.errorSummary).toContainText("Nothing has changed. Change a field first.");
  await expect(editPage.errorSummary).toBeFocused();
});

test("Back leads from the review to the form, with what was typed", async ({ page, givenCase, editPage }) => {
  const { caseId } = await givenCase();
  await editPage.goto(caseId);
  await editPage.title.fill("Typed");
  await editPage.review();
  await page.goBack();
  await expect(editPage.title).toHaveValue("Typed");
});

test.describe("when AWS's answer is lost, ana learns", () => {
  test("that her changes are saved", async ({ givenCase, editPage, aws }) => {
    const { ana, caseId } = await givenCase();
    await editPage.goto(caseId);
    await editPage.title.fill("Sent into the dark");
    await editPage.review();
    await aws.arm(ana, { operation: "UpdateCase", fault: "reset-after" });
    await editPage.save();
    await expect(editPage.saved).toBeVisible();
    expect(await aws.calls(ana, "UpdateCase")).toHaveLength(1);
  });

  test("that they are not saved, and saves them again", async ({ givenCase, editPage, aws }) => {
    const { ana, caseId } = await givenCase();
    await editPage.goto(caseId);
    await editPage.title.fill("Never arrived");
    await editPage.review();
    await aws.arm(ana, { operation: "UpdateCase", fault: "reset-before" });
    await editPage.save();
    await expect(editPage.alert).toContainText("it has none of your changes");
    await editPage.save();
    await expect(editPage.saved).toBeVisible();
    expect((await aws.stored(caseId)).input.title).toBe("Never arrived");
  });

  test("that nobody knows, when the case cannot be read either", takesLong, async ({ givenCase, editPage, aws }) => {
    const { ana, caseId } = await givenCase();
    await editPage.goto(caseId);
    await editPage.title.fill("Sent into the dark");
    await editPage.review();
    await aws.arm(ana, { operation: "UpdateCase", fault: "reset-after" });
    await aws.arm(ana, { operation: "GetCase", fault: "AccessDeniedException", afterCalls: 1 });
    await editPage.save();
    await expect(editPage.alert).toContainText("We do not know whether AWS saved the changes");
    await editPage.save();
    await expect(editPage.saved).toBeVisible();
    expect(await aws.calls(ana, "UpdateCase")).toHaveLength(1);
  });
});

test("two people change a case at once, and each field is theirs who changed it", async ({
  givenCase,
  editPage,
  newVisitor,
  aws,
}) => {
  const { caseId } = await givenCase({ title: "Before" });
  await editPage.goto(caseId);
  await editPage.title.fill("Ana's title");
  await editPage.watcherEmail(1).or(editPage.button("Add watcher")).first().click();

  const colleague = await newVisitor();
  await colleague.signIn("ana", `/cases/${caseId}/edit`);
  const theirPage = new EditCasePage(colleague.page);
  await theirPage.verifyOnPage();
  await theirPage.title.fill("Their title");
  await theirPage.description.fill("Their description");
  await theirPage.review();
  await theirPage.save();
  await expect(theirPage.saved).toBeVisible();

  await editPage.watcherEmail(1).fill("sam@example.com");
  await editPage.review();
  await editPage.save();
  await expect(editPage.heading("Somebody else changed this case")).toBeFocused();
  expect((await aws.stored(caseId)).input).toMatchObject({ title: "Their title", watchers: [] });

  await editPage.button("Review changes").click();
  await expect(editPage.main).toContainText("Choose what to keep: Title");
  await editPage.page.getByRole("radio", { name: "Use mine" }).check();
  await editPage.button("Review changes").click();
  await expect(editPage.heading("Review changes")).toBeFocused();
  expect(await editPage.change("Title")).toBe("Before Their title After Ana's title");
  await editPage.save();
  await expect(editPage.saved).toBeVisible();
  expect((await aws.stored(caseId)).input).toMatchObject({
    title: "Ana's title",
    description: "Their description",
    watchers: [{ email: "sam@example.com" }],
  });
});

test("what was typed survives a reload, and is merged with what changed meanwhile", async ({
  page,
  givenCase,
  editPage,
  aws,
}) => {
  const { caseId } = await givenCase();
  await editPage.goto(caseId);
  await editPage.title.fill("Half a tit");
  await editPage.waitUntilKept();
  await aws.edit(caseId, { description: "Theirs" });
  await page.reload();
  await expect(editPage.notice).toBeVisible();
  await expect(editPage.title).toHaveValue("Half a tit");
  await expect(editPage.description).toHaveValue("Theirs");

  await editPage.notice.getByRole("button", { name: "Discard draft" }).click();
  await expect(editPage.title).toHaveValue("Unknown access keys in use");
});

test("a session that has ended keeps what was typed", async ({ context, givenCase, editPage }) => {
  const { caseId } = await givenCase();
  await editPage.goto(caseId);
  await editPage.title.fill("Typed for an hour");
  await editPage.review();
  await endSession(context);
  await editPage.save();
  await expect(editPage.alert).toContainText("You are signed out");
  await expect(editPage.alert).toContainText("The changes were not saved.");
  await editPage.button("Back to the form").click();
  await expect(editPage.title).toHaveValue("Typed for an hour");
});

test(
  "old values that break the rules stay as they are, and stop nothing",
  takesLong,
  async ({ givenCase, editPage, aws }) => {
    const { ana, caseId } = await givenCase();
    const old = {
      title: `${"x".repeat(400)}\n`,
      reportedIncidentStartDate: 883_612_800.5,
      impactedServices: ["x_y"],
      impactedAwsRegions: [{ region: "xx-new-1" }, { region: "yy-new-2" }],
      threatActorIpAddresses: [{ ipAddress: "010.1.1.1" }],
      watchers: [{ email: "old@x" }],
    };
    await aws.edit(caseId, old);
    await editPage.goto(caseId);
    // The focus passes each box.
    const keyboard = new Keyboard(editPage.page);
    await keyboard.reach(editPage.watcherEmail(1));
    await expect(editPage.chosenRegions).toHaveCount(2);
    await editPage.choose(editPage.regions, "Frankfurt", "Europe (Frankfurt) eu-central-1");
    await editPage.description.fill("More is known");
    await editPage.review();
    await editPage.save();
    await expect(editPage.saved).toBeVisible();
    const [call] = await aws.calls(ana, "UpdateCase");
    expect(call?.input).toEqual({
      description: "More is known",
      impactedAwsRegionsToAdd: [{ region: "eu-central-1" }],
    });
    expect((await aws.stored(caseId)).input).toMatchObject({ title: old.title, watchers: old.watchers });
  },
);

test("a change that breaks the rules is shown at its field", async ({ givenCase, editPage }) => {
  const { caseId } = await givenCase();
  await editPage.goto(caseId);
  await editPage.title.fill("");
  await editPage.button("Review changes").click();
  await expect(editPage.errorSummary).toBeFocused();
  await editPage.followError("Enter a title");
  await expect(editPage.title).toBeFocused();
});

test("a role that cannot change cases learns why, and keeps what was typed", async ({ givenCase, newVisitor }) => {
  const { caseId } = await givenCase();
  const colleague = await newVisitor();
  await colleague.signIn("vic", `/cases/${caseId}/edit`);
  const page = new EditCasePage(colleague.page);
  await page.verifyOnPage();
  await page.title.fill("From a reader");
  await page.review();
  await page.save();
  await expect(page.alert).toContainText("You do not have permission to change this case");
  await expect(page.alert).toContainText("security-ir:UpdateCase");
  await page.button("Back to the form").click();
  await expect(page.title).toHaveValue("From a reader");
});

test("fits a phone, with its review and a decision", takesLong, async ({ page, givenCase, editPage, aws }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const { caseId } = await givenCase();
  await editPage.goto(caseId);
  await editPage.title.fill("A title of a phone".repeat(5));
  await editPage.button("Add me").click();
  expect(await findLayoutFaults(page)).toEqual([]);
  await editPage.review();
  expect(await findLayoutFaults(page)).toEqual([]);
  await aws.edit(caseId, { title: "Theirs" });
  await editPage.save();
  await expect(editPage.heading("Somebody else changed this case")).toBeFocused();
  expect(await findLayoutFaults(page)).toEqual([]);
});
