type Cookie = { name: string; value: string };
type Attributes = Record<string, unknown>;

/** The address of `someSettings`. */
const ownPage = { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" };

/**
 * The cookies of one browser, in place of next/headers.
 * Use: `vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders))`.
 */
class CookieJar {
  /** As for a form on one of the portal's own pages. */
  requestHeaders: Record<string, string> = { ...ownPage };
  readonly #held = new Map<string, Cookie & { attributes: Attributes }>();

  get = (name: string): Cookie | undefined => this.getAll().find((cookie) => cookie.name === name);
  getAll = (): Cookie[] => [...this.#held.values()].map(({ name, value }) => ({ name, value }));
  attributesOf = (name: string): Attributes | undefined => this.#held.get(name)?.attributes;

  set = (name: string, value: string, attributes: Attributes = {}): void => {
    // Like a browser, ignores a __Host- cookie without the attributes that it needs.
    if (name.startsWith("__Host-") && !isForHostAlone(attributes)) return;
    if (attributes.maxAge === 0) this.#held.delete(name);
    else this.#held.set(name, { name, value, attributes });
  };

  delete = (name: string): void => this.set(name, "", { path: "/", maxAge: 0 });
  clear = (): void => {
    this.#held.clear();
    this.requestHeaders = { ...ownPage };
  };
}

/** Attribute names as Next or a header writes them. */
function isForHostAlone({ secure, Secure = secure, path, Path = path }: Attributes): boolean {
  return Secure === true && Path === "/";
}

const holder = globalThis as typeof globalThis & { casedeskCookieJar?: CookieJar }; // The member is made in the next line.
holder.casedeskCookieJar ??= new CookieJar();

/** Shared by all copies of this module, because resetting modules makes new ones. */
export const cookieJar = holder.casedeskCookieJar;

export const nextHeaders = {
  cookies: async () => cookieJar,
  headers: async () => new Headers(cookieJar.requestHeaders),
};
