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

/** `now` is in milliseconds since the epoch. */
type Circumstances = { now: number; canComment: boolean };

/** Says where AWS gets something other than what was typed, and where a value may be a slip. */
export function reviewNotes(input: CaseInput, values: CaseValues, { now, canComment }: Circumstances): ReviewNote[] {
  const doubt = toStartDoubt(values.reportedIncidentStartDate, now);
  const merged = filledRows(input.threatActorIpAddresses).length - values.threatActorIpAddresses.length;
  return [
    ...descriptionNote(values.description, canComment),
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

function descriptionNote(description: string, canComment: boolean): ReviewNote[] {
  const { inCase, asComments } = splitDescription(description);
  if (asComments === "") return [];
  const parts = counted(toCommentParts(asComments, "0000").length, "comment");
  const start = `The first ${formatCount(codePointLength(inCase))} characters of the description go into the case.`;
  const rest = canComment
    ? `The rest goes out as ${parts} once the case is open, and your role needs security-ir:CreateCaseComment for that.`
    : "Your role cannot comment on cases, so the rest stays on the case's page, for you to copy. You can also shorten the description.";
  return [{ field: "description", fieldId: "description", text: `${start} ${rest}` }];
}
