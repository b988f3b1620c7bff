import type { SimulatorConfigInput } from "../config";

type Conditions = Record<string, Record<string, string | string[]>>;

export const responderArn = "arn:aws:iam::111122223333:role/IncidentResponder";

/** By default its role is for responders and allows everything. */
export function anAccount(
  issuer: string,
  change: {
    conditions?: (provider: string) => Conditions;
    actions?: string[];
    permissions?: string[];
    audiences?: string[];
    maxSessionSeconds?: number;
  } = {},
): SimulatorConfigInput {
  const provider = issuer.replace("http://", "");
  const conditions = change.conditions?.(provider) ?? {
    StringEquals: { [`${provider}:aud`]: "casedesk", "aws:RequestTag/ir-responders": "true" },
  };
  return {
    accountId: "111122223333",
    region: "us-east-1",
    oidcProviders: [{ issuer, audiences: change.audiences ?? ["casedesk"] }],
    roles: [
      {
        arn: responderArn,
        maxSessionSeconds: change.maxSessionSeconds ?? 7200,
        trustPolicy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${provider}` },
              Action: change.actions ?? ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
              Condition: conditions,
            },
          ],
        },
        permissions: change.permissions ?? ["security-ir:*"],
      },
    ],
  };
}
