import { CookieJar } from "../tools/cookie-jar";

/** Somebody who opens cases, in a browser of their own. */
export type Analyst = {
  /** Typed at the identity provider. */
  readonly login: string;
  /** The name of their role session, by which AWS knows them. */
  readonly sessionName: string;
  readonly jar: CookieJar;
};

// Of the simulated company: `ana` may open, read and list cases; `wes` may only open them, so the portal cannot look for him.
const listersPerWriter = 9;

/** So many different people; one in ten may open cases but not list them. */
export function createAnalysts(count: number): Analyst[] {
  return Array.from({ length: count }, (_, index) => {
    const login = `${index % (listersPerWriter + 1) === listersPerWriter ? "wes" : "ana"}-f${index + 1}`;
    return { login, sessionName: `${login}@example.com`, jar: new CookieJar() };
  });
}
