/** scripts/e2e-programs.mjs has the settings of each portal. */
export type Servers = {
  readonly portals: Readonly<Record<"main" | "slashIssuer" | "urlClaim" | "cognito", string>> & {
    readonly withoutProxy?: string;
  };
  readonly issuers: Readonly<Record<"slashIssuer" | "urlClaim" | "cognito", string>>;
  readonly aws: string;
};

export type PortalName = keyof Servers["portals"];

/** The global setup passes the addresses to the workers in this variable. */
export const serversVariable = "CASEDESK_E2E_SERVERS";

/** Throws outside a run. */
export function servers(): Servers {
  const { [serversVariable]: json } = process.env;
  if (!json) throw new Error("The servers are not running: start the tests with `npm run e2e`.");
  return JSON.parse(json) as Servers; // Written by the global setup.
}

/** Throws if this run has not started the portal. */
export function portalAddress(name: PortalName): string {
  const address = servers().portals[name];
  if (!address) throw new Error(`This run has no portal "${name}".`);
  return address;
}
