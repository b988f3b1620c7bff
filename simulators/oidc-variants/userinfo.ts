import { toPersonClaims } from "./claims";
import { type Endpoint, refuse } from "./provider";

/** OpenID Connect Core, section 5.3; RFC 6750, section 3. */
export const userinfo: Endpoint = ({ accessTokens }, request) => {
  const [, value] = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const issued = value === undefined ? undefined : accessTokens.get(value);
  if (issued === undefined) {
    return refuse(401, "invalid_token", "Unknown access token.", {
      "www-authenticate": 'Bearer error="invalid_token"',
    });
  }
  return Response.json(toPersonClaims(issued.login, issued.shape, issued.scope), {
    headers: { "cache-control": "no-store" },
  });
};
