import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { addStacks, createApp } from "./app";
import type { CognitoSettings } from "./settings";
import { someCognito, someSettings } from "./some-settings";

function synthesize(change: Partial<CognitoSettings> = {}): Template {
  const { cognito } = addStacks(createApp(), { identity: someSettings().identity, cognito: someCognito(change) });
  if (!cognito) throw new Error("The settings have a user pool.");
  return Template.fromStack(cognito);
}

const full = synthesize();
const beforeTheApplication = synthesize({ samlMetadataUrl: undefined });

function propertiesOf(template: Template, type: string): Record<string, unknown> {
  const found = Object.values(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0]?.Properties;
}

const outputsOf = (template: Template) =>
  Object.fromEntries(
    Object.entries(template.toJSON().Outputs).map(([name, output]) => [name, (output as { Value: unknown }).Value]),
  );

describe("the user pool", () => {
  it("lets nobody sign up or recover an account, and is not deleted by mistake", () => {
    expect(propertiesOf(full, "AWS::Cognito::UserPool")).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "admin_only" }] },
      DeletionProtection: "ACTIVE",
      LambdaConfig: { PreTokenGeneration: { "Fn::GetAtt": ["AddGroups", "Arn"] } },
    });
  });

  it("takes people from Identity Center alone", () => {
    expect(propertiesOf(full, "AWS::Cognito::UserPoolIdentityProvider")).toMatchObject({
      ProviderName: "IdentityCenter",
      ProviderType: "SAML",
      ProviderDetails: { MetadataURL: "https://portal.sso.eu-central-1.amazonaws.com/saml/metadata/EXAMPLE" },
      AttributeMapping: { email: "email", name: "name", "custom:groups": "groups" },
    });
    expect(propertiesOf(full, "AWS::Cognito::UserPoolClient")).toMatchObject({
      SupportedIdentityProviders: ["IdentityCenter"],
    });
  });
});

describe("the portal's client", () => {
  const client = propertiesOf(full, "AWS::Cognito::UserPoolClient");

  it("has a secret, the code flow and the portal's two addresses", () => {
    expect(client).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ["code"],
      CallbackURLs: ["https://casedesk.example.com/api/auth/callback/sso"],
      LogoutURLs: ["https://casedesk.example.com/sign-in"],
    });
  });

  it("has no scope with which people could write their own groups, and no way in with a password", () => {
    expect([client.AllowedOAuthScopes, client.ExplicitAuthFlows]).toEqual([
      ["openid", "email", "profile"],
      ["ALLOW_REFRESH_TOKEN_AUTH"],
    ]);
  });

  it("is made after the provider that it names", () => {
    expect(Object.values(full.findResources("AWS::Cognito::UserPoolClient"))[0]?.DependsOn).toEqual(["IdentityCenter"]);
  });
});

describe("the function that names groups", () => {
  it("knows the groups, and may be called by this pool alone", () => {
    expect(propertiesOf(full, "AWS::Lambda::Function")).toMatchObject({
      Environment: { Variables: { GROUPS: JSON.stringify(someCognito().groups) } },
    });
    expect(propertiesOf(full, "AWS::Lambda::Permission")).toEqual({
      Action: "lambda:InvokeFunction",
      FunctionName: { Ref: "AddGroups" },
      Principal: "cognito-idp.amazonaws.com",
      SourceArn: { "Fn::GetAtt": ["UserPool", "Arn"] },
    });
  });

  it("may write its log and nothing else", () => {
    expect(propertiesOf(full, "AWS::IAM::Role")).toMatchObject({
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: { "Fn::GetAtt": [expect.stringMatching(/^AddGroupsLogs/), "Arn"] },
              },
            ],
          },
        },
      ],
    });
    expect(propertiesOf(full, "AWS::IAM::Role")).not.toHaveProperty("ManagedPolicyArns");
  });
});

describe("the stack", () => {
  it("before the SAML application exists gives what the application needs, and has no client", () => {
    expect(outputsOf(beforeTheApplication)).toEqual({
      AcsUrl: "https://casedesk-example.auth.eu-central-1.amazoncognito.com/saml2/idpresponse",
      Audience: { "Fn::Join": ["", ["urn:amazon:cognito:sp:", { Ref: "UserPool" }]] },
    });
    beforeTheApplication.resourceCountIs("AWS::Cognito::UserPoolClient", 0);
  });

  it("afterwards gives what the portal needs, but not the secret", () => {
    expect(outputsOf(full)).toMatchObject({
      Issuer: { "Fn::Join": ["", ["https://cognito-idp.eu-central-1.amazonaws.com/", { Ref: "UserPool" }]] },
      ClientId: { Ref: "Client" },
      LogoutUrl: "https://casedesk-example.auth.eu-central-1.amazoncognito.com/logout",
    });
    expect(JSON.stringify(full.toJSON())).not.toContain("ClientSecret");
  });
});
