import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { demoRoles } from "./demo-account.mjs";
import { demoSettings } from "./demo-settings.mjs";
import { heapLimits } from "./heap-limits.mjs";
import { root } from "./prepare.mjs";
import { isBuiltWithoutProxy, serverWithoutProxy } from "./without-proxy.mjs";

/**
 * `portals` differ in settings: `main` is as in the demo; `slashIssuer` and `urlClaim` use an identity provider whose
 * tokens a test can shape; `cognito`'s is like a Cognito user pool; `withoutProxy` is `main` built without proxy.ts, if
 * such a build exists and is current.
 * @typedef {{main: string, slashIssuer: string, urlClaim: string, cognito: string, withoutProxy?: string}} Portals
 * @typedef {{slashIssuer: string, urlClaim: string, cognito: string}} Issuers
 * @typedef {{portals: Portals, issuers: Issuers, aws: string}} Addresses
 * @typedef {import("./together.mjs").Program} Program
 */

/** E2E_BUILD names another folder than .next/standalone. */
export function serverUnderTest() {
  return join(root, process.env.E2E_BUILD || ".next/standalone", "server.js");
}

/**
 * True if the tests about access also run against the build without proxy.ts: as E2E_WITHOUT_PROXY says ("yes" or
 * "no"), else if that build is current. Left in the environment, because a source can change while the tests run.
 */
export function testsWithoutProxy() {
  process.env.E2E_WITHOUT_PROXY ||= isBuiltWithoutProxy() ? "yes" : "no";
  return process.env.E2E_WITHOUT_PROXY === "yes";
}

export function requireBuild() {
  if (!existsSync(serverUnderTest())) {
    throw new Error("There is no build to test. Run `npm run build` first.");
  }
}

/**
 * @param {number[]} ports ten of them
 * @returns {{addresses: Addresses, programs: Program[]}}
 */
export function toE2ePrograms(ports) {
  requireBuild();
  const [portal = 0, oidc = 0, aws = 0, slashPortal = 0, slashOidc = 0, urlPortal = 0, urlOidc = 0, ...more] = ports;
  const [cognitoPortal = 0, cognitoOidc = 0, bare = 0] = more;
  const demo = demoSettings({ portal, oidc, aws }, randomBytes(32).toString("base64url"));
  const slash = toVariant(demo, slashPortal, slashOidc, "/");
  const url = toVariant(demo, urlPortal, urlOidc, "/tenant");
  const cognito = toVariant(demo, cognitoPortal, cognitoOidc, "/us-east-1_EXAMPLE");
  const bareAddress = `http://127.0.0.1:${bare}`;
  const hasBare = testsWithoutProxy();
  const server = serverUnderTest();

  /** @type {Program[]} */
  const programs = [
    {
      name: "e2e identity provider",
      args: ["--import", "tsx", "simulators/oidc/main.ts"],
      settings: {
        ...demo.oidc,
        OIDC_SIM_REDIRECT_URIS: [demo.address, bareAddress].map((at) => `${at}/api/auth/callback/sso`).join(","),
        OIDC_SIM_POST_LOGOUT_URIS: [demo.address, bareAddress].map((at) => `${at}/sign-in`).join(","),
      },
      port: oidc,
      portVariable: "OIDC_SIM_PORT",
      readyUrl: `${demo.issuer}/.well-known/openid-configuration`,
    },
    {
      name: "e2e simulated AWS",
      args: ["--import", "tsx", "simulators/aws/main.ts"],
      settings: {
        ...demo.aws,
        AWS_SIM_CONFIG: withVariants(demo.aws.AWS_SIM_CONFIG, [slash.issuer, url.issuer], cognito.issuer),
      },
      port: aws,
      portVariable: "AWS_SIM_PORT",
      readyUrl: `http://127.0.0.1:${aws}/_admin/health`,
    },
    toVariantProgram("slash issuer", slash, { keyMembers: ["kid", "use"], audience: "list" }),
    toVariantProgram("url claim", url, { algorithm: "ES256" }),
    toVariantProgram("cognito", cognito, { dialect: "cognito" }),
    toPortalProgram("portal", server, demo.portal),
    toPortalProgram("portal slash issuer", server, { ...slash.portal, AWS_ROLES: withContractor(demo.portal) }),
    toPortalProgram("portal url claim", server, { ...url.portal, AWS_ROLES: JSON.stringify(urlClaimRoles) }),
    toPortalProgram("portal cognito", server, {
      ...cognito.portal,
      AWS_ROLES: (demo.portal.AWS_ROLES ?? "").replaceAll('"groups"', '"cognito:groups"'),
      AWS_ROLE_SESSION_NAME: "sub",
      OIDC_LOGOUT_URL: `${cognito.issuer}/logout`,
    }),
    ...(hasBare
      ? [
          toPortalProgram("portal without proxy", serverWithoutProxy, {
            ...demo.portal,
            PORT: String(bare),
            NEXTAUTH_URL: bareAddress,
          }),
        ]
      : []),
  ];
  const addresses = {
    portals: {
      main: demo.address,
      slashIssuer: slash.address,
      urlClaim: url.address,
      cognito: cognito.address,
      ...(hasBare && { withoutProxy: bareAddress }),
    },
    issuers: { slashIssuer: slash.issuer, urlClaim: url.issuer, cognito: cognito.issuer },
    aws: `http://127.0.0.1:${aws}`,
  };
  return { addresses, programs };
}

