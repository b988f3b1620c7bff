import { byName, caseFields, fieldsInOrder, fieldsOf } from "@/lib/cases/case-fields";
import { maxEntriesRead } from "@/lib/cases/case-limits";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toPlainLabel } from "@/lib/cases/case-words";
import type { Findings } from "@/lib/evidence/findings/findings";
import { readMoment } from "@/lib/evidence/findings/moments";
import { at, isObject, listAt, textAt } from "./json-value";

type Form = Omit<CaseInput, "clientToken">;

/**
 * A case as the portal exports it as JSON, which is CreateCase's input (and GetCase's answer, as far as the members are the same). Everything in it goes
 * into the form as it is; the client token does not, since the form has its own. False for anything else.
 */
export function readExportedCase(value: unknown, findings: Findings): boolean {
  if (!isResolverType(at(value, "resolverType")) || textAt(value, "title") === undefined) return false;
  if (!Array.isArray(at(value, "impactedAccounts")) && textAt(value, "engagementType") === undefined) return false;
  const tags = at(value, "tags");
  addCase(findings, {
    ...byName(fieldsOf("choice", "text"), ({ name }) => text(value, name)),
    reportedIncidentStartDate: toStart(at(value, "reportedIncidentStartDate")),
    impactedAccounts: texts(listAt(value, "impactedAccounts")).join("\n"),
    impactedAwsRegions: texts(listAt(value, "impactedAwsRegions").map((region) => at(region, "region"))),
    impactedServices: texts(listAt(value, "impactedServices")),
    threatActorIpAddresses: rowsAt(value, "threatActorIpAddresses").map((row) => ({
      ipAddress: text(row, "ipAddress"),
      userAgent: text(row, "userAgent"),
    })),
    watchers: rowsAt(value, "watchers").map((row) => ({
      email: text(row, "email"),
      name: text(row, "name"),
      jobTitle: text(row, "jobTitle"),
    })),
    tags: isObject(tags)
      ? Object.entries(tags)
          .slice(0, maxEntriesRead)
          .map(([key, tag]) => ({ key, value: typeof tag === "string" ? tag : "" }))
      : [],
  });
  return true;
}

/** The first line of a case that was exported as text. */
export const firstLineOfExport = /^Who resolves the case: \S/;
/** Its last line. */
export const lastLineOfExport = /^Client token: /;

/**
 * A case as the portal exports it as text, line by line. What that form cannot tell apart comes back as near as it can: white space at the ends of the
 * description's lines is gone, and a bidirectional control is the name that stands in its place.
 */
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
  const line = (label: string) => parts.get(label)?.[0] ?? "";
  const entriesOf = (label: string) =>
    (parts.get(label) ?? []).filter((entry) => entry !== "").slice(0, maxEntriesRead);
  addCase(findings, {
    ...byName(fieldsOf("choice"), ({ label, choices }) => {
      const words = line(toPlainLabel(label));
      return Object.entries(choices).find(([, choice]) => choice === words)?.[0] ?? "";
    }),
    ...byName(fieldsOf("text"), ({ label }) => (parts.get(label) ?? []).join("\n")),
    reportedIncidentStartDate: toStart(toIso(line("Estimated start"))),
    impactedAccounts: entriesOf("Impacted accounts").join("\n"),
    impactedAwsRegions: entriesOf("Impacted Regions").map((words) => words.split(" ").at(-1) ?? ""),
    impactedServices: entriesOf("Impacted services"),
    threatActorIpAddresses: entriesOf("Threat actors").map((words) => {
      const [ipAddress, userAgent] = splitAt(words, ", user agent ");
      return { ipAddress, userAgent };
    }),
    watchers: entriesOf("Watchers").map((words) => {
      const [email, rest] = splitAt(words, ", ");
      const [name, jobTitle] = splitAt(rest, ", ");
      return { email, name, jobTitle };
    }),
    tags: entriesOf("Tags").map((words) => {
      const empty = / \(empty value\)$/.exec(words);
      const [key, value] = empty === null ? splitAt(words, ": ") : [words.slice(0, empty.index), ""];
      return { key, value };
    }),
  });
}

const labels = [...fieldsInOrder.map(({ label }) => toPlainLabel(label)), "Client token"];

/** The whole form, and what of it is a find as well. */
function addCase(findings: Findings, form: Form): void {
  findings.startRecord("exported case");
  findings.addForm(form);
  for (const account of form.impactedAccounts.split("\n")) findings.addAccount(account);
  for (const region of form.impactedAwsRegions) findings.addRegion(region);
  for (const service of form.impactedServices) findings.addNamedService(service);
  for (const { ipAddress, userAgent } of form.threatActorIpAddresses) findings.addAddress(ipAddress, userAgent);
  const { date, time } = form.reportedIncidentStartDate;
  findings.addMoment(`${date}T${time}Z`, "the start in an exported case");
}

/** Date and time in UTC, with seconds if there are any. AWS's answers have epoch seconds, the portal's export ISO 8601. */
function toStart(value: unknown): CaseInput["reportedIncidentStartDate"] {
  const read = readMoment(value, Number.MAX_SAFE_INTEGER);
  if (read?.ok !== true) return { date: "", time: "", timeZone: "UTC" };
  const iso = new Date(read.milliseconds).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, iso.slice(17, 19) === "00" ? 16 : 19), timeZone: "UTC" };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "22 Nov 2026, 01:14 UTC" as ISO 8601. */
function toIso(words: string): string {
  const [, day = "", month = "", year, time] =
    /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}), ([\d:]{5,8}) UTC$/.exec(words) ?? [];
  const number = String(months.indexOf(month) + 1).padStart(2, "0");
  return `${year}-${number}-${day.padStart(2, "0")}T${time}Z`;
}

function isResolverType(value: unknown): boolean {
  return value === "AWS" || value === "Self";
}

function rowsAt(value: unknown, member: string): readonly unknown[] {
  return listAt(value, member).slice(0, maxEntriesRead);
}

function texts(values: readonly unknown[]): string[] {
  return values
    .filter((value) => typeof value === "string")
    .map(bounded)
    .slice(0, maxEntriesRead);
}

function text(value: unknown, member: string): string {
  return bounded(textAt(value, member) ?? "");
}

/** Longer than any text of a case, so that the form can still say how much is too much. */
function bounded(value: string): string {
  return value.slice(0, 4 * caseFields.description.maxCharacters);
}

function splitAt(words: string, sign: string): [string, string] {
  const place = words.indexOf(sign);
  return place === -1 ? [words, ""] : [words.slice(0, place), words.slice(place + sign.length)];
}
