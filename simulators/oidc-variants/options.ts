/** A fault in the id_token that a client must notice. Everything else about the sign-in stays correct. */
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

/** What the id_token of one sign-in looks like. */
export type TokenShape = {
  /** Who is signed in when the request has no login_hint; everybody exists. */
  login: string;
  groups: readonly string[];
  /** Claims to add to the id_token and userinfo, or to replace there; null leaves one out. */
  claims: Readonly<Record<string, unknown>>;
  /** "list" is two audiences with `azp`, which OpenID Connect Core, section 2 then asks for. */
  audience: "string" | "list";
  /** Where name and e-mail are: some providers keep them out of the id_token. */
  profileFrom: "id-token" | "userinfo";
  /** Whether the groups are also in https://aws.amazon.com/tags, from which AWS makes session tags. */
  sessionTags: boolean;
  idTokenSeconds: number;
  tampering: Tampering | null;
};

/** The provider as a whole. */
export type VariantOptions = TokenShape & {
  /** TCP port on loopback; 0 takes a free one. */
  port: number;
  /** What follows `http://localhost:{port}` in the issuer: "", "/", "/tenant", "/tenant/". */
  issuerPath: string;
  algorithm: "RS256" | "ES256";
  /** Which members the published key has; the `kid` of a token follows it. */
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
  login: "ana",
  groups: ["ir-responders"],
  claims: {},
  audience: "string",
  profileFrom: "id-token",
  sessionTags: true,
  idTokenSeconds: 3600,
  tampering: null,
};

/** Reads options from JSON. Refuses a name that is not an option: a misspelt one would silently test something else. */
export function toOptions(json: string): Partial<VariantOptions> {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("The options of the identity provider must be a JSON object.");
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(defaultOptions, name)) throw new Error(`The identity provider has no option "${name}".`);
  }
  // Names are checked above; the values come from our own tests.
  return value as Partial<VariantOptions>;
}
