import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { addStacks, createApp } from "./app";
import type { IdentitySettings, RoleSetting } from "./settings";
import { someSettings } from "./some-settings";

const example = someSettings().identity;
const onCases = "arn:aws:security-ir:eu-central-1:111122223333:case/*";
const provider = { Federated: { "Fn::GetAtt": ["IdentityProvider", "Arn"] } };

const synthesized = new Map<string, Template>();

/** The template of these settings; made once, as it takes a second. */
function synthesize(change: Partial<IdentitySettings> = {}): Template {
  const key = JSON.stringify(change);
  const template =
    synthesized.get(key) ?? Template.fromStack(addStacks(createApp(), { identity: { ...example, ...change } }).roles);
  synthesized.set(key, template);
  return template;
}

/** The first role of the settings alone, changed. */
function oneRole(change: Partial<RoleSetting>): RoleSetting[] {
  return example.roles.slice(0, 1).map((role) => ({ ...role, ...change }));
}

type Statement = { Sid?: string; Effect: string; Action: string[]; Condition: Record<string, unknown> };
type Role = {
  AssumeRolePolicyDocument: { Statement: Statement[] };
  Policies: { PolicyDocument: { Statement: Statement[] } }[];
  MaxSessionDuration: number;
};

function role(template: Template, name: string): Role {
  const [found] = Object.values(template.findResources("AWS::IAM::Role", { Properties: { RoleName: name } }));
  if (!found) throw new Error(`There is no role ${name}.`);
  return found.Properties as Role; // The shape of AWS::IAM::Role, as RolesStack writes it.
}

const trust = (template: Template, name: string) => role(template, name).AssumeRolePolicyDocument.Statement;
const permissions = (template: Template, name: string) =>
  role(template, name).Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

describe("the identity provider in IAM", () => {
  it("has the issuer and the portal's client, and no thumbprint", () => {
    const [found] = Object.values(synthesize().findResources("AWS::IAM::OIDCProvider"));
    expect(found?.Properties).toEqual({ Url: "https://idp.example.com", ClientIdList: ["casedesk"] });
  });

  it("keeps the path and the last slash of an issuer, in the URL and in the condition", () => {
    const template = synthesize({ issuer: "https://idp.example.com/tenant/" });
    template.hasResourceProperties("AWS::IAM::OIDCProvider", { Url: "https://idp.example.com/tenant/" });
    expect(trust(template, "IncidentViewer")[0]?.Condition).toMatchObject({
      StringEquals: { "idp.example.com/tenant/:aud": "casedesk" },
    });
  });

  it("is not made again where it is", () => {
    const template = synthesize({ providerExists: true });
    template.resourceCountIs("AWS::IAM::OIDCProvider", 0);
    expect(trust(template, "IncidentViewer")[0]).toMatchObject({
      Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/idp.example.com" },
    });
  });
});

describe("Google as the identity provider", () => {
  it("is trusted by its host, and is not entered into IAM", () => {
    const template = synthesize({
      issuer: "https://accounts.google.com",
      boundary: "subjects",
      roles: oneRole({ subjects: ["110169484474386276334"] }),
    });
    template.resourceCountIs("AWS::IAM::OIDCProvider", 0);
    expect(trust(template, "IncidentResponder")[0]).toMatchObject({
      Principal: { Federated: "accounts.google.com" },
      Condition: {
        StringEquals: { "accounts.google.com:aud": "casedesk", "accounts.google.com:sub": ["110169484474386276334"] },
      },
    });
  });
});

describe("a role's trust policy", () => {
  it.each([
    ["IncidentResponder", "ir-responders"],
    ["IncidentViewer", "ir-viewers"],
    ["IncidentWriter", "ir-writers"],
  ])("%s: a token for this client, with the tag %s", (name, group) => {
    expect(trust(synthesize(), name)).toEqual([
      {
        Effect: "Allow",
        Principal: provider,
        Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
        Condition: { StringEquals: { "idp.example.com:aud": "casedesk", [`aws:RequestTag/${group}`]: "true" } },
      },
    ]);
  });

  it("asks for a tag of another name than the group where the group is an ID", () => {
    const template = synthesize({
      roles: oneRole({ group: "0a1b2c3d-0000-4000-8000-000000000000", tag: "responder" }),
    });
    expect(trust(template, "IncidentResponder")[0]?.Condition).toEqual({
      StringEquals: { "idp.example.com:aud": "casedesk", "aws:RequestTag/responder": "true" },
    });
  });

  it("asks for the people, and allows no tags, where people are the boundary", () => {
    const template = synthesize({ boundary: "subjects", roles: oneRole({ subjects: ["00u1", "00u2"] }) });
    expect(trust(template, "IncidentResponder")[0]).toMatchObject({
      Action: ["sts:AssumeRoleWithWebIdentity"],
      Condition: { StringEquals: { "idp.example.com:aud": "casedesk", "idp.example.com:sub": ["00u1", "00u2"] } },
    });
  });

  it("asks for the client alone where the client is the boundary", () => {
    const template = synthesize({ boundary: "client", roles: oneRole({}) });
    expect(trust(template, "IncidentResponder")[0]?.Condition).toEqual({
      StringEquals: { "idp.example.com:aud": "casedesk" },
    });
  });

  it("asks that the session is named by the sub", () => {
    expect(
      trust(synthesize({ sessionName: "sub", pinSessionName: true }), "IncidentViewer")[0]?.Condition,
    ).toMatchObject({
      StringEquals: { "sts:RoleSessionName": `$${"{idp.example.com:sub}"}` },
    });
  });

  it("asks for a source identity, and allows it", () => {
    expect(trust(synthesize({ requireSourceIdentity: true }), "IncidentViewer")[0]).toMatchObject({
      Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"],
      Condition: { StringLike: { "sts:SourceIdentity": "?*" } },
    });
  });

  it("asks for the portal's addresses", () => {
    expect(trust(synthesize({ onlyFrom: ["198.51.100.7/32"] }), "IncidentViewer")[0]?.Condition).toMatchObject({
      IpAddress: { "aws:SourceIp": ["198.51.100.7/32"] },
    });
  });
});

