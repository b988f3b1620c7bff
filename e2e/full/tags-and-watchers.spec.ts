import { keptText, untilKept } from "../browser-storage";
import { DraftNotice } from "../pages/draft-notice";
import { EditCasePage } from "../pages/edit-case-page";
import { test as base, expect } from "../test";

/** The sections on the case's page are those of the form. */
const test = base.extend<{ form: EditCasePage }>({
  form: async ({ page }, use) => use(new EditCasePage(page)),
});

test("ana adds herself to the watchers on the page of the case", async ({ page, visitCase, casePage, form, aws }) => {
  const { ana, caseId } = await visitCase();
  await form.button("Add me").click();
  await expect(form.watcherEmail(1)).toHaveValue(ana.email);
  await expect(form.watcherJobTitle(1)).toBeFocused();
  await page.keyboard.type("Lead");
  await form.button("Save watchers").click();

  await expect(form.button("Change watchers")).toBeFocused();
  await expect(casePage.main).toContainText("Saved: watchers");
  await expect(form.button("Add me")).toBeHidden();
  expect((await casePage.panels()).Watchers).toEqual([ana.email, `${ana.name}, Lead`, "Saved: watchers"]);
  expect((await aws.stored(caseId)).input.watchers).toEqual([{ email: ana.email, name: ana.name, jobTitle: "Lead" }]);
});

test("tags are set, changed and removed on the page of the case", async ({ visitCase, casePage, form, aws }) => {
  const { ana, caseId } = await visitCase();
  await form.button("Change tags").click();
  await form.button("Add tag").click();
  await form.tagKey(1).fill("team");
  await form.tagValue(1).fill("blue");
  await form.button("Save tags").click();
  await expect(casePage.main).toContainText("Saved: tags");
  expect((await aws.stored(caseId)).tags).toEqual({ team: "blue" });

  await form.button("Change tags").click();
  await form.tagValue(1).fill("red");
  await form.button("Add tag").click();
  await form.tagKey(2).fill("drill");
  await form.button("Save tags").click();
  await expect.poll(async () => (await aws.stored(caseId)).tags).toEqual({ team: "red", drill: "" });
  expect(await aws.calls(ana, "UntagResource")).toHaveLength(0);

  await form.button("Change tags").click();
  await form.button("Remove tag 1").click();
  await form.button("Save tags").click();
  await expect.poll(async () => (await aws.stored(caseId)).tags).toEqual({ team: "red" });
});

test("tags that were typed but not saved are back after a reload, sealed meanwhile, until they are saved", async ({
  page,
  visitCase,
  casePage,
  form,
  aws,
}) => {
  const { caseId } = await visitCase();
  await form.button("Change tags").click();
  await form.button("Add tag").click();
  await form.tagKey(1).fill("Canary team");
  await untilKept(page);
  expect(await keptText(page)).toContain(`tags:${caseId}`);
  expect(await keptText(page)).not.toContain("Canary");

  await page.reload();
  await expect(form.tagKey(1)).toHaveValue("Canary team");
  await expect(new DraftNotice(page).restored).toBeVisible();
  await form.tagValue(1).fill("blue");
  await form.button("Save tags").click();
  await expect(casePage.main).toContainText("Saved: tags");
  expect((await aws.stored(caseId)).tags).toEqual({ "Canary team": "blue" });
  await expect.poll(() => keptText(page)).not.toContain(`tags:${caseId}`);
});

test("a watcher who was typed but not saved is back after a reload, until the change is cancelled", async ({
  page,
  visitCase,
  form,
  account,
}) => {
  const { ana, caseId } = await visitCase();
  await form.button("Add me").click();
  await form.watcherJobTitle(1).fill("Lead");
  await untilKept(page);
  expect(await keptText(page)).toContain(`watchers:${caseId}`);
  await page.reload();
  await expect(form.watcherEmail(1)).toHaveValue(ana.email);
  await expect(form.watcherJobTitle(1)).toHaveValue("Lead");
  await account.signOut();
  await expect(account.question).toContainText("unsaved changes of 1 case");
  await account.question.getByRole("button", { name: "Stay", exact: true }).click();

  await form.button("Cancel").click();
  await expect(form.button("Change watchers")).toBeFocused();
  await expect.poll(() => keptText(page)).not.toContain(`watchers:${caseId}`);
  await page.reload();
  await expect(form.button("Change watchers")).toBeVisible();
  await expect(form.watcherEmail(1)).toBeHidden();
});