/** Its trust policy asks for a `sub` that nobody has. */
const contractorArn = "arn:aws:iam::111122223333:role/Contractor";
const responderArn = "arn:aws:iam::111122223333:role/IncidentResponder";

/** A claim whose name is a URL, as Auth0 demands, and one that a provider may send only at userinfo. */
const urlClaimRoles = [
  {
    label: "Incident responder",
    arn: responderArn,
    when: { claim: "https://casedesk.example/roles", has: "responder" },
  },
  {
    label: "Incident viewer",
    arn: "arn:aws:iam::111122223333:role/IncidentViewer",
    when: { claim: "name", has: "Userinfo Viewer" },
  },
];

/** @param {Record<string, string>} portal */
function withContractor({ AWS_ROLES = "[]" }) {
  const contractor = { label: "Contractor", arn: contractorArn, when: { claim: "groups", has: "ir-contractors" } };
  return JSON.stringify([...JSON.parse(AWS_ROLES), contractor]);
}

/**
 * A portal with an identity provider of simulators/oidc-variants.
 * @param {ReturnType<typeof demoSettings>} demo
 * @param {number} portalPort
 * @param {number} oidcPort
 * @param {string} issuerPath
 */
function toVariant(demo, portalPort, oidcPort, issuerPath) {
  const address = `http://127.0.0.1:${portalPort}`;
  const issuer = `http://localhost:${oidcPort}${issuerPath}`;
  return {
    address,
    issuer,
    oidcPort,
    issuerPath,
    portal: { ...demo.portal, PORT: String(portalPort), NEXTAUTH_URL: address, OIDC_ISSUER: issuer },
  };
}

/**
 * @param {string} name
 * @param {ReturnType<typeof toVariant>} variant
 * @param {object} options of simulators/oidc-variants/options.ts
 * @returns {Program}
 */
function toVariantProgram(name, { address, issuer, issuerPath, oidcPort }, options) {
  return {
    name: `e2e identity provider ${name}`,
    args: ["--import", "tsx", "simulators/oidc-variants/main.ts"],
    settings: {
      OIDC_VARIANT_OPTIONS: JSON.stringify({
        port: oidcPort,
        issuerPath,
        redirectUris: [`${address}/api/auth/callback/sso`],
        postLogoutRedirectUris: [`${address}/sign-in`],
        ...options,
      }),
    },
    port: oidcPort,
    portVariable: "its port",
    readyUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  };
}

/**
 * @param {string} name
 * @param {string} server
 * @param {Record<string, string>} settings
 * @returns {Program}
 */
function toPortalProgram(name, server, settings) {
  return {
    name: `e2e ${name}`,
    args: [...heapLimits, server],
    settings,
    port: Number(settings.PORT),
    portVariable: "PORT",
    readyUrl: `${settings.NEXTAUTH_URL}/api/health`,
  };
}

/**
 * The demo's account, which also trusts these identity providers, and the role that trusts nobody. `taggingIssuer` must
 * name a role's group in a session tag, as the demo's own must.
 * @param {string | undefined} config the JSON of AWS_SIM_CONFIG
 * @param {string[]} issuers
 * @param {string} taggingIssuer
 */
function withVariants(config, issuers, taggingIssuer) {
  /**
   * @type {{accountId: string, oidcProviders: object[],
   *   roles: {arn: string, trustPolicy: {Statement: Statement[]}}[]}}
   */
  const account = JSON.parse(config ?? "");
  const added = issuers.map(toProviderName);
  const tagging = toProviderName(taggingIssuer);
  const [first] = account.roles;
  const roles = account.roles.map((role) => ({
    ...role,
    trustPolicy: {
      ...role.trustPolicy,
      Statement: [
        ...role.trustPolicy.Statement,
        ...added.map((provider) => trust(account.accountId, provider, { [`${provider}:aud`]: "casedesk" })),
        ...demoRoles
          .filter(({ arn }) => arn === role.arn)
          .map(({ group }) => {
            const condition = { [`${tagging}:aud`]: "casedesk", [`aws:RequestTag/${group}`]: "true" };
            return trust(account.accountId, tagging, condition);
          }),
      ],
    },
  }));
  const trustsNobody = added.map((provider) => trust(account.accountId, provider, { [`${provider}:sub`]: "nobody" }));
  return JSON.stringify({
    ...account,
    oidcProviders: [
      ...account.oidcProviders,
      ...[...issuers, taggingIssuer].map((issuer) => ({ issuer, audiences: ["casedesk"] })),
    ],
    roles: [
      ...roles,
      { ...first, arn: contractorArn, trustPolicy: { ...first?.trustPolicy, Statement: trustsNobody } },
    ],
  });
}

/** @param {string} issuer */
function toProviderName(issuer) {
  return issuer.replace(/^http:\/\//, "");
}

/**
 * @typedef {{Effect: string, Principal: object, Action: string[], Condition: object}} Statement
 * @param {string} accountId
 * @param {string} provider
 * @param {Record<string, string>} condition
 * @returns {Statement}
 */
function trust(accountId, provider, condition) {
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${provider}` },
    Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
    Condition: { StringEquals: condition },
  };
}
