import type { IdentitySettings, RoleSetting } from "./settings";
import type { Policy, Statement } from "./trust-policy";

/**
 * What the role may do: what the portal calls for it, and no more. Resources as in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecurityincidentresponse.html: CreateCase, GetCase and
 * TagResource know cases; ListCases knows no resource type, so it is bound to the Region by a condition. AWS's own managed policies name
 * no case, so `caseResources` can leave the name out.
 */
export function toPermissionPolicy(identity: IdentitySettings, role: RoleSetting, partition: string): Policy {
  const { accountId, region } = identity;
  const onCases = [
    ...(role.may.includes("open") ? ["security-ir:CreateCase", "security-ir:TagResource"] : []),
    ...(role.may.includes("read") ? ["security-ir:GetCase"] : []),
  ];
  const lists = role.may.includes("read") ? ["security-ir:ListCases"] : [];
  const anywhereInRegion = { Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": region } } };
  const statements: Statement[] = [
    identity.caseResources === "any"
      ? { Sid: "Cases", Effect: "Allow", Action: onCases, ...anywhereInRegion }
      : {
          Sid: "Cases",
          Effect: "Allow",
          Action: onCases,
          Resource: `arn:${partition}:security-ir:${region}:${accountId}:case/*`,
        },
  ];
  if (lists.length > 0) {
    statements.push({ Sid: "LookForACase", Effect: "Allow", Action: lists, ...anywhereInRegion });
  }
  // What AWS's services do on behalf of the session is left to what allows it: the portal does not call it.
  if (identity.denyEverythingElse) {
    statements.push({
      Sid: "NothingElse",
      Effect: "Deny",
      NotAction: [...onCases, ...lists],
      Resource: "*",
      Condition: { Bool: { "aws:ViaAWSService": "false" } },
    });
  }
  if (identity.onlyFrom) {
    statements.push({
      Sid: "OnlyFromThePortal",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        NotIpAddress: { "aws:SourceIp": identity.onlyFrom },
        Bool: { "aws:ViaAWSService": "false" },
      },
    });
  }
  return { Version: "2012-10-17", Statement: statements };
}
