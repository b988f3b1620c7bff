import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rememberedRole } from "@/lib/auth/role-cookie";
import { toRoleSet } from "@/lib/auth/role-set";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogText } from "@/lib/testing/log-lines";
import { aSession, holdSession } from "@/lib/testing/session";
import { responder, someSettings, viewer } from "@/lib/testing/settings";
import { AccountActions } from "./account-actions";
import { AccountMenu } from "./account-menu";
import { chooseRole } from "./choose-role";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  cookieJar.clear();
  takeLogText();
});

async function signIn(held = [responder, viewer]): Promise<void> {
  const roles = toRoleSet(held, [responder, viewer]);
  await holdSession({ roles });
}

describe("choosing another role", () => {
  test("is remembered for the next sign-in", async () => {
    await signIn();
    expect([await chooseRole(viewer.arn), await rememberedRole()]).toEqual([{ status: "chosen" }, viewer.arn]);
  });

  test.each([
    ["a role of other people", "arn:aws:iam::999999999999:role/Admin", "not-offered"],
    ["the role that one has", responder.arn, "not-offered"],
    ["nothing", undefined, "invalid"],
    ["a list", [viewer.arn], "invalid"],
    ["an object", { arn: viewer.arn }, "invalid"],
  ])("is refused: %s", async (_what, arn, status) => {
    await signIn();
    expect([await chooseRole(arn), await rememberedRole()]).toEqual([expect.objectContaining({ status }), undefined]);
  });

  test("is refused to a person who does not have it", async () => {
    await signIn([responder]);
    expect([await chooseRole(viewer.arn), await rememberedRole()]).toEqual([{ status: "not-offered" }, undefined]);
  });

  test("is refused to a visitor", async () => {
    expect([await chooseRole(viewer.arn), await rememberedRole()]).toMatchObject([{ code: "signed-out" }, undefined]);
  });
});

describe("the account menu", () => {
  function textOf(parts: Parameters<typeof aSession>[0]): string {
    return renderToStaticMarkup(<AccountMenu session={aSession(parts)} />);
  }

  test("names the person, the role and the account", () => {
    expect(textOf({}).replace(/<[^>]*>/g, "")).toContain(
      "Ana Exampleana@example.comIncident responder in account 111122223333Region eu-central-1",
    );
  });

  test.each([
    [{ name: undefined }, "ana@example.com"],
    [{ name: undefined, email: undefined }, "Signed in"],
  ])("falls back for a person without a name", (parts, words) => {
    expect(textOf(parts)).toContain(`>${words}<`);
  });

  test("offers no roles to a person with one role", () => {
    expect(renderToStaticMarkup(<AccountActions otherRoles={[]} />)).not.toContain("Change role");
  });

  test("offers each other role with its account", () => {
    const otherRoles = [{ label: viewer.label, arn: viewer.arn, accountId: "111122223333" }];
    expect(renderToStaticMarkup(<AccountActions otherRoles={otherRoles} />).replace(/<[^>]*>/g, "")).toMatch(
      /Act as Incident viewerin account 111122223333/,
    );
  });

  test("gives the browser no credentials", () => {
    const otherRoles = [{ label: viewer.label, arn: viewer.arn, accountId: "111122223333" }];
    expect(textOf({ otherRoles })).not.toMatch(/ASIAANA|ana-secret-key|ana-session-token/);
  });
});
