import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { randomNonce, randomPKCECodeVerifier, randomState } from "openid-client";
import * as z from "zod";
import { attemptCookieName, cookieOptions } from "@/lib/auth/cookie-names";
import { seal, unseal } from "@/lib/auth/seal";

const attemptSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() });

/** A sign-in under way. `returnTo` is a path of the portal. */
export type SignInAttempt = z.infer<typeof attemptSchema>;

const secondsKept = 15 * 60;

// More would not fit into the headers that proxies carry. The oldest goes first.
const mostAttempts = 4;

const longestReturnTo = 512;

/** Begins with the time, so that names sort by age. */
const newId = () => `${Date.now().toString(36)}${randomBytes(4).toString("hex")}`;

/** Its cookie binds the sign-in to this browser. */
export async function beginAttempt(returnTo: string): Promise<SignInAttempt> {
  const store = await cookies();
  const held = store.getAll().filter(({ name }) => name.startsWith(attemptCookieName("")));
  const surplus = held
    .map(({ name }) => name)
    .sort()
    .slice(0, Math.max(0, held.length + 1 - mostAttempts));
  for (const name of surplus) store.set(name, "", { ...cookieOptions(), maxAge: 0 });

  const id = newId();
  const attempt = {
    state: `${id}.${randomState()}`,
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    returnTo: returnTo.length > longestReturnTo ? "/" : returnTo,
  };
  store.set(attemptCookieName(id), await seal(attempt, toPurpose(id), secondsKept), {
    ...cookieOptions(),
    maxAge: secondsKept,
  });
  return attempt;
}

/** Null if this browser did not begin it, or its time is over. An attempt can be taken once. */
export async function takeAttempt(state: string | null): Promise<SignInAttempt | null> {
  const [, id] = /^([0-9a-z]{8,9}[0-9a-f]{8})\./.exec(state ?? "") ?? [];
  if (id === undefined) return null;
  const store = await cookies();
  const sealed = store.get(attemptCookieName(id))?.value;
  if (!sealed) return null;
  store.set(attemptCookieName(id), "", { ...cookieOptions(), maxAge: 0 });
  const attempt = attemptSchema.safeParse(await unseal(sealed, toPurpose(id)));
  return attempt.success && attempt.data.state === state ? attempt.data : null;
}

const toPurpose = (id: string) => `sign-in ${id}`;
