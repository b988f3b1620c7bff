import type { BrowserContext } from "@playwright/test";
import { newPersona, type Persona } from "./persona";
import { type Servers, servers } from "./servers";

/** As in simulators/oidc-variants/options.ts. */
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

/** Overrides the provider's options for one browser. */
export type SignInShape = {
  readonly groups?: readonly string[];
  readonly sessionTags?: boolean;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly profileFrom?: "id-token" | "userinfo";
  readonly tampering?: (typeof tamperings)[number];
};

/** Changes this browser's next sign-ins at a provider without a sign-in page. Returns who signs in. */
export async function shapeSignIn(
  context: BrowserContext,
  issuer: keyof Servers["issuers"],
  shape: SignInShape = {},
): Promise<Persona> {
  const persona = newPersona("ana");
  const value = encodeURIComponent(JSON.stringify({ login: persona.login, ...shape }));
  await context.addCookies([{ name: "oidc_variant", value, url: new URL("/", servers().issuers[issuer]).href }]);
  return persona;
}
