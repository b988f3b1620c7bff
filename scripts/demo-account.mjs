import { readFileSync } from "node:fs";

/** The demo's AWS account, for the demo, the tests and the simulator on its own. */
export const accountId = "111122223333";

/** @type {Record<string, string[]>} */
const caseRights = JSON.parse(readFileSync(new URL("../deploy/case-rights.json", import.meta.url), "utf8"));

/** The account's roles, best first, each for one group of people; `may` is in the words of deploy/case-rights.json. */
export const demoRoles = [
  {
    name: "IncidentResponder",
    label: "Incident responder",
    group: "ir-responders",
    may: ["open", "read", "list", "comment", "edit", "status", "close", "files", "membership"],
  },
  { name: "IncidentViewer", label: "Incident viewer", group: "ir-viewers", may: ["read", "list"] },
  { name: "IncidentWriter", label: "Incident writer", group: "ir-writers", may: ["open"] },
].map((role) => ({ ...role, arn: `arn:aws:iam::${accountId}:role/${role.name}` }));

/** @param {string} right */
function actionsOf(right) {
  const actions = caseRights[right];
  if (!actions) throw new Error(`deploy/case-rights.json has no "${right}".`);
  return actions.map((action) => `security-ir:${action}`);
}

/**
 * The account as `simulators/aws` takes it: one identity provider, and for each role the trust policy an administrator
 * would write. It lets in whoever has the role's group as a session tag.
 * @param {string} issuer
 * @param {string} clientId
 */
export function toDemoAccount(issuer, clientId) {
  const provider = new URL(issuer).host;
  return {
    accountId,
    region: "us-east-1",
    oidcProviders: [{ issuer, audiences: [clientId] }],
    roles: demoRoles.map(({ arn, group, may }) => ({
      arn,
      maxSessionSeconds: 43_200,
      permissions: may.flatMap(actionsOf),
      trustPolicy: {
        Version: /** @type {const} */ ("2012-10-17"),
        Statement: [
          {
            Effect: /** @type {const} */ ("Allow"),
            Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${provider}` },
            Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
            Condition: { StringEquals: { [`${provider}:aud`]: clientId, [`aws:RequestTag/${group}`]: "true" } },
          },
        ],
      },
    })),
  };
}
