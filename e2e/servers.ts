/** What runs during the tests; scripts/e2e-programs.mjs says how each portal is set. */
export type Servers = {
  readonly portals: Readonly<Record<"main" | "slashIssuer" | "urlClaim", string>> & { readonly withoutProxy?: string };
  readonly issuers: Readonly<Record<"slashIssuer" | "urlClaim", string>>;
  readonly aws: string;
};

export type PortalName = keyof Servers["portals"];

/** By this variable the workers learn the addresses from the global setup. */
export const serversVariable = "CASEDESK_E2E_SERVERS";

/** The addresses of this run. Refuses outside a run. */
export function servers(): Servers {
  const { [serversVariable]: json } = process.env;
  if (!json) throw new Error("The servers are not running: start the tests with `npm run e2e`.");
  return JSON.parse(json) as Servers; // Written by the global setup.
}

/** The address of one portal. Refuses for one that this run has not started. */
export function portalAddress(name: PortalName): string {
  const address = servers().portals[name];
  if (!address) throw new Error(`This run has no portal "${name}".`);
  return address;
}
