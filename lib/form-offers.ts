import "server-only";
import * as z from "zod";
import shippedTemplates from "@/deploy/case-templates.json";
import { type FieldInput, fieldsInOrder } from "@/lib/cases/case-fields";
import type { CaseParts } from "@/lib/cases/case-link";
import { toPrefillCautions } from "@/lib/cases/prefill-cautions";
import { readCaseParts } from "@/lib/cases/read-case-parts";

const label = z.string().min(1).max(64);

const caseSettings = z
  .strictObject(Object.fromEntries(fieldsInOrder.map(({ name }) => [name, z.unknown().optional()])))
  .transform(toParts);

/** The content of a prefilled link, under a name. */
const caseTemplate = z.strictObject({ label, case: caseSettings }).transform(({ label: name, case: parts }) => ({
  label: name,
  parts,
  cautions: toPrefillCautions(parts, "The template"),
}));

const watcherRows = z
  .array(z.unknown())
  .min(1, "must name at least one watcher")
  .transform((watchers, context) => toParts({ watchers }, context).watchers ?? []);

const watcherGroup = z.strictObject({ label, watchers: watcherRows });

export type CaseTemplate = z.output<typeof caseTemplate>;

export type WatcherGroup = { label: string; watchers: FieldInput<"watchers"> };

/** The form's offers by settings. */
export type FormOffers = { templates: CaseTemplate[]; groups: WatcherGroup[] };

export const caseTemplates = z.array(caseTemplate).max(50).refine(hasOwnLabels, "names two templates the same");

export const watcherGroups = z.array(watcherGroup).max(50).refine(hasOwnLabels, "names two groups the same");

/** The repository's templates, as the setting would hold them. */
export const defaultTemplates = JSON.stringify(shippedTemplates);

/** The rules of a prefilled link, except that a part which the form would refuse is not left out but refused. */
function toParts(content: Record<string, unknown>, context: z.RefinementCtx): CaseParts {
  const { parts, ignored } = readCaseParts(content, { timeZone: "UTC" });
  // The reasons quote what they are about, which stays out of the log.
  const places = new Set(ignored.map((reason) => reason.split(":")[0]));
  if (places.size > 0) context.addIssue(`holds what the form would refuse: ${[...places].join(", ")}`);
  return parts;
}

function hasOwnLabels(list: readonly { label: string }[]): boolean {
  return new Set(list.map((one) => one.label)).size === list.length;
}
