import { describe, expect, it } from "vitest";
import { isTrusted, trustPolicySchema } from "../../simulators/aws/trust-policy";
import type { IdentitySettings } from "./settings";
import { someSettings } from "./some-settings";
import { toTrustPolicy } from "./trust-policy";

// Judged by the simulated STS, which was written from IAM's documents and shares no code with the policies.

const { identity } = someSettings();
const providerArn = "arn:aws:iam::111122223333:oidc-provider/idp.example.com";

/** True if the first role of these settings (the responder) trusts a request with these values. */
function trusts(change: Partial<IdentitySettings>, request: Record<string, string>, from = providerArn): boolean {
  const settings = { ...identity, ...change };
  const [role] = settings.roles;
  if (!role) throw new Error("The settings name a role.");
  const policy = trustPolicySchema.parse(toTrustPolicy(settings, role, providerArn));
  const values = new Map(Object.entries(request).map(([key, value]) => [key.toLowerCase(), [value]]));
  return isTrusted(policy, from, "sts:AssumeRoleWithWebIdentity", values);
}

const token = { "idp.example.com:aud": "casedesk", "idp.example.com:sub": "ana" };
const responder = { ...token, "aws:RequestTag/ir-responders": "true" };

describe("the trust policy, judged by the simulated STS", () => {
  it("lets in who has the group as a session tag", () => {
    expect(trusts({}, responder)).toBe(true);
  });

  it.each([
    ["a person without tags", token],
    ["a person with the tag of another role", { ...token, "aws:RequestTag/ir-viewers": "true" }],
    ["a person whose tag says no", { ...token, "aws:RequestTag/ir-responders": "false" }],
    ["a token that was made for another client", { ...responder, "idp.example.com:aud": "wiki" }],
    [
      "a token of another provider with the same claims",
      { "other.example:aud": "casedesk", "aws:RequestTag/ir-responders": "true" },
    ],
  ])("keeps out %s", (_who, request) => {
    expect(trusts({}, request)).toBe(false);
  });

  it("keeps out a federation with another provider", () => {
    expect(trusts({}, responder, "arn:aws:iam::111122223333:oidc-provider/other.example")).toBe(false);
  });

  const people = {
    boundary: "subjects" as const,
    roles: identity.roles.slice(0, 1).map((role) => ({ ...role, subjects: ["ana", "bo"] })),
  };

  it("lets in who is named", () => {
    expect(trusts(people, token)).toBe(true);
  });

  it("keeps out who is not named, tag or no tag", () => {
    expect(trusts(people, { ...responder, "idp.example.com:sub": "vic" })).toBe(false);
  });
});
