import { actionsOf } from "./case-rights";
import type { IdentitySettings, RoleSetting } from "./settings";
import type { Policy, Statement } from "./trust-policy";

const withoutResource: readonly string[] = ["security-ir:ListCases", "security-ir:ListMemberships"];
const onMemberships: readonly string[] = ["security-ir:GetMembership", "security-ir:BatchGetMemberAccountDetails"];

/**
 * What the role can do: its rights from case-rights.json, and no more. Resources as in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecurityincidentresponse.html: lists know
 * no resource type, so a condition binds them to the Region. AWS's own managed policies name no case, so
 * `caseResources` can leave the name out.
 */
export function toPermissionPolicy(identity: IdentitySettings, role: RoleSetting, partition: string): Policy {
  const { accountId, region } = identity;
  const actions = actionsOf(role.may);
  const onCases = actions.filter((action) => !withoutResource.includes(action) && !onMemberships.includes(action));
  const lists = actions.filter((action) => withoutResource.includes(action));
  const memberships = actions.filter((action) => onMemberships.includes(action));
  const anywhereInRegion = { Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": region } } };
  const inAccount = (type: string) => ({ Resource: `arn:${partition}:security-ir:${region}:${accountId}:${type}/*` });
  const statements: Statement[] = [];
  if (onCases.length > 0) {
    const resource = identity.caseResources === "any" ? anywhereInRegion : inAccount("case");
    statements.push({ Sid: "Cases", Effect: "Allow", Action: onCases, ...resource });
  }
  if (lists.length > 0) {
    statements.push({ Sid: "Lists", Effect: "Allow", Action: lists, ...anywhereInRegion });
  }
  if (memberships.length > 0) {
    statements.push({ Sid: "Membership", Effect: "Allow", Action: memberships, ...inAccount("membership") });
  }
  // Calls that AWS's services make for the session need their own permission: the portal makes none.
  if (identity.denyEverythingElse) {
    statements.push({
      Sid: "NothingElse",
      Effect: "Deny",
      NotAction: actions,
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
