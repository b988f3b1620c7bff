import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { discoverProvider } from "@/lib/auth/identity-provider";
import { env } from "@/lib/env";

const lookAgainMilliseconds = { known: 3_600_000, unknown: 30_000 };
/** No page waits longer than this for the identity provider. */
const longestWaitMilliseconds = 1000;

let known: readonly string[] | undefined;
let look: { startedAt: number; done: Promise<void> } | undefined;

/**
 * The origins of the identity provider's sign-in and sign-out addresses, as its discovery document has them: read at the first use, then
 * hourly beside the answers. Until it could be read, the issuer's own origin. Answers within a second and never throws.
 */
export async function providerOrigins(): Promise<readonly string[]> {
  const lookAgainAfter = known ? lookAgainMilliseconds.known : lookAgainMilliseconds.unknown;
  if (!look || Date.now() - look.startedAt > lookAgainAfter) {
    look = { startedAt: Date.now(), done: readOrigins() };
    if (!known) await Promise.race([look.done, wait(longestWaitMilliseconds)]);
  }
  return known ?? [new URL(env().OIDC_ISSUER).origin];
}

async function readOrigins(): Promise<void> {
  try {
    const { authorization_endpoint: signIn, end_session_endpoint: signOut } = (await discoverProvider()).metadata;
    const addresses = [signIn, signOut].filter((address) => address !== undefined);
    known = [...new Set(addresses.map((address) => new URL(address).origin))];
  } catch {
    // Not reachable now, or nothing that can be read: the next look may find it.
  }
}
