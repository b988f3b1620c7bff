import { describe, expect, it } from "vitest";
import { isLike, isTrusted, trustPolicySchema } from "./trust-policy";

const provider = "arn:aws:iam::111122223333:oidc-provider/idp.example";
const action = "sts:AssumeRoleWithWebIdentity";

const allow = (condition: Record<string, Record<string, string | string[]>> = {}, change = {}) => ({
  Effect: "Allow",
  Principal: { Federated: provider },
  Action: action,
  Condition: condition,
  ...change,
});

function judge(statements: unknown, context: Record<string, string[]> = {}): boolean {
  const policy = trustPolicySchema.parse({ Version: "2012-10-17", Statement: statements });
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return isTrusted(policy, provider, action, values);
}

describe("isTrusted", () => {
  it("trusts the provider and action that a statement names", () => {
    expect(judge(allow())).toBe(true);
  });

  it("does not trust another provider", () => {
    expect(judge(allow({}, { Principal: { Federated: `${provider}/` } }))).toBe(false);
  });

  it("does not trust for another action", () => {
    expect(judge(allow({}, { Action: ["sts:TagSession"] }))).toBe(false);
  });

  it("accepts a wildcard in an action", () => {
    expect(judge(allow({}, { Action: "sts:*" }))).toBe(true);
  });

  it("lets a Deny override an Allow", () => {
    expect(judge([allow(), allow({}, { Effect: "Deny" })])).toBe(false);
  });

  it("requires every condition", () => {
    const condition = { StringEquals: { "idp.example:aud": "casedesk", "idp.example:sub": "ana" } };
    expect(judge(allow(condition), { "idp.example:aud": ["casedesk"], "idp.example:sub": ["wes"] })).toBe(false);
  });

  it("ignores the case of condition keys", () => {
    const condition = { StringEquals: { "aws:requesttag/IR": "true" } };
    expect(judge(allow(condition), { "aws:RequestTag/ir": ["true"] })).toBe(true);
  });

  it.each([
    ["StringEquals", ["a"], true],
    ["StringEquals", ["A"], false],
    ["StringEquals", [], false],
    ["StringEquals", ["a", "a"], false],
    ["StringEqualsIgnoreCase", ["A"], true],
    ["StringEqualsIfExists", [], true],
    ["StringEqualsIfExists", ["b"], false],
    ["StringNotEquals", ["a"], false],
    ["StringNotEquals", ["b"], true],
    ["StringNotEquals", [], true],
    ["StringNotLike", ["a"], false],
    ["ForAnyValue:StringEquals", ["b", "a"], true],
    ["ForAnyValue:StringEquals", ["b"], false],
    ["ForAnyValue:StringEquals", [], false],
    ["ForAllValues:StringEquals", ["a", "a"], true],
    ["ForAllValues:StringEquals", ["a", "b"], false],
    ["ForAllValues:StringEquals", [], true],
    ["ForAnyValue:StringNotEquals", ["a", "b"], true],
  ])("judges %s 'a' against %j as %s", (operator, values, verdict) => {
    expect(judge(allow({ [operator]: { key: "a" } }), { key: values })).toBe(verdict);
  });

  it("accepts any of the values of a condition", () => {
    expect(judge(allow({ StringEquals: { key: ["a", "b"] } }), { key: ["b"] })).toBe(true);
  });

  it("evaluates Null by whether the key is present", () => {
    expect(judge(allow({ Null: { key: "false" } }), { key: ["a"] })).toBe(true);
  });

  it("does not meet Null false when the key is absent", () => {
    expect(judge(allow({ Null: { key: "false" } }))).toBe(false);
  });
});

describe("trustPolicySchema", () => {
  it("rejects a condition operator that it cannot evaluate", () => {
    expect(() => judge(allow({ DateLessThan: { key: "2026-01-01" } }))).toThrow(/operator/);
  });

  it("rejects a policy variable", () => {
    expect(() => judge(allow({ StringEquals: { key: "${" + "aws:username}" } }))).toThrow(/variables/);
  });

  it("rejects an unknown member", () => {
    expect(() => judge(allow({}, { NotAction: "sts:*" }))).toThrow(/NotAction/);
  });
});

describe("isLike", () => {
  it("matches any text with a star", () => {
    expect(isLike("team/blue/ana", "team/*/ana")).toBe(true);
  });

  it("matches exactly one character with a question mark", () => {
    expect(isLike("ana12", "ana?")).toBe(false);
  });

  it("matches a dot only with a dot", () => {
    expect(isLike("idpxexample", "idp.example")).toBe(false);
  });
});
