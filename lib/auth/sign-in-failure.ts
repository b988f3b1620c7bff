import "server-only";

// Messages of openid-client, oauth4webapi and the portal, inner ones first. They quote tokens and addresses, so only the
// word for them is logged.
const knownMessages: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/"state"/, "state-mismatch"],
  [/"nonce"/, "nonce-mismatch"],
  [/claim missing$/, "claim-missing"],
  [/"iss"|^The issuer of the discovery document/, "issuer-mismatch"],
  [/"aud"|"azp"/, "audience-mismatch"],
  [/"(?:exp|nbf|iat)"/, "token-not-in-time"],
  [/^JWT signature|verification key/, "signature-refused"],
  [/"alg"/, "algorithm-refused"],
  [/^Invalid JWT|JWT (?:Header|Payload)|"id_token"/, "token-unreadable"],
  [/WWW-Authenticate/, "invalid_client"],
  [/timed out|aborted due to timeout/, "timeout"],
  [/response|discovery document|JSON|larger than 1 MB/, "answer-refused"],
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

/** Safe to log: an error code of the protocol or of Node, or a word from above. */
export function reasonOfFailure(error: unknown): string | undefined {
  for (const each of causesOf(error).reverse()) {
    const [first = "", code = ""] = [Reflect.get(each, "error"), Reflect.get(each, "code")].map(String);
    if (providerErrors.has(first)) return first;
    // Of the network: those of openid-client begin with OAUTH_, and say less than its messages.
    if (/^(?!OAUTH_|ERR_)[A-Z][A-Z0-9_]{2,47}$/.test(code)) return code;
    const known = knownMessages.find(([pattern]) => pattern.test(each.message));
    if (known) return known[1];
  }
  return undefined;
}

/** The error itself, then what caused it. */
function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
