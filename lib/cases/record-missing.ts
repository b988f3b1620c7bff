import type { ReadFailure } from "./aws-failure";
import { formatCount } from "./counted";
import type { Missing } from "./record-schema";
import type { ReadList, RecordSources } from "./record-sources";

type Why = ReadFailure | "repeated";
type Status = "read" | ReadFailure;

/** Names everything that could not be read, and why. */
export function toMissing({ theCase, tags, lists }: RecordSources): Missing[] {
  return [
    ...missingOfCase(theCase.status, tags.status),
    ...missingOf("comments", "ListComments", lists.comments),
    ...missingOf("edits", "ListCaseEdits", lists.edits),
    ...missingOf("findings", "ListInvestigations", lists.findings),
  ];
}

/** Without the case, AWS cannot be asked for its tags. */
function missingOfCase(theCase: Status, tags: Status): Missing[] {
  if (theCase !== "read") {
    const reason = toReason("The facts, tags, watchers and files", "GetCase", theCase);
    return [{ parts: ["facts", "tags", "watchers", "files"], ...reason }];
  }
  return tags === "read" ? [] : [{ parts: ["tags"], ...toReason("The tags", "ListTagsForResource", tags) }];
}

function missingOf(
  part: "comments" | "edits" | "findings",
  operation: string,
  { items, total, stop }: ReadList<unknown>,
): Missing[] {
  const parts = [part];
  const read = items.length;
  if (stop === undefined) {
    if (total === undefined || read >= total) return [];
    const sentence = `Some ${part}: AWS counts ${formatCount(total)}, but showed only ${formatCount(read)}.`;
    return [{ parts, why: "incomplete", sentence }];
  }
  if (read === 0) return [{ parts, ...toReason(`The ${part}`, operation, stop) }];
  const known = total === undefined ? "" : ` of ${formatCount(total)}`;
  const { why, sentence } = toReason(`The rest of the ${part}`, operation, stop);
  return [{ parts, why, sentence: `${sentence} The record has ${formatCount(read)}${known}.` }];
}

function toReason(what: string, operation: string, why: Why): Pick<Missing, "why" | "sentence"> {
  switch (why) {
    case "denied":
      return { why, sentence: `${what}: the role does not have permission to read them (security-ir:${operation}).` };
    case "absent":
      return { why, sentence: `${what}: AWS did not show them.` };
    case "session-refused":
      return { why: "denied", sentence: `${what}: AWS no longer accepted the session.` };
    case "unavailable":
      return { why: "failed", sentence: `${what}: AWS did not answer, or had an error.` };
    case "repeated":
      return { why: "incomplete", sentence: `${what}: AWS gave the same page again and again.` };
  }
}
