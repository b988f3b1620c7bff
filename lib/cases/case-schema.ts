import * as z from "zod/mini";
import {
  maxDescriptionCharacters,
  maxImpactedAwsRegions,
  maxImpactedServices,
  maxTags,
  maxThreatActorIpAddresses,
  maxTitleCharacters,
  maxWatchers,
} from "./case-limits";
import { boundedList, type Report, reader, unreadable } from "./field-reader";
import { type IncidentStartInput, incidentStartProblems, readIncidentStart } from "./incident-start";
import type { IpRow } from "./ip-rows";
import { readImpactedAccounts, readImpactedAwsRegions, readImpactedServices } from "./scope";
import { readTags, type Tag } from "./tags";
import { readText } from "./text-field";
import { readThreatActors } from "./threat-actors";
import { readWatchers, type WatcherRow } from "./watchers";

const text = z.string({ error: unreadable });
const texts = z.array(text);
const ipRows = z.array(z.strictObject({ ipAddress: text, userAgent: text }, { error: unreadable }));
const watcherRows = z.array(z.strictObject({ email: text, name: text, jobTitle: text }, { error: unreadable }));
const tagRows = z.array(z.strictObject({ key: text, value: text }, { error: unreadable }));
const incidentStart = z.strictObject({ date: text, time: text, timeZone: text }, { error: unreadable });

/**
 * The form as typed, into what goes to AWS: the same rules in the browser and on the server, all of CreateCase's limits. Every wrong field is reported
 * at once, under react-hook-form's path of it, in a sentence for the analyst. Blank rows are dropped. Unknown keys are refused at every level, and a list
 * far too long is refused before its entries are looked at.
 */
export const caseSchema = z.strictObject(
  {
    clientToken: z.pipe(text, reader(readClientToken)),
    resolverType: z.pipe(text, reader(readResolverType)),
    engagementType: z.pipe(text, reader(readEngagementType)),
    title: z.pipe(text, reader(readTitle)),
    description: z.pipe(text, reader(readDescription)),
    reportedIncidentStartDate: z.pipe(incidentStart, reader(readReportedIncidentStartDate)),
    impactedAccounts: z.pipe(text, reader(readImpactedAccounts)),
    impactedAwsRegions: z.pipe(
      z.pipe(boundedList<string>(maxImpactedAwsRegions, "Region"), texts),
      reader(readImpactedAwsRegions),
    ),
    impactedServices: z.pipe(
      z.pipe(boundedList<string>(maxImpactedServices, "service"), texts),
      reader(readImpactedServices),
    ),
    threatActorIpAddresses: z.pipe(
      z.pipe(boundedList<IpRow>(maxThreatActorIpAddresses, "IP address"), ipRows),
      reader(readThreatActors),
    ),
    watchers: z.pipe(z.pipe(boundedList<WatcherRow>(maxWatchers, "watcher"), watcherRows), reader(readWatchers)),
    tags: z.pipe(z.pipe(boundedList<Tag>(maxTags, "tag"), tagRows), reader(readTags)),
  },
  { error: unreadable },
);

/** The form as typed: what react-hook-form holds, what the draft keeps, what the action receives. */
export type CaseInput = z.input<typeof caseSchema>;

/** What goes to AWS, member by member. */
export type CaseValues = z.output<typeof caseSchema>;

function readClientToken(typed: string, report: Report): string {
  // Made by the portal, never typed: a UUID. AWS takes 1–255 characters of any kind.
  if (!/^[\w.-]{1,255}$/.test(typed)) report([], unreadable);
  return typed;
}

function readResolverType(typed: string, report: Report): "AWS" | "Self" | undefined {
  if (typed === "AWS" || typed === "Self") return typed;
  report([], "Select who resolves the case");
  return undefined;
}

function readEngagementType(typed: string, report: Report): "Security Incident" | "Investigation" | undefined {
  if (typed === "Security Incident" || typed === "Investigation") return typed;
  report([], "Select the type of request");
  return undefined;
}

function readTitle(typed: string, report: Report): string {
  const rules = { label: "Title", maxCharacters: maxTitleCharacters, multiline: false };
  const title = readText(typed, rules, (message) => report([], message));
  if (title === "") report([], "Enter a title");
  return title;
}

function readDescription(typed: string, report: Report): string {
  const rules = { label: "Description", maxCharacters: maxDescriptionCharacters, multiline: true };
  if (typed.trim() === "") report([], "Enter a description");
  return readText(typed, rules, (message) => report([], message));
}

function readReportedIncidentStartDate(typed: IncidentStartInput, report: Report): Date | undefined {
  const reading = readIncidentStart(typed);
  if (reading.ok) return reading.instant;
  const problems = incidentStartProblems(typed);
  for (const { field, message } of problems.length > 0 ? problems : [reading]) report([field], message);
  return undefined;
}
