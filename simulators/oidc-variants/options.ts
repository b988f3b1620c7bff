/** A fault in the id_token that a client must notice. */
export const tamperings = [
  "other-key",
  "embedded-key",
  "unknown-key-id",
  "broken-signature",
  "no-signature",
  "alg-none",
  "hs256-with-public-key",
  "hs256-with-client-secret",
  "wrong-issuer",
  "other-issuers-token",
  "wrong-audience",
  "other-clients-token",
  "audience-list-without-azp",
  "wrong-azp",
  "wrong-nonce",
  "no-nonce",
  "expired",
  "issued-in-the-future",
  "no-subject",
] as const;

export type Tampering = (typeof tamperings)[number];

export type TokenShape = {
  /** `cognito`: the claims and the logout address of a Cognito user pool. */
  dialect: "standard" | "cognito";
  /** Who signs in without a login_hint. Every name exists. */
  login: string;
  groups: readonly string[];
  /** Claims to add or replace. Null removes one. */
  claims: Readonly<Record<string, unknown>>;
  /** A list comes with `azp` (OpenID Connect Core, section 2). */
  audience: "string" | "list";
  /** Where name and e-mail are. */
  profileFrom: "id-token" | "userinfo";
  /** Whether https://aws.amazon.com/tags has the groups too. */
  sessionTags: boolean;
  idTokenSeconds: number;
  tampering: Tampering | null;
};

export type VariantOptions = TokenShape & {
  /** Port on loopback. 0 takes a free one. */
  port: number;
  /** The end of the issuer, after `http://localhost:{port}`: "", "/", "/tenant" or "/tenant/". */
  issuerPath: string;
  algorithm: "RS256" | "ES256";
  /** A token has a `kid` only if the published key has one. */
  keyMembers: readonly ("alg" | "kid" | "use")[];
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
  postLogoutRedirectUris: readonly string[];
};

export const defaultOptions: VariantOptions = {
  port: 4011,
  issuerPath: "",
  algorithm: "RS256",
  keyMembers: ["alg", "kid", "use"],
  clientId: "casedesk",
  clientSecret: "casedesk-demo-secret",
  redirectUris: ["http://127.0.0.1:3000/api/auth/callback/sso"],
  postLogoutRedirectUris: ["http://127.0.0.1:3000/sign-in"],
  dialect: "standard",
  login: "ana",
  groups: ["ir-responders"],
  claims: {},
  audience: "string",
  profileFrom: "id-token",
  sessionTags: true,
  idTokenSeconds: 3600,
  tampering: null,
};

/** Throws for an unknown name, because a typo would silently test something else. */
export function toOptions(json: string): Partial<VariantOptions> {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("The options of the identity provider must be a JSON object.");
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(defaultOptions, name)) throw new Error(`The identity provider has no option "${name}".`);
  }
  // The names are checked above. The values come from our own tests.
  return value as Partial<VariantOptions>;
}
