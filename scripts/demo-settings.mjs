import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./prepare.mjs";

const accountId = "111122223333";
const clientId = "casedesk";
const clientSecret = "casedesk-demo-secret";

/** Who may do what: the roles of the simulated account, the group that each belongs to, best first. */
const roles = [
  {
    name: "IncidentResponder",
    label: "Incident responder",
    group: "ir-responders",
    permissions: [
      "security-ir:CreateCase",
      "security-ir:GetCase",
      "security-ir:ListCases",
      "security-ir:TagResource",
      "security-ir:ListMemberships",
      "security-ir:GetMembership",
      "security-ir:BatchGetMemberAccountDetails",
    ],
  },
  {
    name: "IncidentViewer",
    label: "Incident viewer",
    group: "ir-viewers",
    permissions: ["security-ir:GetCase", "security-ir:ListCases"],
  },
  {
    name: "IncidentWriter",
    label: "Incident writer",
    group: "ir-writers",
    permissions: ["security-ir:CreateCase", "security-ir:TagResource"],
  },
].map((role) => ({ ...role, arn: `arn:aws:iam::${accountId}:role/${role.name}` }));

/**
 * @typedef {{portal: number, oidc: number, aws: number}} Ports
 * @typedef {Record<string, string>} Environment
 */

/**
 * The environment of each of the three programs of the demo, fitting together on these ports. The portal is on
 * 127.0.0.1 and the identity provider on localhost, because cookies ignore ports.
 * @param {Ports} ports
 * @param {string} secret 32 bytes or more, for NEXTAUTH_SECRET
 * @returns {{address: string, issuer: string, portal: Environment, oidc: Environment, aws: Environment}}
 */
export function demoSettings(ports, secret) {
  const address = `http://127.0.0.1:${ports.portal}`;
  const issuer = `http://localhost:${ports.oidc}`;
  const aws = `http://127.0.0.1:${ports.aws}`;
  return {
    address,
    issuer,
    portal: {
      PORT: String(ports.portal),
      HOSTNAME: "127.0.0.1",
      NEXTAUTH_URL: address,
      NEXTAUTH_SECRET: secret,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: "Demo SSO",
      AWS_REGION: "us-east-1",
      AWS_ENDPOINT_URL_STS: aws,
      AWS_ENDPOINT_URL_SECURITY_IR: aws,
      AWS_ROLES: JSON.stringify(
        roles.map(({ label, arn, group }) => ({ label, arn, when: { claim: "groups", has: group } })),
      ),
      // Nothing stands in front of the demo that would have to look away first.
      DRAIN_SECONDS: "0",
      // The SDK's notice about coming versions of Node is not for who tries the demo.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    oidc: {
      OIDC_SIM_PORT: String(ports.oidc),
      OIDC_SIM_CLIENT_ID: clientId,
      OIDC_SIM_CLIENT_SECRET: clientSecret,
      OIDC_SIM_REDIRECT_URIS: `${address}/api/auth/callback/sso`,
      OIDC_SIM_POST_LOGOUT_URIS: `${address}/sign-in`,
    },
    aws: {
      AWS_SIM_PORT: String(ports.aws),
      AWS_SIM_CONFIG: JSON.stringify(toAwsConfig(issuer)),
    },
  };
}

/**
 * The account as `simulators/aws` wants it told: one identity provider, and per role the trust policy an administrator
 * would write, which lets in who has the role's group as a session tag.
 * @param {string} issuer
 */
function toAwsConfig(issuer) {
  const provider = new URL(issuer).host;
  return {
    accountId,
    region: "us-east-1",
    oidcProviders: [{ issuer, audiences: [clientId] }],
    roles: roles.map(({ arn, group, permissions }) => ({
      arn,
      maxSessionSeconds: 43_200,
      permissions,
      trustPolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${provider}` },
            Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
            Condition: { StringEquals: { [`${provider}:aud`]: clientId, [`aws:RequestTag/${group}`]: "true" } },
          },
        ],
      },
    })),
  };
}

/** The demo's NEXTAUTH_SECRET: random, made once per machine, so that a restart of the demo keeps people signed in. */
export function demoSecret() {
  const file = join(root, ".cache/demo-secret");
  try {
    return readFileSync(file, "utf8");
  } catch {
    const secret = randomBytes(32).toString("base64url");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, secret, { mode: 0o600 });
    return secret;
  }
}
