import { expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

async function find(accounts: string[]) {
  const { findOutsideAccounts } = await import("./find-outside-accounts");
  const abortSignal = new AbortController().signal;
  return findOutsideAccounts(aSession(), { membershipId: "m-0a1b2c3d4e", accounts, abortSignal });
}

test("only accounts that AWS calls unassociated or disassociated are outside the membership", async () => {
  const items = [
    { accountId: "111122223333", relationshipStatus: "Associated" },
    { accountId: "444455556666", relationshipStatus: "Unassociated" },
    { accountId: "555566667777", relationshipStatus: "Disassociated" },
    { accountId: "666677778888", relationshipStatus: "Pending" },
  ];
  aws().answerWith({ status: 200, body: { items, errors: [] } });
  expect(await find(items.map(({ accountId }) => accountId))).toEqual({
    ok: true,
    outside: ["444455556666", "555566667777"],
  });
});

test("all accounts that a case can have take two calls", async () => {
  aws().answerWith({ status: 200, body: { items: [], errors: [] } });
  await find(Array.from({ length: 200 }, (_, index) => String(100_000_000_000 + index)));
  const asked = aws().received.map(({ body }) => (JSON.parse(body) as { accountIds: string[] }).accountIds.length); // The SDK's own body.
  expect(asked).toEqual([100, 100]);
});

test("a refusal is a value", async () => {
  aws().answerWith(refusal(403, "AccessDeniedException"));
  expect(await find(["444455556666"])).toMatchObject({ ok: false, failure: { kind: "access-denied" } });
});
