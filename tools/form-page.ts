import type { CookieJar } from "./cookie-jar";
import { loadPage } from "./load-page";
import type { Portal } from "./portal";

/** What the form's page knows of its user and sends with every try. */
export type FormPage = { readonly owner: string; readonly roleArn: string };

/** Opens /cases/new and reads the form's props. Throws when the portal shows no form, as when signed out. */
export async function openForm(portal: Portal, jar: CookieJar): Promise<FormPage> {
  // The props of the form travel as JSON inside a script's text.
  const page = (await loadPage(portal, jar, "/cases/new")).replaceAll('\\"', '"');
  const owner = /"owner":"([0-9a-f]{32})"/.exec(page)?.[1];
  const roleArn = /"roleArn":"(arn:[^"]+)"/.exec(page)?.[1];
  if (owner === undefined || roleArn === undefined) throw new Error("/cases/new gave no form");
  return { owner, roleArn };
}
