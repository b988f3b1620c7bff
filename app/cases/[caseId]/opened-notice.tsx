import { Alert } from "@/components/ui/alert";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { OpenedCase } from "@/lib/opened-case";
import { OpenedBox } from "./opened-box";

type OpenedNoticeProps = { opened: OpenedCase; draftKeys: DraftKeys; canComment: boolean };

export function OpenedNotice({ opened, draftKeys, canComment }: OpenedNoticeProps) {
  const { caseId, clientToken, duplicates, isDuplicatePossible, hasLooked, isHealed = false } = opened;
  const isContinued = opened.isContinued ?? false;
  const hasDuplicates = duplicates.length > 0;
  return (
    <>
      <OpenedBox {...{ caseId, clientToken, draftKeys, isContinued }}>
        <p className="text-lg font-semibold">Case opened</p>
        <p>Share the link. What colleagues see depends on their role.</p>
        {isContinued ? (
          <p>
            {canComment
              ? "The rest of the description goes out as comments now: see “Add a comment”."
              : "Your role cannot comment on cases, so AWS does not have the rest of the description: copy it from “Add a comment”."}
          </p>
        ) : null}
        {isDuplicatePossible && !hasDuplicates && (isHealed || hasLooked) ? (
          <p className="mt-2">{earlierTry(isHealed, hasLooked)}</p>
        ) : null}
      </OpenedBox>
      {hasDuplicates || (isDuplicatePossible && !hasLooked && !isHealed) ? (
        <Alert tone="notice" role="alert" className="mb-6" heading="AWS may have this case twice">
          {hasDuplicates ? (
            <p className="mt-1">
              An earlier try got no answer, and AWS has another case with the same title:{" "}
              {duplicates.map((duplicate, index) => (
                <span key={duplicate}>
                  {index > 0 ? ", " : ""}
                  <a href={`/cases/${duplicate}`} className="font-semibold text-accent underline underline-offset-4">
                    case {duplicate}
                  </a>
                </span>
              ))}
              . Compare them. If both are about the same incident, close one.
            </p>
          ) : (
            <p className="mt-1">
              An earlier try got no answer, and we could not check for a duplicate: your role cannot list cases, or AWS
              did not answer. Ask a colleague who can list them.
            </p>
          )}
        </Alert>
      ) : null}
    </>
  );
}

function earlierTry(isHealed: boolean, hasLooked: boolean): string {
  if (!isHealed) {
    return "An earlier try got no answer. We found no duplicate. If one appears in the next 5 minutes, close it.";
  }
  return hasLooked
    ? "An earlier try got no answer. The portal repeated it under the same token, and found no duplicate."
    : "An earlier try got no answer. The portal repeated it under the same token, by which AWS recognises it. We could not look for a duplicate.";
}
