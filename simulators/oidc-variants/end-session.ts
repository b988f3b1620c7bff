import { decodeJwt } from "jose";
import { type Endpoint, readParameters, redirect, refuse } from "./provider";

/** OpenID Connect RP-Initiated Logout 1.0, without a session to end. */
export const endSession: Endpoint = async ({ options }, request) => {
  const parameters = await readParameters(request);
  if (parameters === undefined) return refuse(400, "invalid_request", "A parameter is given twice.");
  const client = parameters.get("client_id") ?? audienceOf(parameters.get("id_token_hint"));
  const target = parameters.get("post_logout_redirect_uri");
  if (target === undefined) return new Response("Signed out.\n");
  if (client !== options.clientId || !options.postLogoutRedirectUris.includes(target)) {
    return refuse(400, "invalid_request", "post_logout_redirect_uri is not registered for this client.");
  }
  return redirect(target, { state: parameters.get("state") });
};

function audienceOf(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  try {
    const { azp, aud } = decodeJwt(token);
    return typeof azp === "string" ? azp : [aud].flat()[0];
  } catch {
    return undefined;
  }
}
