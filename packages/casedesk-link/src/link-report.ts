import { type CaseField, fieldsInOrder } from "@/lib/cases/case-fields";
import type { CaseParts } from "@/lib/cases/case-link";
import { toChoiceWords, toPlainLabel, toRegionWords } from "@/lib/cases/case-words";
import { counted } from "@/lib/cases/counted";
import { indented, legible, toLines } from "@/lib/cases/text-lines";
import { toCountSentence } from "@/lib/evidence/draft";
import { type Evidence, skipWords } from "@/lib/evidence/findings/evidence";
import type { DraftedLink } from "./draft-case-link";

const maxValuesShown = 20;

/** Says what was read, filled in and left out. Attackers may have written the texts: each stays on its line. */
export function toReport({ link, parts, proposal, secrets }: DraftedLink): string {
  const { evidence, values, ignored } = proposal;
  const doubts = values.filter(({ doubts }) => doubts.length > 0);
  return toLines(
    [
      ...section("Read", readLines(evidence)),
      ...section("Filled in", filledLines(parts)),
      ...section(
        "Not filled in: decide yourself",
        doubts.map(({ heading, theirs, doubts }) => `${heading}: ${theirs}. ${doubts.join(" ")}`),
      ),
      ...section("Left out", [...skippedLines(evidence), ...ignored]),
      ...section(
        "May contain secrets. Check before you share the link",
        secrets.map(({ item, line, what, excerpt }) => `${item}, line ${line}: looks like ${what}: ${excerpt}`),
      ),
      outcome(link, parts),
    ].map(withoutControls),
  );
}

function outcome(link: string | undefined, parts: CaseParts): string {
  if (link !== undefined) {
    return "The link holds all of this in clear. It fills in the form and sends nothing: open it, check it, decide.";
  }
  return Object.keys(parts).length === 0
    ? "Nothing was found that the form can use, so there is no link."
    : "This is too much for a link. Paste it into the form.";
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${heading}:`, ...lines.map(indented), ""];
}

function readLines({ items, totals: { addresses } }: Evidence): string[] {
  const perItem = items.flatMap(({ name, formats, note, isRepaired, unread }) => [
    `${name}: ${formats.map(({ format, count }) => `${count} × ${format}`).join(", ") || "nothing"}`,
    ...(note ? [note] : []),
    ...(isRepaired ? ["Its JSON was broken and has been repaired. Check what was found in it."] : []),
    ...(unread ? [`${counted(unread.count, "line")} not understood`] : []),
  ]);
  return [...perItem, ...(addresses.read > 0 ? [toCountSentence(addresses, "IP address")] : [])];
}

function filledLines(parts: CaseParts): string[] {
  return fieldsInOrder.flatMap((field) => {
    const lines = linesOf(field, parts);
    const label = toPlainLabel(field.label);
    if (lines.length === 0) return [];
    return lines.length === 1 ? [`${label}: ${lines[0]}`] : [`${label}:`, ...lines.map((line) => `  ${line}`)];
  });
}

function linesOf({ name }: CaseField, parts: CaseParts): readonly string[] {
  switch (name) {
    case "resolverType":
    case "engagementType":
      return parts[name] ? [toChoiceWords(name, parts[name])] : [];
    case "title":
    case "description":
    case "impactedAccounts":
      return parts[name]?.split("\n") ?? [];
    case "reportedIncidentStartDate": {
      const start = parts[name];
      return start ? [`${start.date} ${start.time} ${start.timeZone}`] : [];
    }
    case "impactedAwsRegions":
      return parts[name]?.map(toRegionWords) ?? [];
    case "impactedServices":
      return parts[name] ?? [];
    default:
      return parts[name]?.map((row) => Object.values(row).filter(Boolean).join(", ")) ?? [];
  }
}

function skippedLines({ skipped }: Evidence): string[] {
  return skipped.map(({ why, count, values }) => {
    const shown = values.slice(0, maxValuesShown).map(({ value }) => value);
    const more = count > shown.length ? ` and ${count - shown.length} more` : "";
    return `${count} × ${skipWords[why]}: ${shown.join(", ")}${more}`;
  });
}

// A terminal obeys them.
function withoutControls(line: string): string {
  return legible(line).replace(/\p{Cc}/gu, "\u{FFFD}");
}
