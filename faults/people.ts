import { CookieJar } from "../tools/cookie-jar";
import { type FormPage, openForm } from "../tools/form-page";
import type { Portal } from "../tools/portal";
import { signIn } from "../tools/sign-in";

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

/** All of them may read. */
export function createReaders(count: number): Analyst[] {
  return createAnalysts(count).map((analyst) => ({
    ...analyst,
    login: analyst.login.replace("wes", "ana"),
    sessionName: analyst.sessionName.replace("wes", "ana"),
  }));
}

const signInTries = 5;

/** Signs in, and reads what the portal's pages send along. */
export async function enter(portal: Portal, { jar, login }: Analyst): Promise<FormPage> {
  for (let tries = 1; tries <= signInTries; tries += 1) {
    jar.clear();
    const isIn = await signIn(portal, jar, login).catch(() => false);
    const page = isIn ? await openForm(portal, jar).catch(() => undefined) : undefined;
    if (page) return page;
  }
  throw new Error(`The portal did not let ${login} in, ${signInTries} times`);
}
