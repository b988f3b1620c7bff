import { expect, test } from "./test";

test("an analyst signs in, fills in one form, reviews it, and lands on the page of the new case", async ({
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");

  await caseForm.resolver("Resolve case with AWS").check();
  await caseForm.engagement("Active security incident").check();
  await caseForm.title.fill("Unknown access keys in use");
  await caseForm.description.fill("Keys of a build user call from an unknown network.");
  await caseForm.startDate.fill("2026-03-04");
  await caseForm.startTime.fill("05:06");
  await caseForm.review();
  await review.open();

  await expect(casePage.opened).toBeFocused();
  const [created] = await aws.calls(ana, "CreateCase");
  await casePage.verifyOnPage(String(created?.caseId));
  expect(await casePage.facts()).toMatchObject({ Title: "Unknown access keys in use", Status: "Submitted" });
});
