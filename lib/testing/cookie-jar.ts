type Cookie = { name: string; value: string };
type Attributes = Record<string, unknown>;

/** The address of `someSettings`. */
const ownPage = { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" };

/**
 * For tests: the cookies of one browser, in place of next/headers' own.
 * Use: `vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders))`.
 */
class CookieJar {
  /** What the browser sends beside them: here, with a form of the portal's own page. */
  requestHeaders: Record<string, string> = { ...ownPage };
  readonly #held = new Map<string, Cookie & { attributes: Attributes }>();

  get = (name: string): Cookie | undefined => this.getAll().find((cookie) => cookie.name === name);
  getAll = (): Cookie[] => [...this.#held.values()].map(({ name, value }) => ({ name, value }));
  attributesOf = (name: string): Attributes | undefined => this.#held.get(name)?.attributes;

  set = (name: string, value: string, attributes: Attributes = {}): void => {
    // As browsers do: a cookie that is bound to its host is neither set nor taken away without what binds it.
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

/** With names as Next writes them, or as a header has them. */
function isForHostAlone({ secure, Secure = secure, path, Path = path }: Attributes): boolean {
  return Secure === true && Path === "/";
}

const holder = globalThis as typeof globalThis & { casedeskCookieJar?: CookieJar }; // The member is made in the next line.
holder.casedeskCookieJar ??= new CookieJar();

/** One for all copies of this module, as a test that resets its modules gets a new copy. */
export const cookieJar = holder.casedeskCookieJar;

/** What a test puts in place of the module next/headers. */
export const nextHeaders = {
  cookies: async () => cookieJar,
  headers: async () => new Headers(cookieJar.requestHeaders),
};
