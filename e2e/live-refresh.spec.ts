import { untilRefreshed } from "./refreshes";
import { expect, test } from "./test";

test("“Refresh” shows what AWS has done since, with one read of the case", async ({ givenCase, casePage, aws }) => {
  const { ana, caseId } = await givenCase({ title: "Watched" });
  await casePage.goto(caseId);
  await expect(casePage.title).toHaveText("Watched");
  const before = await aws.calls(ana, "GetCase");
  await aws.respond({ do: "ask", caseId, body: "Which keys are affected?" });

  await casePage.refreshButton.click();
  await expect(casePage.banner("AWS is waiting for your answer")).toBeVisible();
  await expect(casePage.conversation.entry("Which keys are affected?")).toContainText("AWS Responder");
  await expect(casePage.refreshed).toHaveText(/^Updated \d\d:\d\d UTC$/);
  expect((await aws.calls(ana, "GetCase")).length - before.length).toBe(1);
});

test("an open page refreshes itself within 75 seconds", async ({ page, givenCase, casePage, aws }) => {
  await page.clock.install();
  const { caseId } = await givenCase({ title: "Left open" });
  await casePage.goto(caseId);
  await expect(casePage.title).toHaveText("Left open");
  await aws.respond({ do: "ask", caseId, body: "Are you there?" });

  await untilRefreshed(page, () =>
    expect(casePage.conversation.entry("Are you there?")).toBeVisible({ timeout: 5000 }),
  );
  await expect(casePage.banner("AWS is waiting for your answer")).toBeVisible();
});
