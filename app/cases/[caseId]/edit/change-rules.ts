import { toNestErrors } from "@hookform/resolvers";
import type { Resolver } from "react-hook-form";
import { type ChangesReading, readChanges } from "@/lib/cases/case-changes";
import type { CaseInput } from "@/lib/cases/case-schema";
import { type EditInput, editableOf } from "@/lib/cases/edit-input";

export { readIncidentStart } from "@/lib/cases/incident-start";
export { DecideStep } from "./decide-step";
export { ReviewStep } from "./review-step";
export { readChanges };

type Resolved = ReturnType<Resolver<CaseInput>>;

/** Finds what is wrong with the changes, and not with what nobody touched. */
export function resolveChanges(
  filled: EditInput,
  values: CaseInput,
  options: Parameters<Resolver<CaseInput>>[2],
): Resolved {
  const reading = readChanges(filled, editableOf(values));
  if (reading.ok) return { values, errors: {} };
  const errors = Object.fromEntries(
    issuesIn(reading).map(({ path, message }) => [path.join("."), { type: "custom", message }]),
  );
  return { values: {}, errors: toNestErrors<CaseInput>(errors, options) };
}

function issuesIn(reading: ChangesReading) {
  // The first message of a field is the one to show, and the last of equal keys wins.
  return reading.ok ? [] : reading.issues.toReversed();
}
