import { randomBytes } from "node:crypto";
import type { TokenShape, VariantOptions } from "./options";
import type { SigningKeys } from "./signing-keys";

/** A sign-in that waits to be redeemed. */
export type IssuedCode = {
  redirectUri: string;
  codeChallenge: string;
  nonce: string | null;
  scope: readonly string[];
  login: string;
  shape: TokenShape;
  expiresAt: number;
  /** Set when redeemed: a second attempt is refused and takes this token back. */
  accessToken: string | null;
};

/** What the endpoints of one running provider share. */
export type Provider = {
  options: VariantOptions;
  issuer: string;
  /** The issuer without a slash at its end; endpoints are beneath it. */
  base: string;
  keys: SigningKeys;
  codes: Map<string, IssuedCode>;
  accessTokens: Map<string, IssuedCode>;
};

/** An endpoint. */
export type Endpoint = (provider: Provider, request: Request) => Promise<Response> | Response;

/** A value that nobody guesses: a code or an access token. */
export function randomValue(): string {
  return randomBytes(32).toString("base64url");
}

/** The parameters of a request, from the query or a form; undefined when one is given twice (RFC 6749, section 3.1). */
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

/** An error as JSON, never cached. */
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

/** A redirect with these parameters added to the address's own. */
export function redirect(url: string, parameters: Record<string, string | null | undefined>): Response {
  const target = new URL(url);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined) target.searchParams.append(name, value);
  }
  return new Response(null, { status: 303, headers: { location: target.href, "cache-control": "no-store" } });
}