test("a second tab shows the tags, and says that the first one is changing them", async ({
  page,
  context,
  visitCase,
  form,
}) => {
  const { caseId } = await visitCase();
  await form.button("Change tags").click();
  await form.button("Add tag").click();
  await form.tagKey(1).fill("team");
  await expect.poll(() => keptText(page)).toContain(`tags:${caseId}`);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(new DraftNotice(second).elsewhere).toHaveCount(1);
  await expect(second.getByRole("heading", { name: "Tags", exact: true })).toBeVisible();
  await expect(form.tagKey(1)).toHaveValue("team");
});

test("a key that AWS reserves is refused beside its box", async ({ visitCase, form }) => {
  await visitCase();
  await form.button("Change tags").click();
  await form.button("Add tag").click();
  await form.tagKey(1).fill("aws:mine");
  await form.button("Save tags").click();
  await expect(form.tagKey(1)).toBeFocused();
  await expect(form.tagKey(1)).toHaveAccessibleDescription(/AWS reserves/);
});

test("a tag that somebody else changed meanwhile is not overwritten", async ({
  page,
  visitCase,
  form,
  newVisitor,
  aws,
}) => {
  const { caseId } = await visitCase();
  await form.button("Change tags").click();
  await form.button("Add tag").click();
  await form.tagKey(1).fill("team");
  await form.tagValue(1).fill("blue");

  const colleague = await newVisitor();
  await colleague.signIn("ana", `/cases/${caseId}`);
  const theirs = new EditCasePage(colleague.page);
  await theirs.button("Change tags").click();
  await theirs.button("Add tag").click();
  await theirs.tagKey(1).fill("team");
  await theirs.tagValue(1).fill("red");
  await theirs.button("Save tags").click();
  await expect(theirs.main).toContainText("Saved: tags");

  await form.button("Save tags").click();
  await expect(form.alert).toContainText("Somebody else changed the same");
  await expect(form.alert).toContainText("They saved: team, red. You wanted: team, blue.");
  expect((await aws.stored(caseId)).tags).toEqual({ team: "red" });
  await form.tagValue(1).fill("blue");
  await form.button("Save tags").click();
  await expect(page.getByText("Saved: tags")).toBeVisible();
  expect((await aws.stored(caseId)).tags).toEqual({ team: "blue" });
});

test("a role that cannot tag learns which right is missing, and keeps what was typed", async ({
  visitCase,
  newVisitor,
}) => {
  const { caseId } = await visitCase();
  const colleague = await newVisitor();
  await colleague.signIn("vic", `/cases/${caseId}`);
  const form = new EditCasePage(colleague.page);
  await form.button("Change tags").click();
  await form.button("Add tag").click();
  await form.tagKey(1).fill("team");
  await form.button("Save tags").click();
  await expect(form.alert).toContainText("security-ir:TagResource");
  await expect(form.tagKey(1)).toHaveValue("team");
});

test("after a lost answer ana learns that her tag is saved", async ({ visitCase, casePage, form, aws }) => {
  const { ana, caseId } = await visitCase();
  await form.button("Change tags").click();
  await form.button("Add tag").click();
  await form.tagKey(1).fill("team");
  await aws.arm(ana, { operation: "TagResource", fault: "reset-after" });
  await form.button("Save tags").click();
  await expect(casePage.main).toContainText("Saved: tags");
  expect([(await aws.stored(caseId)).tags, (await aws.calls(ana, "TagResource")).length]).toEqual([{ team: "" }, 1]);
});
