import { byName, caseFields, fieldsOf, textLists } from "@/lib/cases/case-fields";
import { maxEntriesRead } from "@/lib/cases/case-limits";
import type { Findings } from "@/lib/evidence/findings/findings";
import { addCase, toStart } from "./exported-case";
import { at, isObject, listAt, textAt } from "./json-value";

/**
 * Reads a case that the portal exported as JSON, which is CreateCase's input. The client token is left out: the form
 * has its own. False for anything else.
 */
export function readExportedJson(value: unknown, findings: Findings): boolean {
  if (!isResolverType(at(value, "resolverType")) || textAt(value, "title") === undefined) return false;
  if (!Array.isArray(at(value, "impactedAccounts")) && textAt(value, "engagementType") === undefined) return false;
  const tags = at(value, "tags");
  addCase(findings, {
    ...byName(fieldsOf("choice", "text"), ({ name }) => text(value, name)),
    reportedIncidentStartDate: toStart(at(value, "reportedIncidentStartDate")),
    impactedAccounts: texts(listAt(value, "impactedAccounts")).join("\n"),
    impactedAwsRegions: texts(listAt(value, "impactedAwsRegions").map((region) => at(region, "region"))),
    ...byName(textLists, ({ name }) => texts(listAt(value, name))),
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

// Longer than any field, so the form can still say how much is too much.
function bounded(value: string): string {
  return value.slice(0, 4 * caseFields.description.maxCharacters);
}
