import type { SimulatorConfigInput } from "./config";

const accountId = "111122223333";
const issuer = "http://localhost:4010";
const provider = "localhost:4010";

function role(name: string, group: string, permissions: readonly string[]) {
  return {
    arn: `arn:aws:iam::${accountId}:role/${name}`,
    maxSessionSeconds: 43_200,
    trustPolicy: {
      Version: "2012-10-17" as const,
      Statement: [
        {
          Effect: "Allow" as const,
          Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${provider}` },
          Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
          Condition: { StringEquals: { [`${provider}:aud`]: "casedesk", [`aws:RequestTag/${group}`]: "true" } },
        },
      ],
    },
    permissions: permissions.map((action) => `security-ir:${action}`),
  };
}

/** The demo's account: one identity provider on this machine and three roles, each trusted for one group of users. */
export const demoConfig: SimulatorConfigInput = {
  accountId,
  region: "us-east-1",
  oidcProviders: [{ issuer, audiences: ["casedesk"] }],
  roles: [
    role("IncidentResponder", "ir-responders", [
      "CreateCase",
      "GetCase",
      "ListCases",
      "TagResource",
      "ListMemberships",
      "GetMembership",
      "BatchGetMemberAccountDetails",
    ]),
    role("IncidentViewer", "ir-viewers", ["GetCase", "ListCases"]),
    role("IncidentWriter", "ir-writers", ["CreateCase", "TagResource"]),
  ],
};
