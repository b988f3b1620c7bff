import { caseOperation } from "../case-operation";
import { caseConflict } from "../case-resource";
import { latestStart, listLimits, caseLists as lists, caseTexts as texts } from "../case-shapes";
import { canonicalJson, type JsonObject } from "../json";
import { isClosed } from "../stored-case";
import { epochSeconds, list, optional, optionalEach, required, requireValid, structure, text } from "../validation";

const moment = epochSeconds(() => Number.POSITIVE_INFINITY);

const metadataEntry = structure({
  key: required(text({ min: 1, max: 500 })),
  value: required(text({ min: 1, max: 2000 })),
});

const updateCaseShape = structure({
  ...optionalEach(texts),
  reportedIncidentStartDate: optional(moment),
  actualIncidentStartDate: optional(moment),
  ...optionalEach(Object.fromEntries(Object.entries(lists).map(([name, shape]) => [`${name}ToAdd`, shape]))),
  ...optionalEach(Object.fromEntries(Object.entries(lists).map(([name, shape]) => [`${name}ToDelete`, shape]))),
  caseMetadata: optional(list(metadataEntry, { min: 1, max: 30 })),
});

/** Deletes before it adds. AWS does not publish the order. */
export const updateCase = caseOperation({
  name: "UpdateCase",
  route: "POST /v1/cases/{caseId}/update-case",
  body: updateCaseShape,
  perform: (stored, { world, input, principal }) => {
    const { caseId } = stored;
    if (isClosed(stored) && (input.watchersToAdd || input.watchersToDelete)) {
      throw caseConflict(caseId, "The watchers of a closed case cannot change.");
    }
    const changed = { ...replacedParts(input), ...changedLists(stored.input, input) };
    requireValid(resultShape(world.now), changed);
    const names = Object.keys(input).map((name) => name.replace(/To(Add|Delete)$/, ""));
    const message = `These fields changed: ${[...new Set(names)].join(", ")}.`;
    const edit = { principal, action: "Case updated", message };
    world.cases.change(caseId, { input: { ...stored.input, ...changed } }, edit);
    return { status: 200, result: {} };
  },
});

const replaced = [...Object.keys(texts), "reportedIncidentStartDate", "actualIncidentStartDate", "caseMetadata"];

function replacedParts(input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).filter(([name, value]) => replaced.includes(name) && value !== null));
}

function changedLists(stored: JsonObject, input: JsonObject): JsonObject {
  const names = Object.keys(lists).filter((name) => input[`${name}ToAdd`] ?? input[`${name}ToDelete`]);
  return Object.fromEntries(
    names.map((name) => {
      const deleted = new Set(rowsOf(input[`${name}ToDelete`]).map(canonicalJson));
      const kept = rowsOf(stored[name]).filter((row) => !deleted.has(canonicalJson(row)));
      const held = new Set(kept.map(canonicalJson));
      return [name, [...kept, ...rowsOf(input[`${name}ToAdd`]).filter((row) => !held.has(canonicalJson(row)))]];
    }),
  );
}

const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Entries that were there before are not judged again. */
const resultShape = (now: () => number) =>
  structure({
    ...optionalEach(texts),
    ...optionalEach(
      Object.fromEntries(Object.entries(listLimits).map(([name, max]) => [name, list(() => [], { max })])),
    ),
    reportedIncidentStartDate: optional(epochSeconds(latestStart(now))),
    actualIncidentStartDate: optional(epochSeconds(latestStart(now))),
    caseMetadata: optional(() => []),
  });
