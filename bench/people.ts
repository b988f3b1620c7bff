import { CookieJar } from "../tools/cookie-jar";
import { type FormPage, openForm } from "../tools/form-page";
import type { Portal } from "../tools/portal";
import { signIn } from "../tools/sign-in";

/** Signed in, and allowed to open and read cases. */
export type Person = { readonly jar: CookieJar; readonly sessionName: string; readonly formPage: FormPage };

const signInsAtOnce = 5;

/** Signs in different people, a few at a time. Throws when the portal refuses one. */
export async function signInPeople(portal: Portal, count: number): Promise<Person[]> {
  const people: Person[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      next += 1;
      people.push(await signInPerson(portal, `ana-b${next}`));
    }
  };
  await Promise.all(Array.from({ length: signInsAtOnce }, work));
  return people;
}

async function signInPerson(portal: Portal, login: string): Promise<Person> {
  const jar = new CookieJar();
  if (!(await signIn(portal, jar, login))) throw new Error(`${login} could not sign in`);
  return { jar, sessionName: `${login}@example.com`, formPage: await openForm(portal, jar) };
}
