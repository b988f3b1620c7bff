import { randomBytes } from "node:crypto";
import type { TokenShape, VariantOptions } from "./options";
import type { SigningKeys } from "./signing-keys";

/** A sign-in whose code is not redeemed yet. */
export type IssuedCode = {
  redirectUri: string;
  codeChallenge: string;
  nonce: string | null;
  scope: readonly string[];
  login: string;
  shape: TokenShape;
  expiresAt: number;
  /** Set when redeemed. A second attempt is refused and revokes this token. */
  accessToken: string | null;
};

/** The state that the endpoints share. */
export type Provider = {
  options: VariantOptions;
  issuer: string;
  /** The issuer without its trailing slash. */
  base: string;
  keys: SigningKeys;
  codes: Map<string, IssuedCode>;
  accessTokens: Map<string, IssuedCode>;
};

export type Endpoint = (provider: Provider, request: Request) => Promise<Response> | Response;

/** An unguessable code or access token. */
export function randomValue(): string {
  return randomBytes(32).toString("base64url");
}

/** Reads the query or a form. Undefined when a parameter is repeated (RFC 6749, section 3.1). */
export async function readParameters(request: Request): Promise<Map<string, string> | undefined> {
  const pairs =
    request.method === "POST" ? new URLSearchParams(await request.text()) : new URL(request.url).searchParams;
  const parameters = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (parameters.has(name)) return undefined;
    if (value !== "") parameters.set(name, value);
  }
  return parameters;
}

export function refuse(
  status: number,
  error: string,
  description: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { error, error_description: description },
    { status, headers: { "cache-control": "no-store", ...headers } },
  );
}

/** Adds the parameters to those of the address. */
export function redirect(url: string, parameters: Record<string, string | null | undefined>): Response {
  const target = new URL(url);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined) target.searchParams.append(name, value);
  }
  return new Response(null, { status: 303, headers: { location: target.href, "cache-control": "no-store" } });
}
