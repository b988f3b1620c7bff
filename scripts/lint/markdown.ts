import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A document's anchors: GitHub's for its headings, and its own. */
export function anchorsOf(markdown: string): Set<string> {
  const text = markdown.replace(/^```.*?^```/gms, "");
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => slug(heading));
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
  const repeated = headings.map((anchor, index) => {
    const before = headings.slice(0, index).filter((other) => other === anchor).length;
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return new Set([...repeated, ...named]);
}

function slug(heading: string): string {
  const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
  return words.replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
}

/** The targets of links inside the repository. */
export function linksOf(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to).filter((to) => !/^[a-z]+:/.test(to));
}

/** The links of a document that lead to no file or to no heading, a sentence each. */
export function brokenLinks(root: string, document: string, markdown: string): string[] {
  return linksOf(markdown).flatMap((to) => {
    const [file = "", anchor] = to.split("#");
    const path = file === "" ? join(root, document) : join(root, dirname(document), file);
    if (!existsSync(path)) return [`${to} leads to no file`];
    const leadsSomewhere = anchor === undefined || anchorsOf(readFileSync(path, "utf8")).has(anchor);
    return leadsSomewhere ? [] : [`${to} leads to no heading`];
  });
}
