import { byName, caseFields, type FieldName, fieldsInOrder, fieldsOf, textLists } from "@/lib/cases/case-fields";
import { maxEntriesRead } from "@/lib/cases/case-limits";
import { toPlainLabel } from "@/lib/cases/case-words";
import type { Findings } from "@/lib/evidence/findings/findings";
import { addCase, toStart } from "./exported-case";

export const firstLineOfExport = /^Who resolves the case: \S/;
export const lastLineOfExport = /^Client token: /;

/** Reads a case that the portal exported as text. White space at the ends of the description's lines is lost. */
export function readExportedText(lines: readonly string[], findings: Findings): void {
  const parts = new Map<string, string[]>();
  let section: string[] | undefined;
  for (const line of lines) {
    const label = labels.find((one) => line.startsWith(`${one}:`));
    if (line.startsWith("  ") || line === "") section?.push(line.slice(2));
    else if (label !== undefined) {
      section = [];
      const rest = line.slice(label.length + 1).trimStart();
      parts.set(label, rest === "" ? section : [rest]);
    }
  }
  const partOf = (name: FieldName) => parts.get(toPlainLabel(caseFields[name].label)) ?? [];
  const lineOf = (name: FieldName) => partOf(name)[0] ?? "";
  const entriesOf = (name: FieldName) =>
    partOf(name)
      .filter((entry) => entry !== "")
      .slice(0, maxEntriesRead);
  addCase(findings, {
    ...byName(fieldsOf("choice"), ({ name, choices }) => {
      const words = lineOf(name);
      return Object.entries(choices).find(([, choice]) => choice === words)?.[0] ?? "";
    }),
    ...byName(fieldsOf("text"), ({ name }) => partOf(name).join("\n")),
    reportedIncidentStartDate: toStart(toIso(lineOf("reportedIncidentStartDate"))),
    impactedAccounts: entriesOf("impactedAccounts").join("\n"),
    impactedAwsRegions: entriesOf("impactedAwsRegions").map((words) => words.split(" ").at(-1) ?? ""),
    ...byName(textLists, ({ name }) => entriesOf(name)),
    threatActorIpAddresses: entriesOf("threatActorIpAddresses").map((words) => {
      const [ipAddress, userAgent] = splitAt(words, ", user agent ");
      return { ipAddress, userAgent };
    }),
    watchers: entriesOf("watchers").map((words) => {
      const [email, rest] = splitAt(words, ", ");
      const [name, jobTitle] = splitAt(rest, ", ");
      return { email, name, jobTitle };
    }),
    tags: entriesOf("tags").map((words) => {
      const empty = / \(empty value\)$/.exec(words);
      const [key, value] = empty === null ? splitAt(words, ": ") : [words.slice(0, empty.index), ""];
      return { key, value };
    }),
  });
}

const labels = [...fieldsInOrder.map(({ label }) => toPlainLabel(label)), "Client token"];

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// "22 Nov 2026, 01:14 UTC" to ISO 8601.
function toIso(words: string): string {
  const [, day = "", month = "", year, time] =
    /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}), ([\d:]{5,8}) UTC$/.exec(words) ?? [];
  const number = String(months.indexOf(month) + 1).padStart(2, "0");
  return `${year}-${number}-${day.padStart(2, "0")}T${time}Z`;
}

function splitAt(words: string, sign: string): [string, string] {
  const place = words.indexOf(sign);
  return place === -1 ? [words, ""] : [words.slice(0, place), words.slice(place + sign.length)];
}
