import { expect, test } from "vitest";
import { createMemoryAdapter } from "./memory-adapter";

test("an entry expires", async () => {
  let now = 0;
  const adapter = createMemoryAdapter(() => now)("Session");
  await adapter.upsert("1", { uid: "a" }, 60);
  now = 60_000;
  expect(await adapter.find("1")).toBeUndefined();
});

test("models do not see each other's entries", async () => {
  const createAdapter = createMemoryAdapter();
  await createAdapter("Session").upsert("1", { uid: "a" }, 60);
  expect(await createAdapter("Grant").find("1")).toBeUndefined();
});

test("a session is found by its uid", async () => {
  const adapter = createMemoryAdapter()("Session");
  await adapter.upsert("1", { uid: "a" }, 60);
  expect(await adapter.findByUid("a")).toEqual({ uid: "a" });
});

test("revoking a grant removes its tokens and codes", async () => {
  const adapter = createMemoryAdapter()("AccessToken");
  await adapter.upsert("1", { grantId: "g" }, 60);
  await adapter.revokeByGrantId("g");
  expect(await adapter.find("1")).toBeUndefined();
});

test("revoking a grant keeps a sign-in in progress", async () => {
  const createAdapter = createMemoryAdapter();
  await createAdapter("Interaction").upsert("1", { grantId: "g" }, 60);
  await createAdapter("AccessToken").revokeByGrantId("g");
  expect(await createAdapter("Interaction").find("1")).toBeDefined();
});

test("a used code is marked as used", async () => {
  const adapter = createMemoryAdapter(() => 5000)("AuthorizationCode");
  await adapter.upsert("1", { grantId: "g" }, 60);
  await adapter.consume("1");
  expect(await adapter.find("1")).toMatchObject({ consumed: 5 });
});