describe("a role's permissions", () => {
  const anywhereInRegion = {
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
  };
  const opens = ["security-ir:CreateCase", "security-ir:TagResource"];
  const reads = [
    "security-ir:GetCase",
    "security-ir:ListComments",
    "security-ir:ListCaseEdits",
    "security-ir:ListInvestigations",
    "security-ir:ListTagsForResource",
    "security-ir:GetCaseAttachmentDownloadUrl",
  ];
  const list = { Sid: "Lists", Effect: "Allow", Action: ["security-ir:ListCases"], ...anywhereInRegion };
  const nothingElse = (actions: string[]) => ({
    Sid: "NothingElse",
    Effect: "Deny",
    NotAction: actions,
    Resource: "*",
    Condition: { Bool: { "aws:ViaAWSService": "false" } },
  });

  it("the responder opens cases with tags, reads and lists them", () => {
    expect(permissions(synthesize(), "IncidentResponder")).toEqual([
      { Sid: "Cases", Effect: "Allow", Action: [...opens, ...reads], Resource: onCases },
      list,
      nothingElse([...opens, ...reads, "security-ir:ListCases"]),
    ]);
  });

  it("the viewer reads cases and lists them", () => {
    expect(permissions(synthesize(), "IncidentViewer")).toEqual([
      { Sid: "Cases", Effect: "Allow", Action: reads, Resource: onCases },
      list,
      nothingElse([...reads, "security-ir:ListCases"]),
    ]);
  });

  it("the writer opens cases with tags", () => {
    expect(permissions(synthesize(), "IncidentWriter")).toEqual([
      { Sid: "Cases", Effect: "Allow", Action: opens, Resource: onCases },
      nothingElse(opens),
    ]);
  });

  it("is bound to memberships of the account where the action knows them", () => {
    const template = synthesize({ denyEverythingElse: false, roles: oneRole({ may: ["membership"] }) });
    expect(permissions(template, "IncidentResponder")).toEqual([
      { Sid: "Lists", Effect: "Allow", Action: ["security-ir:ListMemberships"], ...anywhereInRegion },
      {
        Sid: "Membership",
        Effect: "Allow",
        Action: ["security-ir:GetMembership", "security-ir:BatchGetMemberAccountDetails"],
        Resource: "arn:aws:security-ir:eu-central-1:111122223333:membership/*",
      },
    ]);
  });

  it("names an action once that two rights have", () => {
    const template = synthesize({ denyEverythingElse: false, roles: oneRole({ may: ["edit", "open"] }) });
    expect(permissions(template, "IncidentResponder")).toEqual([
      {
        Sid: "Cases",
        Effect: "Allow",
        Action: [...opens, "security-ir:UpdateCase", "security-ir:UntagResource"],
        Resource: onCases,
      },
    ]);
  });

  it("names no case where that is wanted, and still the Region", () => {
    expect(permissions(synthesize({ caseResources: "any" }), "IncidentWriter")[0]).toEqual({
      Sid: "Cases",
      Effect: "Allow",
      Action: ["security-ir:CreateCase", "security-ir:TagResource"],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
    });
  });

  it("leaves the denial out where it is not wanted", () => {
    const sids = permissions(synthesize({ denyEverythingElse: false }), "IncidentViewer").map(({ Sid }) => Sid);
    expect(sids).toEqual(["Cases", "Lists"]);
  });

  it("denies everything from elsewhere than the portal's addresses", () => {
    expect(permissions(synthesize({ onlyFrom: ["198.51.100.7/32"] }), "IncidentViewer")).toContainEqual({
      Sid: "OnlyFromThePortal",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        NotIpAddress: { "aws:SourceIp": ["198.51.100.7/32"] },
        Bool: { "aws:ViaAWSService": "false" },
      },
    });
  });
});

describe("how long a session of a role may be", () => {
  it.each([
    [900, 3600],
    [3600, 3600],
    [28_800, 28_800],
  ])("for sign-ins of %i seconds the role allows %i", (sessionSeconds, allowed) => {
    expect(role(synthesize({ sessionSeconds }), "IncidentViewer").MaxSessionDuration).toBe(allowed);
  });
});
