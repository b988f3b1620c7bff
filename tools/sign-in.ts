import { readFileSync } from "node:fs";
import { CookieJar } from "./cookie-jar";
import type { Portal } from "./portal";

// The same for everyone, and printed on the page of the simulated identity provider.
const password = readPassword();
const mostSteps = 8;

/**
 * Signs in as a browser does: next-auth's csrf token, the identity provider's form, the callback. The session is then
 * in the jar. Answers whether the portal let the person in; a refusal by STS is no.
 */
export async function signIn(portal: Portal, jar: CookieJar, login: string): Promise<boolean> {
  const replica = portal.nextReplica();
  const csrf = await portal.fetch(replica, { method: "GET", path: "/api/auth/csrf", jar });
  const csrfToken = field(await csrf.json(), "csrfToken");
  const body = new URLSearchParams({ csrfToken, callbackUrl: "/cases/new", json: "true" });
  const begun = await portal.fetch(replica, { method: "POST", path: "/api/auth/signin/sso", jar, body });
  const callback = await passIdentityProvider(field(await begun.json(), "url"), login, portal.address);
  const path = callback.slice(portal.address.length);
  // Another replica on purpose: what one began, the other ends.
  const ended = await portal.fetch(portal.nextReplica(), { method: "GET", path, jar });
  await ended.body?.cancel();
  return new URL(ended.headers.get("location") ?? "", portal.address).pathname === "/cases/new";
}

/** Follows the identity provider through its form and back: resolves with the address of the portal that it ends at. */
async function passIdentityProvider(start: string, login: string, portalAddress: string): Promise<string> {
  const jar = new CookieJar();
  let url = start;
  for (let step = 0; step < mostSteps; step += 1) {
    if (url.startsWith(`${portalAddress}/`)) return url;
    const isForm = new URL(url).pathname.startsWith("/interaction/");
    const answer = await fetch(url, {
      method: isForm ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: jar.header() },
      ...(isForm ? { body: new URLSearchParams({ login, password }) } : {}),
    });
    jar.take(answer.headers);
    await answer.body?.cancel();
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`The identity provider answered ${answer.status} at ${url}`);
    url = new URL(location, url).href;
  }
  throw new Error("The identity provider led nowhere");
}

function readPassword(): string {
  const file = new URL("../simulators/oidc/people.json", import.meta.url);
  return field(JSON.parse(readFileSync(file, "utf8")), "password");
}

function field(value: unknown, name: string): string {
  const member: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  if (typeof member !== "string") throw new Error(`Expected an object with "${name}"`);
  return member;
}
