import type { CookieJar } from "./cookie-jar";
import { loadPage } from "./load-page";
import type { Portal } from "./portal";

export type FormPage = { readonly owner: string; readonly roleArn: string };

/** Reads the form's props from /cases/new. Throws when the portal shows no form, for example when signed out. */
export async function openForm(portal: Portal, jar: CookieJar): Promise<FormPage> {
  // The props of the form travel as JSON inside a script's text.
  const page = (await loadPage(portal, jar, "/cases/new")).replaceAll('\\"', '"');
  const owner = /"owner":"([0-9a-f]{32})"/.exec(page)?.[1];
  const roleArn = /"roleArn":"(arn:[^"]+)"/.exec(page)?.[1];
  if (owner === undefined || roleArn === undefined) throw new Error("/cases/new shows no form");
  return { owner, roleArn };
}
