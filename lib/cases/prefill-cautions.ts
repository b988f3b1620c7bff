import type { CaseParts } from "./case-link";
import { holdsHidden } from "./text";

/** Cautions about a form that somebody else's text fills. `source` is the subject: "The link". */
export function toPrefillCautions({ watchers = [], resolverType, ...parts }: CaseParts, source: string): string[] {
  const cautions: string[] = [];
  // A hostile link could add a watcher, keep AWS from hearing of the case, or hide text from the reader.
  if (watchers.length > 0) {
    const who = watchers.map(({ email }) => email).join(", ");
    cautions.push(`${source} sets who gets email about this case: ${who}.`);
  }
  if (resolverType === "Self") {
    cautions.push(`${source} selects “Resolve case with my own incident response team”: AWS is not notified.`);
  }
  if (holdsHidden(JSON.stringify([watchers, parts]))) {
    cautions.push(
      `${source} contains characters that cannot be seen or that change how text reads. The review marks them.`,
    );
  }
  return cautions;
}
