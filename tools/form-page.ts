import type { CookieJar } from "./cookie-jar";
import type { Portal } from "./portal";

/** What the form's page knows of its user and hands to every try. */
export type FormPage = { readonly owner: string; readonly roleArn: string };

/** Opens /cases/new and reads what it was given. Throws when the portal gives no form, as to somebody signed out. */
export async function openForm(portal: Portal, jar: CookieJar): Promise<FormPage> {
  // The props of the form travel as JSON inside a script's text.
  const page = (await readPage(portal, jar, "/cases/new")).replaceAll('\\"', '"');
  const owner = /"owner":"([0-9a-f]{32})"/.exec(page)?.[1];
  const roleArn = /"roleArn":"(arn:[^"]+)"/.exec(page)?.[1];
  if (owner === undefined || roleArn === undefined) throw new Error("/cases/new gave no form");
  return { owner, roleArn };
}

/** What the page of a case that was just opened says: the cases named beside it, and whether there may be one unseen. */
export type OpenedPage = { readonly duplicates: readonly string[]; readonly isDuplicatePossible: boolean };

const openedCookie = "casedesk.opened";

/**
 * What the page of the case tells whoever comes to it from the form. The portal puts it in a cookie; what is not on the
 * page as well counts as not told.
 */
export async function readOpenedPage(portal: Portal, jar: CookieJar, caseId: string): Promise<OpenedPage> {
  const opened = parse(jar.get(openedCookie));
  const duplicates = listOf(property(opened, "duplicates")).map(String);
  const isDuplicatePossible = property(opened, "isDuplicatePossible") === true;
  if (duplicates.length === 0 && !isDuplicatePossible) return { duplicates, isDuplicatePossible };
  const page = await readPage(portal, jar, `/cases/${caseId}`);
  const isSaid = page.includes("AWS may have this case twice") || page.includes("An earlier try was not answered.");
  return {
    duplicates: duplicates.filter((duplicate) => isSaid && page.includes(duplicate)),
    isDuplicatePossible: isSaid && isDuplicatePossible,
  };
}

const reloads = 3;

/** The text of a page; whoever loses the connection, to a replica killed for another submit, reloads. */
async function readPage(portal: Portal, jar: CookieJar, path: string): Promise<string> {
  for (let load = 0; load <= reloads; load += 1) {
    const answer = await portal
      .fetch(portal.nextReplica(), { method: "GET", path, jar })
      .then((response) => response.text())
      .catch(() => undefined);
    if (answer !== undefined) return answer;
  }
  throw new Error(`The portal did not show ${path}, after ${reloads} reloads`);
}

function parse(cookie: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(cookie ?? ""));
  } catch {
    return undefined;
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
