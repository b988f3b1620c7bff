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
 * Who may become the role: whoever has an id_token of the provider that was made for this client, and what the boundary asks for.
 * Of a provider's claims AWS tests little more than `aud` and `sub`
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif); a group has to
 * come as a session tag, which is tested as aws:RequestTag.
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
