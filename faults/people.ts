import { CookieJar } from "../tools/cookie-jar";

export type Analyst = {
  readonly login: string;
  /** The name of their role session at AWS. */
  readonly sessionName: string;
  readonly jar: CookieJar;
};

// `ana` may open, read and list cases. `wes` may only open them, so the portal cannot search for him.
const listersPerWriter = 9;

/** One in ten may open cases but not list them. */
export function createAnalysts(count: number): Analyst[] {
  return Array.from({ length: count }, (_, index) => {
    const login = `${index % (listersPerWriter + 1) === listersPerWriter ? "wes" : "ana"}-f${index + 1}`;
    return { login, sessionName: `${login}@example.com`, jar: new CookieJar() };
  });
}
