import type { Endpoint } from "./provider";

/** OpenID Connect Discovery 1.0, section 3. */
export const discovery: Endpoint = ({ issuer, base, keys, options }) =>
  Response.json({
    issuer,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    userinfo_endpoint: `${base}/userinfo`,
    jwks_uri: `${base}/keys`,
    // Cognito publishes its own, which does not know post_logout_redirect_uri.
    end_session_endpoint: options.dialect === "cognito" ? `${base}/logout` : `${base}/end-session`,
    scopes_supported: ["openid", "email", "profile"],
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [keys.algorithm],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    code_challenge_methods_supported: ["S256"],
    claims_supported: [
      "sub",
      "iss",
      "aud",
      "azp",
      "exp",
      "iat",
      "auth_time",
      "nonce",
      "name",
      "email",
      "email_verified",
      "groups",
    ],
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    authorization_response_iss_parameter_supported: true,
  });

export const keySet: Endpoint = ({ keys }) => Response.json({ keys: [keys.published] });
