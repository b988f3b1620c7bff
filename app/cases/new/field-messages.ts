import type { FieldErrors } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";

/** The members of the form in the order of the page. */
const pageOrder = [
  "root",
  "clientToken",
  "resolverType",
  "engagementType",
  "title",
  "description",
  "reportedIncidentStartDate",
  "impactedAccounts",
  "impactedAwsRegions",
  "impactedServices",
  "threatActorIpAddresses",
  "watchers",
  "tags",
];

/** Members whose errors all belong to one control, whichever entry is wrong. */
const oneControl = new Set(["impactedAccounts", "impactedAwsRegions", "impactedServices"]);

export type FieldMessage = { id: string; message: string };

/** What react-hook-form found wrong, as the error summary lists it: in the order of the page, each with the id of its control. */
export function toFieldMessages(errors: FieldErrors<CaseInput>): FieldMessage[] {
  return Object.entries(errors)
    .sort(([a], [b]) => pageOrder.indexOf(a) - pageOrder.indexOf(b))
    .flatMap(([member, error]) => messagesIn(error, [member]))
    .map(({ path, message }) => ({ id: toControlId(path), message }));
}

type Message = { path: string[]; message: string };

/** Walks the tree of errors: a leaf has a message and perhaps a `ref`, a branch has members or indexes. */
function messagesIn(error: unknown, path: string[]): Message[] {
  if (!error || typeof error !== "object") return [];
  if ("message" in error && typeof error.message === "string") return [{ path, message: error.message }];
  return Object.entries(error).flatMap(([key, inner]) => (key === "ref" ? [] : messagesIn(inner, [...path, key])));
}

function toControlId([member = "", ...inside]: string[]): string {
  if (member === "root" || member === "clientToken") return "page-heading";
  return oneControl.has(member) ? member : [member, ...inside.filter((part) => part !== "root")].join(".");
}
