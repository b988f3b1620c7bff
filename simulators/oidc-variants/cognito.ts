import { createHash, randomUUID } from "node:crypto";
import type { TokenShape } from "./options";
import { type Endpoint, readParameters, redirect, refuse } from "./provider";

// A Cognito user pool whose people come from IAM Identity Center by SAML, with a trigger that names groups and session
// tags: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html

const samlProvider = "IdentityCenter";

/** The claims of Cognito's id_tokens beside OpenID Connect's own. */
export function toCognitoClaims(login: string, { groups, sessionTags }: TokenShape): Record<string, unknown> {
  const email = `${login}@example.com`;
  return {
    // Of a federated user nothing is verified, unless the pool maps it.
    email_verified: false,
    // The pool itself makes a group of everybody who comes from a provider.
    "cognito:groups": [`us-east-1_EXAMPLE_${samlProvider}`, ...groups],
    "cognito:username": `${samlProvider}_${email}`,
    identities: [
      {
        dateCreated: "1796000000000",
        userId: email,
        providerName: samlProvider,
        providerType: "SAML",
        issuer: "https://portal.sso.us-east-1.amazonaws.com/saml/assertion/EXAMPLE",
        primary: "true",
      },
    ],
    token_use: "id",
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    jti: randomUUID(),
    // A trigger of the first version can add text only, so the tags are flat claims.
    ...(sessionTags &&
      Object.fromEntries(groups.map((group) => [`https://aws.amazon.com/tags/principal_tags/${group}`, "true"]))),
  };
}

/** A UUID, as the pool's own. */
export function toCognitoSubject(login: string): string {
  const hex = createHash("sha256").update(`cognito subject ${login}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** Cognito's own parameters: https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html */
export const cognitoLogout: Endpoint = async ({ options }, request) => {
  const parameters = await readParameters(request);
  if (parameters?.get("client_id") !== options.clientId) return refuse(400, "invalid_request", "Unknown client_id.");
  const target = parameters.get("logout_uri");
  if (target === undefined) {
    return refuse(400, "invalid_request", "Required String parameter 'redirect_uri' is not present");
  }
  if (!options.postLogoutRedirectUris.includes(target)) return refuse(400, "redirect_mismatch", "Unknown logout_uri.");
  return redirect(target, {});
};
