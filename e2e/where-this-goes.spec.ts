import type { Page } from "@playwright/test";
import { aws, type Fault } from "./aws";
import type { Persona } from "./persona";
import { expect, test } from "./test";

const reads: Fault["operation"][] = [
  "ListMemberships",
  "GetMembership",
  "BatchGetMemberAccountDetails",
  "ListCases",
  "GetCase",
];

function place(page: Page) {
  return page.getByRole("region", { name: "Where this goes", exact: true });
}

/** How often each read was asked for. */
async function readsOf(person: Persona): Promise<Record<string, number>> {
  const calls = await Promise.all(reads.map(async (name) => [name, (await aws.calls(person, name)).length] as const));
  return Object.fromEntries(calls.filter(([, count]) => count > 0));
}

test("the form says where the case goes, and the review marks an account outside, in few calls", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
}) => {
  const ana = await signIn("ana");
  await caseForm.verifyOnPage();
  await expect(place(page)).toContainText("Account 111122223333, Region us-east-1.");
  await expect(place(page)).toContainText("Membership “Example Corp incident response”: Active.");
  await expect(place(page)).toContainText("Incident response team: Ana Example, Max Example.");
  expect(await readsOf(ana)).toEqual({ ListMemberships: 1, GetMembership: 1 });

  await caseForm.fill({ title: "Xylophone" });
  await caseForm.impactedAccounts.fill("111122223333 444455556666");
  await caseForm.review();
  await review.verifyOnPage();
  await expect(page.getByText("444455556666 is not in the membership", { exact: true })).toBeVisible();
  await expect(page.getByText("111122223333 is not in the membership")).toHaveCount(0);
  const atReview = { ListMemberships: 1, GetMembership: 1, BatchGetMemberAccountDetails: 1, ListCases: 1 };
  await expect.poll(() => readsOf(ana)).toEqual(atReview);
  await review.openButton.click();
  await casePage.caseId();
  expect(await readsOf(ana)).toMatchObject(atReview);
});

test("a role that cannot read it learns so, and the form works all the same", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
}) => {
  const wes = await signIn("wes");
  await caseForm.verifyOnPage();
  await expect(place(page)).toContainText("You cannot read the membership; cases can be opened all the same.");
  await caseForm.fill();
  await caseForm.impactedAccounts.fill("444455556666");
  await caseForm.review();
  await review.open();
  await casePage.caseId();

  expect(await readsOf(wes)).toMatchObject({ ListMemberships: 1 });
  expect(await aws.calls(wes, "BatchGetMemberAccountDetails")).toEqual([]);
});

test("the form is usable before AWS has answered, and does not move when it does", async ({
  page,
  signIn,
  caseForm,
}) => {
  const ana = await signIn("ana", "/cases");
  await aws.arm(ana, { operation: "ListMemberships", fault: "delay", times: 1, details: { ms: 3000 } });
  await caseForm.goto();
  await caseForm.title.fill("Typed meanwhile");
  await expect(place(page)).toContainText("Reading the membership…");
  const before = await caseForm.title.boundingBox();
  await expect(place(page)).toContainText("Account 111122223333");

  expect(await caseForm.title.boundingBox()).toEqual(before);
  await expect(caseForm.title).toHaveValue("Typed meanwhile");
});
