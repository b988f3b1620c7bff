import { readFileSync } from "node:fs";
import { CookieJar } from "./cookie-jar";
import type { Portal } from "./portal";

// The same for everyone: it is printed on the page of the demo's identity provider.
const password = readPassword();
const mostSteps = 8;

/**
 * Signs in as a browser does and leaves the session in the jar. False when the portal or STS refuses the person.
 * `returnTo` is the path of the page that asked for it.
 */
export async function signIn(
  portal: Pick<Portal, "address" | "fetch" | "nextReplica">,
  jar: CookieJar,
  login: string,
  returnTo = "/cases/new",
): Promise<boolean> {
  const replica = portal.nextReplica();
  const csrf = await portal.fetch(replica, { method: "GET", path: "/api/auth/csrf", jar });
  const csrfToken = field(await csrf.json(), "csrfToken");
  const body = new URLSearchParams({ csrfToken, callbackUrl: returnTo, json: "true" });
  const begun = await portal.fetch(replica, { method: "POST", path: "/api/auth/signin/sso", jar, body });
  const callback = await passIdentityProvider(field(await begun.json(), "url"), login, portal.address);
  const path = callback.slice(portal.address.length);
  // On another replica, which must be able to finish what the first one began.
  const ended = await portal.fetch(portal.nextReplica(), { method: "GET", path, jar });
  await ended.body?.cancel();
  // The portal may leave out the query.
  const toPath = (address: string) => new URL(address, portal.address).pathname;
  return toPath(ended.headers.get("location") ?? "") === toPath(returnTo);
}

/** Fills in the identity provider's form and resolves with the portal's address that it leads back to. */
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
