import type { IdentitySettings, RoleSetting } from "./settings";

export type Statement = {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: { Federated: string };
  Action?: string | string[];
  NotAction?: string[];
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
};

export type Policy = { Version: "2012-10-17"; Statement: Statement[] };

/** The name of the provider in ARNs and condition keys: the issuer without its scheme, with path and last slash. */
export function toProviderName(issuer: string): string {
  return issuer.replace(/^https:\/\//, "");
}

/**
 * Allows people with an id_token that the provider issued for this client, within the boundary. Of a provider's claims,
 * AWS tests little more than `aud` and `sub`; a group must come as a session tag, tested as aws:RequestTag.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function toTrustPolicy(identity: IdentitySettings, role: RoleSetting, federated: string): Policy {
  const provider = toProviderName(identity.issuer);
  const equals: Record<string, string | string[]> = { [`${provider}:aud`]: identity.clientId };
  const actions = ["sts:AssumeRoleWithWebIdentity"];
  if (identity.boundary === "session-tag") {
    equals[`aws:RequestTag/${role.tag ?? role.group}`] = "true";
    actions.push("sts:TagSession");
  }
  if (identity.boundary === "subjects" && role.subjects) equals[`${provider}:sub`] = role.subjects;
  if (identity.pinSessionName) equals["sts:RoleSessionName"] = `\${${provider}:sub}`;
  if (identity.requireSourceIdentity) actions.push("sts:SetSourceIdentity");
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: federated },
        Action: actions,
        Condition: {
          StringEquals: equals,
          ...(identity.requireSourceIdentity ? { StringLike: { "sts:SourceIdentity": "?*" } } : {}),
          ...(identity.onlyFrom ? { IpAddress: { "aws:SourceIp": identity.onlyFrom } } : {}),
        },
      },
    ],
  };
}
