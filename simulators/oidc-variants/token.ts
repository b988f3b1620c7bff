import { createHash, timingSafeEqual } from "node:crypto";
import { makeIdToken } from "./id-token";
import { type Endpoint, type Provider, randomValue, readParameters, refuse } from "./provider";

const accessTokenSeconds = 3600;

/** RFC 6749, section 4.1.3. */
export const token: Endpoint = async (provider, request) => {
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) {
    return refuse(400, "invalid_request", "The body must be a form.");
  }
  const parameters = await readParameters(request);
  if (parameters === undefined) return refuse(400, "invalid_request", "A parameter is given twice.");
  const authentication = checkClient(provider, request.headers.get("authorization"), parameters);
  if (authentication !== undefined) return authentication;
  if (parameters.get("grant_type") !== "authorization_code") {
    return refuse(400, "unsupported_grant_type", "Only authorization_code.");
  }

  const code = provider.codes.get(parameters.get("code") ?? "");
  if (code === undefined || code.expiresAt <= Date.now())
    return refuse(400, "invalid_grant", "Unknown or expired code.");
  if (code.accessToken !== null) {
    provider.accessTokens.delete(code.accessToken);
    return refuse(400, "invalid_grant", "The code was used before.");
  }
  if (parameters.get("redirect_uri") !== code.redirectUri) {
    return refuse(400, "invalid_grant", "redirect_uri is not that of the code.");
  }
  if (!isVerifierOf(code.codeChallenge, parameters.get("code_verifier") ?? "")) {
    return refuse(400, "invalid_grant", "code_verifier is not that of the code.");
  }

  const accessToken = randomValue();
  code.accessToken = accessToken;
  provider.accessTokens.set(accessToken, code);
  return Response.json(
    {
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: accessTokenSeconds,
      scope: code.scope.join(" "),
      id_token: await makeIdToken(provider, code, Math.floor(Date.now() / 1000)),
    },
    { headers: { "cache-control": "no-store" } },
  );
};

/** client_secret_basic or client_secret_post, never both (RFC 6749, section 2.3). */
function checkClient(
  { options }: Provider,
  authorization: string | null,
  parameters: ReadonlyMap<string, string>,
): Response | undefined {
  const posted = parameters.get("client_secret");
  if (authorization !== null && posted !== undefined) {
    return refuse(400, "invalid_request", "Two ways of client authentication.");
  }
  const [id, secret] = authorization === null ? [parameters.get("client_id"), posted] : readBasic(authorization);
  if (id === options.clientId && secret !== undefined && isSame(secret, options.clientSecret)) return undefined;
  return refuse(401, "invalid_client", "Unknown client or wrong secret.", { "www-authenticate": "Basic" });
}

/** Both parts are form-encoded, then joined and base64-encoded (RFC 6749, section 2.3.1). */
function readBasic(authorization: string): [string?, string?] {
  const [, encoded = ""] = /^Basic ([\w+/=-]+)$/i.exec(authorization) ?? [];
  const [id, secret, ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":").map(decodeFormPart);
  return rest.length > 0 || id === undefined || secret === undefined ? [] : [id, secret];
}

function decodeFormPart(text: string): string {
  return new URLSearchParams(`part=${text}`).get("part") ?? "";
}

/** RFC 7636, sections 4.1 and 4.6. */
function isVerifierOf(challenge: string, verifier: string): boolean {
  return (
    /^[\w.~-]{43,128}$/.test(verifier) && isSame(createHash("sha256").update(verifier).digest("base64url"), challenge)
  );
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
