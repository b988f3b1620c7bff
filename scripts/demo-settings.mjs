import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { demoRoles, toDemoAccount } from "./demo-account.mjs";
import { root } from "./prepare.mjs";

const clientId = "casedesk";
const clientSecret = "casedesk-demo-secret";

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
      AWS_ROLES: toRolesSetting({ hasHints: false }),
      WATCHER_GROUPS: JSON.stringify(demoGroups),
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
      AWS_SIM_CONFIG: JSON.stringify(toDemoAccount(issuer, clientId)),
    },
  };
}

const demoGroups = [
  {
    label: "Cloud on-call",
    watchers: [
      { email: "oncall@example.com", name: "On-call engineer", jobTitle: "Cloud platform" },
      { email: "soc@example.com", name: "Security operations" },
    ],
  },
  { label: "Legal and privacy", watchers: [{ email: "privacy@example.com", name: "Data protection officer" }] },
];

/**
 * The demo's AWS_ROLES. With hints the pages offer nothing that a role cannot do; the tests want to see AWS refuse it.
 * @param {{hasHints: boolean}} options
 */
export function toRolesSetting({ hasHints }) {
  return JSON.stringify(
    demoRoles.map(({ label, arn, group, may }) => ({
      label,
      arn,
      when: { claim: "groups", has: group },
      ...(hasHints ? { may } : {}),
    })),
  );
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
