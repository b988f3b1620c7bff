import { Keyboard } from "./keyboard";
import { findLayoutFaults } from "./layout-faults";
import { endSession } from "./session-cookies";
import { test as base, expect } from "./test";

const takesLong = { tag: "@full" };

const test = base.extend<{ keyboard: Keyboard }>({
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
});

const ownTeam = { resolverType: "Self" as const };
const detection = "Detection and Analysis";
const containment = "Containment, Eradication and Recovery";
const after = "Post-incident Activities";

test("the status of a self-managed case changes without a mouse, to what AWS's rules allow", async ({
  page,
  visitCase,
  casePage: { actions, main },
  keyboard,
  aws,
}) => {
  const { caseId } = await visitCase(ownTeam);
  await keyboard.pressAt(actions.button("Change status"), "Enter");
  await expect(actions.form("Change status")).toBeFocused();
  await expect(actions.statuses).toHaveCount(3);
  await keyboard.pressAt(actions.button("Save status"), "Enter");
  await expect(actions.status(detection)).toBeFocused();
  await expect(actions.status(detection)).toHaveAccessibleDescription("Error: Select a status");

  await page.keyboard.press("ArrowDown");
  await expect(actions.status(containment)).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(actions.outcome(`Status saved: ${containment}.`)).toBeFocused();
  // On the badge and among the details.
  await expect(main.getByText(containment, { exact: true })).toHaveCount(2);
  expect(await aws.theCase(caseId)).toMatchObject({ caseStatus: containment });

  await keyboard.pressAt(actions.button("Change status"), "Enter");
  await expect(actions.statuses).toHaveCount(2);
  await expect(actions.status(containment)).toHaveCount(0);
  await keyboard.pressAt(actions.button("Cancel"), "Enter");
  await expect(actions.button("Change status")).toBeFocused();
});

test("a self-managed case is handed to AWS without a mouse, after one question", async ({
  visitCase,
  casePage,
  keyboard,
  aws,
}) => {
  const { actions } = casePage;
  const { caseId } = await visitCase(ownTeam);
  await expect(casePage.banner("With your own team")).toBeVisible();
  await keyboard.pressAt(actions.button("Get help from AWS"), "Enter");
  await expect(actions.form("Hand this case to AWS?")).toBeFocused();
  await expect(casePage.main).toContainText("This is one way: the case cannot go back to your own team.");
  expect(await aws.theCase(caseId)).toMatchObject({ input: { resolverType: "Self" } });

  await keyboard.pressAt(actions.button("Get help from AWS"), "Enter");
  await expect(actions.outcome("AWS has the case now.")).toBeFocused();
  await expect(casePage.banner("With AWS’s responders")).toBeVisible();
  await expect(actions.button("Change status")).toHaveCount(0);
  await expect(actions.button("Get help from AWS")).toHaveCount(0);
  expect(await aws.theCase(caseId)).toMatchObject({ input: { resolverType: "AWS" }, caseStatus: "Submitted" });
});

test("a case is closed without a mouse, once the word is typed", async ({
  page,
  visitCase,
  casePage,
  keyboard,
  aws,
}) => {
  const { actions } = casePage;
  const { caseId } = await visitCase();
  await keyboard.pressAt(actions.button("Close case"), "Enter");
  await expect(actions.form("Close this case for good?")).toBeFocused();
  await expect(casePage.main).toContainText("AWS deletes its files seven days after closing.");
  await keyboard.typeAt(actions.confirmation, "clos");
  await page.keyboard.press("Enter");
  await expect(actions.confirmation).toHaveAccessibleDescription("Error: Type the word close");
  await expect(actions.confirmation).toBeFocused();

  await page.keyboard.press("End");
  await page.keyboard.type("e");
  await page.keyboard.press("Enter");
  await expect(actions.outcome("Case closed.")).toBeFocused();
  await expect(casePage.banner(/^Closed on /)).toBeVisible();
  await expect(actions.button("Close case")).toHaveCount(0);
  await expect(actions.button("Open a new case from this one")).toBeVisible();
  expect(await aws.theCase(caseId)).toMatchObject({ caseStatus: "Closed" });
});

