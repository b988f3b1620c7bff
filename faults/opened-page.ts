import type { CookieJar } from "../tools/cookie-jar";
import { loadPage } from "../tools/load-page";
import type { Portal } from "../tools/portal";

/** The duplicates that the page of a new case names. */
export type OpenedPage = { readonly duplicates: readonly string[]; readonly isDuplicatePossible: boolean };

const openedCookie = "casedesk.opened";

/** Reads it from the portal's cookie, and counts only what the page shows too. */
export async function readOpenedPage(portal: Portal, jar: CookieJar, caseId: string): Promise<OpenedPage> {
  const opened = parse(jar.get(openedCookie));
  const duplicates = listOf(property(opened, "duplicates")).map(String);
  const isDuplicatePossible = property(opened, "isDuplicatePossible") === true;
  if (duplicates.length === 0 && !isDuplicatePossible) return { duplicates, isDuplicatePossible };
  const page = await loadPage(portal, jar, `/cases/${caseId}`);
  const isShown = page.includes("AWS may have this case twice") || page.includes("An earlier try got no answer.");
  return {
    duplicates: duplicates.filter((duplicate) => isShown && page.includes(duplicate)),
    isDuplicatePossible: isShown && isDuplicatePossible,
  };
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
