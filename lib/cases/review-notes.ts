import type { FieldName } from "./case-fields";
import { filledRows } from "./case-rows";
import type { CaseInput, CaseValues } from "./case-schema";
import { toCommentParts } from "./comment-parts";
import { counted, formatCount } from "./counted";
import { splitDescription } from "./long-description";
import { toStartDoubt } from "./start-doubt";
import { codePointLength } from "./text";

/** `fieldId` is the ID of the control that the note is about. */
export type ReviewNote = { field: FieldName; fieldId: string; text: string };

/** What differs from what was typed, and what may be a slip. `now` is in milliseconds since the epoch. */
export function reviewNotes(input: CaseInput, values: CaseValues, now: number): ReviewNote[] {
  const doubt = toStartDoubt(values.reportedIncidentStartDate, now);
  const merged = filledRows(input.threatActorIpAddresses).length - values.threatActorIpAddresses.length;
  return [
    ...descriptionNote(values.description),
    ...(doubt === undefined
      ? []
      : [
          {
            field: "reportedIncidentStartDate" as const,
            fieldId: "reportedIncidentStartDate.date",
            text: doubt,
          },
        ]),
    ...(merged > 0
      ? [
          {
            field: "threatActorIpAddresses" as const,
            fieldId: "threatActorIpAddresses",
            text: `${counted(merged, "duplicate IP address")} removed. ${merged === 1 ? "It is" : "Each is"} sent once.`,
          },
        ]
      : []),
  ];
}

function descriptionNote(description: string): ReviewNote[] {
  const { inCase, asComments } = splitDescription(description);
  if (asComments === "") return [];
  const parts = counted(toCommentParts(asComments, "0000").length, "comment");
  const text = `AWS takes the first ${formatCount(codePointLength(inCase))} characters of the description into the case. The rest goes out as ${parts} once the case is open, and your role needs security-ir:CreateCaseComment for that.`;
  return [{ field: "description", fieldId: "description", text }];
}
