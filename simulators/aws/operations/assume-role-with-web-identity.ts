import { type AwsError, stsError } from "../aws-error";
import type { Role, SimulatorConfig } from "../config";
import { type IdentityClaims, verifyIdToken } from "../id-token";
import type { JsonObject } from "../json";
import type { StsOperation } from "../operation";
import { assumedRoleArn, roleId } from "../role-sessions";
import { isTrusted } from "../trust-policy";

const defaultDurationSeconds = 3600;
const parameterNames = ["Action", "Version", "RoleArn", "RoleSessionName", "WebIdentityToken", "DurationSeconds"];

export const assumeRoleWithWebIdentity: StsOperation = {
  service: "sts",
  name: "AssumeRoleWithWebIdentity",
  signed: false,
  prepare: async ({ world, input, entry }) => {
    entry.roleArn = typeof input.RoleArn === "string" ? input.RoleArn : null;
    entry.sessionName = typeof input.RoleSessionName === "string" ? input.RoleSessionName : null;
    const asked = parameters(input);

    const claims = await verifyIdToken(asked.token, world.config.oidcProviders, world.issuerKeys, world.now());
    entry.subject = claims.subject;
    const role = trustedRole(world.config, asked, claims);
    if (asked.durationSeconds > role.maxSessionSeconds) {
      throw stsError(
        "ValidationError",
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
      );
    }

    return () => {
      const expiresAt = world.now() + asked.durationSeconds * 1000;
      const session = world.sessions.open(
        ...([role, asked.sessionName, claims.subject, expiresAt] as const),
        world.config.sessionTokenLength,
      );
      const principalArn = assumedRoleArn(role, asked.sessionName);
      entry.principalArn = principalArn;
      return {
        status: 200,
        result: {
          Credentials: {
            AccessKeyId: session.accessKeyId,
            SecretAccessKey: session.secretAccessKey,
            SessionToken: session.sessionToken,
            Expiration: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, "Z"),
          },
          SubjectFromWebIdentityToken: claims.subject,
          AssumedRoleUser: { AssumedRoleId: `${roleId(role)}:${asked.sessionName}`, Arn: principalArn },
          Provider: providerArn(world.config, claims.issuer),
          Audience: claims.audience,
          ...(claims.sourceIdentity === undefined ? {} : { SourceIdentity: claims.sourceIdentity }),
        },
      };
    };
  },
};

type Parameters = {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly token: string;
  readonly durationSeconds: number;
};

function parameters(input: JsonObject): Parameters {
  // STS also takes session policies and ProviderId. Ignoring them would give more rights than AWS does.
  const unknown = Object.keys(input).find((name) => !parameterNames.includes(name));
  if (unknown !== undefined) throw stsError("ValidationError", `Parameter ${unknown} is not taken here.`);
  const durationText = input.DurationSeconds ?? String(defaultDurationSeconds);
  const durationSeconds = /^\d{1,6}$/.test(String(durationText)) ? Number(durationText) : Number.NaN;
  if (!(durationSeconds >= 900 && durationSeconds <= 43_200)) {
    throw constraint("durationSeconds", "Member must have value between 900 and 43200");
  }
  return {
    roleArn: parameter(
      input,
      "RoleArn",
      20,
      2048,
      /^[\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u,
    ),
    sessionName: parameter(input, "RoleSessionName", 2, 64, /^[\w+=,.@-]*$/),
    token: parameter(input, "WebIdentityToken", 4, 20_000),
    durationSeconds,
  };
}

function parameter(input: JsonObject, name: string, min: number, max: number, pattern?: RegExp): string {
  const value = input[name];
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  if (typeof value !== "string") throw constraint(member, "Member must not be null");
  const length = [...value].length;
  if (length < min) throw constraint(member, `Member must have length greater than or equal to ${min}`);
  if (length > max) throw constraint(member, `Member must have length less than or equal to ${max}`);
  if (pattern && !pattern.test(value))
    throw constraint(member, `Member must satisfy regular expression pattern: ${pattern.source}`);
  return value;
}

function constraint(member: string, message: string): AwsError {
  return stsError(
    "ValidationError",
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${message}`,
  );
}

function trustedRole(config: SimulatorConfig, asked: Parameters, claims: IdentityClaims): Role {
  const denied = (action: string) => stsError("AccessDenied", `Not authorized to perform ${action}`);
  // The same error as for a role that does not exist, so that nobody can probe for roles.
  const role = config.roles.find((candidate) => candidate.arn === asked.roleArn);
  if (!role) throw denied("sts:AssumeRoleWithWebIdentity");

  const actions = [
    "sts:AssumeRoleWithWebIdentity",
    ...(claims.tags.size > 0 ? ["sts:TagSession"] : []),
    ...(claims.sourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
  const context = conditionContext(asked, claims);
  const principal = providerArn(config, claims.issuer);
  const refused = actions.find((action) => !isTrusted(role.trustPolicy, principal, action, context));
  if (refused !== undefined) throw denied(refused);
  return role;
}

function conditionContext(asked: Parameters, claims: IdentityClaims): ReadonlyMap<string, readonly string[]> {
  const provider = providerName(claims.issuer);
  const values: readonly (readonly [string, readonly string[]])[] = [
    [`${provider}:aud`, [claims.audience]],
    [`${provider}:oaud`, claims.originalAudience],
    [`${provider}:sub`, [claims.subject]],
    [`${provider}:amr`, claims.amr],
    ["sts:RoleSessionName", [asked.sessionName]],
    ["sts:SourceIdentity", claims.sourceIdentity === undefined ? [] : [claims.sourceIdentity]],
    ["sts:TransitiveTagKeys", claims.transitiveTagKeys],
    ["aws:TagKeys", [...claims.tags.keys()]],
    ...[...claims.tags].map(([key, value]) => [`aws:RequestTag/${key}`, [value]] as const),
  ];
  return new Map(values.map(([key, value]) => [key.toLowerCase(), value]));
}

/** IAM's name: the issuer without its scheme, but with its trailing slash. */
const providerName = (issuer: string): string => issuer.replace(/^https?:\/\//, "");

const providerArn = (config: SimulatorConfig, issuer: string): string =>
  `arn:aws:iam::${config.accountId}:oidc-provider/${providerName(issuer)}`;
