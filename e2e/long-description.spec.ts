import type { SimulatedAws } from "./aws";
import { EvidencePanel } from "./pages/evidence-panel";
import { expect, test } from "./test";

const goesOn = "\n\n(Continued in the comments.)";
const description = Array.from({ length: 400 }, (_, index) => `Line ${index} `.padEnd(99, "x")).join("\n");

/** The description as the case's readers have it: in the case and, by numbered parts, in its comments. */
async function readTogether(aws: SimulatedAws, caseId: string): Promise<string> {
  const { input } = await aws.stored(caseId);
  const bodies = (await aws.comments(caseId)).map(({ body }) => body);
  const [, mark = ""] = /^\(1 of 3 · (\w{4})\)/.exec(bodies[0] ?? "") ?? [];
  expect(bodies.map((body) => body.split("\n")[0])).toEqual([1, 2, 3].map((part) => `(${part} of 3 · ${mark})`));
  const parts = bodies.map((body) => body.slice(body.indexOf("\n") + 1));
  return [String(input.description).replace(goesOn, ""), ...parts].join("\n");
}

test("a description that AWS does not take whole goes on in comments by itself, in order and once", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  await signIn("ana");
  await caseForm.fill({ description });
  await caseForm.review();
  await expect(page.getByRole("main")).toContainText(/The rest goes out as 3 comments once the case is open/);
  await review.openButton.click();

  const caseId = await casePage.caseId();
  await expect(casePage.main).toContainText("The rest of the description goes out as comments now");
  await expect(page.getByRole("status").filter({ hasText: "3 comments added." })).toBeVisible();
  expect(await readTogether(aws, caseId)).toBe(description);
});

test("what follows the marker goes out as one comment", async ({ signIn, caseForm, review, casePage, aws }) => {
  await signIn("ana");
  await caseForm.fill({ description: "Keys in use.\n--- Sent as comments ---\nThe log" });
  await caseForm.review();
  await review.openButton.click();
  const caseId = await casePage.caseId();
  await expect(casePage.conversation.added).toBeVisible();

  expect((await aws.stored(caseId)).input.description).toBe(`Keys in use.${goesOn}`);
  expect((await aws.comments(caseId)).map(({ body }) => body)).toEqual(["The log"]);
});

test("comments that did not all go out are named after the page ended too, and go on", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.fill({ description });
  await caseForm.review();
  await aws.arm(ana, { operation: "CreateCaseComment", fault: "AccessDeniedException", afterCalls: 1 });
  await review.openButton.click();
  const caseId = await casePage.caseId();
  await expect(casePage.main).toContainText("1 of 3 comments are added");
  await page.reload();

  await expect(casePage.main).toContainText("1 of 3 comments are added");
  await page.getByRole("button", { name: "Send the rest (2 of 3)" }).click();
  await expect(page.getByRole("status").filter({ hasText: "3 comments added." })).toBeVisible();
  expect(await readTogether(aws, caseId)).toBe(description);
});

test("evidence that is sent as comments is below the description first, and reaches AWS as it was pasted", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  await signIn("ana");
  await caseForm.fill({ description: "Keys in use." });
  const evidence = new EvidencePanel(page);
  const log = '198.51.100.7 - - [28/Nov/2026:02:14:30 +0000] "GET /admin HTTP/1.1" 200 512 "-" "curl/8.9"';
  await evidence.read(log);
  await evidence.entry("Send as comments").check();
  await expect(evidence.saying("Goes out as 1 comment once the case is open.")).toBeVisible();
  await evidence.button("Add to form").click();
  await expect(caseForm.description).toHaveValue(`Keys in use.\n\n--- Sent as comments ---\nPasted text:\n${log}`);
  await caseForm.review();
  await review.openButton.click();

  const caseId = await casePage.caseId();
  await expect(casePage.conversation.added).toBeVisible();
  expect((await aws.comments(caseId)).map(({ body }) => body)).toEqual([`Pasted text:\n${log}`]);
});
