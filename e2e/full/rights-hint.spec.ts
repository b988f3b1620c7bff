import { toRolesSetting } from "../../scripts/demo-settings.mjs";
import { findViolations } from "../accessibility-scan";
import { testWithOwnServers } from "../own-servers";
import { expect } from "../test";

const test = testWithOwnServers({ portal: { AWS_ROLES: toRolesSetting({ hasHints: true }) } });

// The page is tried in every look.
test.slow();

test("a role that AWS_ROLES rules out learns why before anybody types", async ({ visitCase, newVisitor, aws }) => {
  const { caseId } = await visitCase();
  await aws.respond({ do: "finding", caseId, title: "Unfamiliar calls", content: "14 calls." });
  const colleague = await newVisitor();
  await colleague.signIn("vic", `/cases/${caseId}`);

  await expect(colleague.casePage.main).toContainText(
    "Your role, Incident viewer, cannot comment on cases. It lacks security-ir:CreateCaseComment.",
  );
  await expect(colleague.casePage.conversation.box).toHaveCount(0);
  await expect(colleague.casePage.main).toContainText("Your role, Incident viewer, cannot edit cases or close cases.");
  await expect(colleague.casePage.actions.button("Close case")).toHaveCount(0);
  await expect(colleague.page.getByRole("button", { name: /^Useful/ })).toHaveCount(0);
  expect(await findViolations(colleague.page)).toEqual([]);
});

test("a role that cannot open cases sees no form, and changes to one that can", async ({
  page,
  signIn,
  caseForm,
  account,
}) => {
  await signIn("max");
  await caseForm.verifyOnPage();
  await account.actAs("Incident viewer");
  const main = page.getByRole("main");
  await expect(main).toContainText("Your role, Incident viewer, cannot open cases. It lacks security-ir:CreateCase.");
  await expect(caseForm.title).toHaveCount(0);

  await main.getByRole("button", { name: "Change role", exact: true }).click();
  await expect(main.getByRole("button", { name: "Act as Incident responder", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await caseForm.verifyOnPage();
});

test("a person without another role is not offered one", async ({ page, signIn }) => {
  await signIn("vic");
  await expect(page.getByRole("main")).toContainText("Your role, Incident viewer, cannot open cases.");
  await expect(page.getByRole("main").getByText("Change role", { exact: true })).toHaveCount(0);
});

test("a closed case says that its reader cannot open a new one from it", async ({
  visitCase,
  newVisitor,
  casePage,
}) => {
  const { caseId } = await visitCase({ resolverType: "Self" });
  const colleague = await newVisitor();
  await colleague.signIn("vic", `/cases/${caseId}`);
  await expect(colleague.casePage.main).toContainText(
    "Your role, Incident viewer, cannot edit cases, change the status of cases, hand cases to AWS or close cases.",
  );
  await casePage.actions.close();
  await expect(casePage.actions.outcome("Case closed.")).toBeVisible();
  await colleague.page.reload();
  await expect(colleague.casePage.main).toContainText("Your role, Incident viewer, cannot edit cases or open cases.");
});

test("a role that cannot comment keeps the rest of a long description, to copy", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  await signIn("wes");
  await caseForm.fill({ description: "Keys in use.\n--- Sent as comments ---\nThe log" });
  await caseForm.review();
  await expect(page.getByRole("main")).toContainText("Your role cannot comment on cases, so the rest stays");
  await review.openButton.click();
  const caseId = await casePage.caseId();
  await expect(casePage.main).toContainText("AWS does not have the rest of the description");
  await expect(casePage.conversation.box).toHaveValue("The log");
  await expect(casePage.conversation.alert).toContainText("security-ir:CreateCaseComment");

  await page.reload();
  await expect(casePage.conversation.box).toHaveValue("The log");
  expect(await aws.comments(caseId)).toEqual([]);
});
