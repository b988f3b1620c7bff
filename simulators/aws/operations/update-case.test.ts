import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCase, getCase, openCase } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const update = (caseId: string, input: unknown) => callCase(ana, `${caseId}/update-case`, input);

async function updated(input: Record<string, unknown>, opened: Record<string, unknown> = {}) {
  const caseId = await openCase(ana, opened);
  const answer = await update(caseId, input);
  return { ...answer, after: await getCase(ana, caseId), caseId };
}

describe("UpdateCase", () => {
  it("changes title and description, and leaves the rest", async () => {
    const { status, body, after } = await updated(
      { title: "Other", description: "More" },
      { impactedServices: ["S3"] },
    );
    expect([status, body, after]).toEqual([
      200,
      {},
      expect.objectContaining({ title: "Other", description: "More", impactedServices: ["S3"] }),
    ]);
  });

  it("adds to a list and deletes from it", async () => {
    const { after } = await updated(
      { impactedAccountsToAdd: ["444455556666"], impactedAccountsToDelete: ["111122223333"] },
      { impactedAccounts: ["111122223333", "222233334444"] },
    );
    expect(after.impactedAccounts).toEqual(["222233334444", "444455556666"]);
  });

  it("changes a row that is deleted and added in one call", async () => {
    const old = { email: "ana@example.com", name: "Ana", jobTitle: "Analyst" };
    const { after } = await updated({ watchersToDelete: [old], watchersToAdd: [{ ...old, jobTitle: "Lead" }] });
    expect(after.watchers).toEqual([{ ...old, jobTitle: "Lead" }]);
  });

  it("adds nothing that is there already, and deletes nothing that is not", async () => {
    const { after } = await updated({
      impactedAccountsToAdd: ["111122223333"],
      impactedAccountsToDelete: ["999999999999"],
    });
    expect(after.impactedAccounts).toEqual(["111122223333"]);
  });

  it("does not judge what it does not change", async () => {
    const caseId = await openCase(ana);
    await ana.admin("POST", "edits", { caseId, input: { title: "x".repeat(400) } });
    expect([(await update(caseId, { description: "More" })).status, (await getCase(ana, caseId)).title]).toEqual([
      200,
      "x".repeat(400),
    ]);
  });

  it("keeps the metadata that it is given", async () => {
    const caseMetadata = [{ key: "ticket", value: "1" }];
    expect((await updated({ caseMetadata })).after.caseMetadata).toEqual(caseMetadata);
  });

  it("names the fields in the case's history, never their content", async () => {
    const { caseId } = await updated({ title: "A secret title", impactedAccountsToAdd: ["444455556666"] });
    const { body } = await callCase(ana, `${caseId}/list-case-edits`, {});
    expect(body.items).toMatchObject([{ message: "These fields changed: title, impactedAccounts." }]);
  });

  it("refuses more watchers than a case can have", async () => {
    const watchersToAdd = Array.from({ length: 30 }, (_, index) => ({ email: `person-${index}@example.com` }));
    expect((await updated({ watchersToAdd })).body).toMatchObject({ fieldList: [{ name: "watchers" }] });
  });

  it("refuses new watchers for a closed case, but not a new title", async () => {
    const caseId = await openCase(ana);
    await callCase(ana, `${caseId}/close-case`, undefined, "POST");
    const watchers = await update(caseId, { watchersToAdd: [{ email: "sam@example.com" }] });
    expect([watchers.status, (await update(caseId, { title: "Other" })).status]).toEqual([409, 200]);
  });

  it.each([
    ["an empty title", "title", { title: "" }],
    ["a description of 8,001 characters", "description", { description: "x".repeat(8001) }],
    [
      "a Region that AWS does not have",
      "impactedAwsRegionsToAdd.0.region",
      {
        impactedAwsRegionsToAdd: [{ region: "moon-1" }],
      },
    ],
    ["empty metadata", "caseMetadata", { caseMetadata: [] }],
    ["an unknown member", "caseStatus", { caseStatus: "Closed" }],
  ])("refuses %s", async (_what, name, input) => {
    expect((await updated(input)).body).toMatchObject({ fieldList: [{ name }] });
  });
});
