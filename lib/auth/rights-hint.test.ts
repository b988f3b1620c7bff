import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aSession } from "@/lib/testing/session";
import { responder, someSettings, viewer } from "@/lib/testing/settings";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

async function hint(roles: object[], right: "comment" | "open", session = aSession()) {
  for (const [name, value] of Object.entries(someSettings({ AWS_ROLES: JSON.stringify(roles) })))
    vi.stubEnv(name, value);
  const { ruledOut } = await import("./rights-hint");
  return ruledOut(session, right);
}

const asViewer = aSession({
  role: { label: viewer.label, arn: viewer.arn, accountId: "111122223333" },
  otherRoles: [{ label: responder.label, arn: responder.arn, accountId: "111122223333" }],
});

describe("what AWS_ROLES rules out", () => {
  test("is nothing without a hint", async () => {
    expect(await hint([responder, viewer], "comment", asViewer)).toBeUndefined();
  });

  test("is what the role in use does not have, with the roles that do", async () => {
    const roles = [
      { ...responder, may: ["read", "comment"] },
      { ...viewer, may: ["read"] },
    ];
    expect(await hint(roles, "comment", asViewer)).toEqual({ roleLabel: viewer.label, others: asViewer.otherRoles });
  });

  test("does not name another role that lacks the right too", async () => {
    const roles = [
      { ...responder, may: ["read"] },
      { ...viewer, may: ["read"] },
    ];
    expect(await hint(roles, "comment", asViewer)).toEqual({ roleLabel: viewer.label, others: [] });
  });
});
