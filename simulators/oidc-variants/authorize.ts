import { type TokenShape, toOptions } from "./options";
import { type Endpoint, randomValue, readParameters, redirect, refuse } from "./provider";

const codeSeconds = 60;

/** Sets the token shape for one browser: URI-encoded JSON. */
export const shapeCookie = "oidc_variant";

/** Errors about the client or its redirect address never redirect (RFC 6749, section 4.1.2.1). */
export const authorize: Endpoint = async (provider, request) => {
  const { options, issuer } = provider;
  const parameters = await readParameters(request);
  if (parameters === undefined) return refuse(400, "invalid_request", "A parameter is given twice.");
  const redirectUri = parameters.get("redirect_uri");
  if (parameters.get("client_id") !== options.clientId) return refuse(400, "invalid_client", "Unknown client_id.");
  if (redirectUri === undefined || !options.redirectUris.includes(redirectUri)) {
    return refuse(400, "invalid_request", "redirect_uri is not registered.");
  }

  const answer = { state: parameters.get("state"), iss: issuer };
  const scope = parameters.get("scope")?.split(" ") ?? [];
  const problem = findProblem(parameters, scope);
  if (problem !== undefined) {
    return redirect(redirectUri, { error: problem.error, error_description: problem.description, ...answer });
  }

  const shape: TokenShape = { ...options, ...readShape(request) };
  const code = randomValue();
  provider.codes.set(code, {
    redirectUri,
    codeChallenge: parameters.get("code_challenge") ?? "",
    nonce: parameters.get("nonce") ?? null,
    scope,
    login: parameters.get("login_hint") ?? shape.login,
    shape,
    expiresAt: Date.now() + codeSeconds * 1000,
    accessToken: null,
  });
  return redirect(redirectUri, { code, ...answer });
};

function findProblem(
  parameters: ReadonlyMap<string, string>,
  scope: readonly string[],
): { error: string; description: string } | undefined {
  const invalid = (description: string) => ({ error: "invalid_request", description });
  if (parameters.has("request")) return { error: "request_not_supported", description: "No request objects." };
  if (parameters.has("request_uri")) return { error: "request_uri_not_supported", description: "No request objects." };
  if (!parameters.has("response_type")) return invalid("response_type is missing.");
  if (parameters.get("response_type") !== "code") {
    return { error: "unsupported_response_type", description: "Only code." };
  }
  if ((parameters.get("response_mode") ?? "query") !== "query") return invalid("Only response_mode=query.");
  if (!scope.includes("openid")) return { error: "invalid_scope", description: "openid is missing." };
  if (parameters.get("code_challenge_method") !== "S256") return invalid("PKCE with S256 is required.");
  // A SHA-256 hash in base64url has 43 characters (RFC 7636, section 4.2).
  if (!/^[\w-]{43}$/.test(parameters.get("code_challenge") ?? "")) return invalid("code_challenge is not a SHA-256.");
  return undefined;
}

function readShape(request: Request): Partial<TokenShape> {
  const cookies = (request.headers.get("cookie") ?? "").split(/; */);
  const value = cookies.find((cookie) => cookie.startsWith(`${shapeCookie}=`))?.slice(shapeCookie.length + 1);
  return value === undefined ? {} : toOptions(decodeURIComponent(value));
}
