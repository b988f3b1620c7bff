import type { CookieJar } from "./cookie-jar";
import type { Portal } from "./portal";

const reloads = 3;

/** Reloads when the connection breaks: another submit may have had this replica killed. */
export async function loadPage(portal: Portal, jar: CookieJar, path: string): Promise<string> {
  for (let load = 0; load <= reloads; load += 1) {
    const answer = await portal
      .fetch(portal.nextReplica(), { method: "GET", path, jar })
      .then((response) => response.text())
      .catch(() => undefined);
    if (answer !== undefined) return answer;
  }
  throw new Error(`The portal did not show ${path}, after ${reloads} reloads`);
}
