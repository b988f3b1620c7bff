export type OidcSimulatorSettings = {
  /** Port on loopback. 0 takes a free one. */
  port: number;
  /** Behind a proxy that speaks https and sends X-Forwarded-Proto. Default: `http://localhost:{port}`. */
  issuer?: string;
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
  postLogoutRedirectUris: readonly string[];
};

/** The defaults of `npm run demo`. */
export const defaultSettings: OidcSimulatorSettings = {
  port: 4010,
  clientId: "casedesk",
  clientSecret: "casedesk-demo-secret",
  redirectUris: ["http://127.0.0.1:3000/api/auth/callback/sso"],
  postLogoutRedirectUris: ["http://127.0.0.1:3000/sign-in"],
};

/** Reads the OIDC_SIM_… variables. The error names the variable that is wrong. */
export function toSettings(environment: NodeJS.ProcessEnv): OidcSimulatorSettings {
  return {
    port: toPort("OIDC_SIM_PORT", environment.OIDC_SIM_PORT) ?? defaultSettings.port,
    ...(environment.OIDC_SIM_ISSUER ? { issuer: environment.OIDC_SIM_ISSUER } : {}),
    clientId: environment.OIDC_SIM_CLIENT_ID || defaultSettings.clientId,
    clientSecret: environment.OIDC_SIM_CLIENT_SECRET || defaultSettings.clientSecret,
    redirectUris: toUrls("OIDC_SIM_REDIRECT_URIS", environment.OIDC_SIM_REDIRECT_URIS) ?? defaultSettings.redirectUris,
    postLogoutRedirectUris:
      toUrls("OIDC_SIM_POST_LOGOUT_URIS", environment.OIDC_SIM_POST_LOGOUT_URIS) ??
      defaultSettings.postLogoutRedirectUris,
  };
}

function toPort(name: string, value: string | undefined): number | undefined {
  if (!value) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name} must be a port from 0 to 65535, but is "${value}".`);
  }
  return port;
}

function toUrls(name: string, value: string | undefined): string[] | undefined {
  if (!value) return undefined;
  return value.split(",").map((part) => {
    const url = part.trim();
    if (!URL.canParse(url)) throw new Error(`${name} must be addresses with commas between, but has "${url}".`);
    return url;
  });
}