test("after a hand-over and after closing, what can be copied follows the page", async ({
  page,
  context,
  visitCase,
  casePage,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitCase(ownTeam);
  const copied = async () => {
    await casePage.copy("Copy as text");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await casePage.actions.handToAws();
  await expect(casePage.banner("With AWS’s responders")).toBeVisible();
  await expect.poll(copied).toContain("\nStatus: Submitted\nWho resolves the case: Resolve case with AWS\n");

  await casePage.actions.close();
  await expect(casePage.banner(/^Closed on /)).toBeVisible();
  await expect.poll(copied).toMatch(/\nStatus: Closed\n(.*\n)+Closed: /);
});

test("the comment box says who sees a comment now, after a hand-over and after closing", async ({
  visitCase,
  casePage: { actions, conversation },
}) => {
  await visitCase(ownTeam);
  const everyone = "Everyone who can read the case will see it.";
  await expect(conversation.box).toHaveAccessibleDescription(`${everyone} AWS is not notified.`);
  await actions.handToAws();
  await expect(conversation.box).toHaveAccessibleDescription(
    "AWS’s responders and everyone who can read the case will see it.",
  );

  await actions.close();
  await expect(conversation.box).toHaveAccessibleDescription(everyone);
});

test("the times among the details follow a change of the status and closing", async ({ visitCase, casePage }) => {
  await visitCase(ownTeam);
  const { actions } = casePage;
  const updated = casePage.moment("Last updated");
  const before = (await updated.getAttribute("datetime")) ?? "";
  await actions.button("Change status").click();
  await actions.status(detection).check();
  await actions.button("Save status").click();
  await expect(updated).not.toHaveAttribute("datetime", before);

  await expect(casePage.moment("Closed")).toHaveCount(0);
  await actions.close();
  await expect(casePage.moment("Closed")).toBeVisible();
  const closed = (await casePage.moment("Closed").getAttribute("datetime")) ?? "";
  await expect(updated).toHaveAttribute("datetime", closed);
});

test("a lost answer about a closed case ends in the truth", async ({ visitCase, casePage: { actions }, aws }) => {
  const { ana } = await visitCase();
  await aws.arm(ana, { operation: "CloseCase", fault: "reset-after" });
  await actions.close();
  await expect(actions.outcome("AWS did not confirm it, but the case is closed now.")).toBeVisible();
  expect(await aws.calls(ana, "CloseCase")).toHaveLength(1);
});

test("a lost request leaves the case as it was, and says so until it is sent again", async ({
  visitCase,
  casePage: { actions },
  aws,
}) => {
  const { ana, caseId } = await visitCase(ownTeam);
  await aws.arm(ana, { operation: "UpdateCaseStatus", fault: "reset-before" });
  await actions.button("Change status").click();
  await actions.status(after).check();
  await actions.button("Save status").click();
  await expect(actions.alert).toContainText("AWS has not confirmed the new status");
  await expect(actions.alert).toContainText("Its status is Submitted.");
  await expect(actions.alert).toBeFocused();
  await expect(actions.status(after)).toBeChecked();
  expect(await aws.calls(ana, "UpdateCaseStatus")).toHaveLength(1);

  await actions.button("Save status").click();
  await expect(actions.outcome(`Status saved: ${after}.`)).toBeVisible();
  expect(await aws.theCase(caseId)).toMatchObject({ caseStatus: after });
});

test(
  "when nobody can look, the outcome stays unknown until the page can read the case again",
  takesLong,
  async ({ visitCase, casePage: { actions }, aws }) => {
    const { ana } = await visitCase(ownTeam);
    await aws.arm(ana, {
      operation: "UpdateResolverType",
      fault: "InternalServerException",
      details: { stored: true },
    });
    await actions.button("Get help from AWS").click();
    await expect(actions.form("Hand this case to AWS?")).toBeVisible();
    await aws.arm(ana, { operation: "GetCase", fault: "AccessDeniedException", afterCalls: 1, times: 4 });
    await actions.button("Get help from AWS").click();
    await expect(actions.alert).toContainText("We do not know whether AWS has taken the case");

    await aws.disarm(ana);
    // The page looks again by itself.
    await expect(actions.alert).toContainText("AWS resolves it.", { timeout: 30_000 });
    await expect(actions.button("Get help from AWS")).toHaveCount(0);
    expect(await aws.calls(ana, "UpdateResolverType")).toHaveLength(1);
  },
);

test("what somebody else did to the case meanwhile is shown, and nothing is sent", async ({
  visitCase,
  casePage,
  aws,
}) => {
  const { actions } = casePage;
  const { ana, caseId } = await visitCase(ownTeam);
  await actions.button("Change status").click();
  await actions.status(detection).check();
  await aws.respond({ do: "status", caseId, caseStatus: "Closed" });
  await actions.button("Save status").click();

  await expect(casePage.main).toContainText("Somebody has changed the case meanwhile. The case is closed.");
  expect(await aws.calls(ana, "UpdateCaseStatus")).toEqual([]);
  await expect(actions.button("Save status")).toHaveCount(0);
  await actions.button("Continue").click();
  await expect(casePage.banner(/^Closed on /)).toBeVisible();
  await expect(actions.button("Open a new case from this one")).toBeVisible();
});

test("a role without the right learns its name, and is offered a role that may have it", async ({
  visitCase,
  newVisitor,
}) => {
  const { caseId } = await visitCase(ownTeam);
  const colleague = await newVisitor();
  const { actions } = colleague.casePage;
  await colleague.signIn("max", `/cases/${caseId}`);
  await colleague.account.actAs("Incident viewer");
  await expect(colleague.account.header).toContainText("Incident viewer in account");
  await actions.close();
  await expect(actions.alert).toContainText("You do not have permission to close cases");
  await expect(actions.alert).toContainText("security-ir:CloseCase");

  await actions.alert.getByText("Change role", { exact: true }).click();
  await actions.alert.getByRole("button", { name: "Act as Incident responder", exact: true }).click();
  await expect(colleague.account.header).toContainText("Incident responder in account");
  await actions.close();
  await expect(actions.outcome("Case closed.")).toBeVisible();
});

test("a session that ended is noticed before anything is sent, and the form waits", async ({
  page,
  context,
  visitCase,
  casePage: { actions },
  aws,
}) => {
  const { ana } = await visitCase();
  await actions.button("Close case").click();
  await actions.confirmation.fill("close");
  await endSession(context);
  await actions.button("Close case").click();
  await expect(actions.alert).toContainText("You are signed out");
  await expect(actions.confirmation).toHaveValue("close");
  expect(await aws.calls(ana, "CloseCase")).toEqual([]);

  const opened = page.waitForEvent("popup");
  await actions.alert.getByRole("link", { name: "Sign in again (opens a new tab)", exact: true }).click();
  const tab = await opened;
  await tab.getByRole("button", { name: "Sign in with Demo SSO", exact: true }).click();
  await expect(tab.getByRole("heading", { name: "You are signed in again", level: 1, exact: true })).toBeVisible();
  await actions.button("Close case").click();
  await expect(actions.outcome("Case closed.")).toBeVisible();
});

test("every form fits a phone", takesLong, async ({ page, visitCase, casePage: { actions } }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await visitCase(ownTeam);
  expect(await findLayoutFaults(page)).toEqual([]);
  for (const name of ["Change status", "Get help from AWS", "Close case"] as const) {
    await actions.button(name).click();
    await actions.button("Cancel").scrollIntoViewIfNeeded();
    expect(await findLayoutFaults(page), name).toEqual([]);
    await actions.button("Cancel").click();
  }
});
