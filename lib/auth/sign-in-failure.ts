import "server-only";

// Messages of next-auth, openid-client and the portal. They quote tokens and addresses, so only the word for them is
// logged.
const knownMessages: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/ cookie was missing\.$/, "cookie-missing"],
  [/^state m(?:ismatch|issing)/, "state-mismatch"],
  [/^nonce mismatch/, "nonce-mismatch"],
  [/^(?:unexpected iss value|iss m(?:ismatch|issing)|The issuer of the discovery document)/, "issuer-mismatch"],
  [/^(?:aud |azp |missing required JWT property azp)/, "audience-mismatch"],
  [/^(?:JWT expired|JWT not active yet|JWT issued too far)/, "token-not-in-time"],
  [/JWT signature$|^no valid key found/, "signature-refused"],
  [/^(?:unexpected JWT alg|The id_token is not signed with)/, "algorithm-refused"],
  [/^missing required JWT property/, "claim-missing"],
  [/^(?:failed to decode JWT|id_token not present|expected 200 OK|failed to parse)/, "answer-refused"],
  [/timed out/, "timeout"],
];

// From OAuth 2.0 (RFC 6749, 4.1.2.1 and 5.2) and OpenID Connect Core 1.0 (3.1.2.6). No other text of a provider is
// logged.
const providerErrors: ReadonlySet<string> = new Set([
  "invalid_request",
  "invalid_client",
  "invalid_grant",
  "unauthorized_client",
  "unsupported_grant_type",
  "unsupported_response_type",
  "invalid_scope",
  "access_denied",
  "server_error",
  "temporarily_unavailable",
  "interaction_required",
  "login_required",
  "account_selection_required",
  "consent_required",
]);

/**
 * Safe to log: a protocol or Node error code, or a word from above. `reported` is what next-auth logs: an error, or
 * an object holding one.
 */
export function reasonOfFailure(reported: unknown): string | undefined {
  const error = reported instanceof Error ? reported : Object(reported).error;
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  if (/^[A-Z][A-Z0-9_]{2,47}$/.test(code)) return code;
  // openid-client writes "code (description)".
  const [first = ""] = error.message.split(" ", 1);
  if (providerErrors.has(first)) return first;
  return knownMessages.find(([pattern]) => pattern.test(error.message))?.[1];
}
