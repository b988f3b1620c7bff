import type { ActionFailure } from "@/lib/result";

/** For AWS Support, and for the portal's administrators. */
export function AnswerNumbers({ awsRequestId, reference }: Pick<ActionFailure, "awsRequestId" | "reference">) {
  return (
    <>
      {awsRequestId ? (
        <p className="mt-3 text-sm">
          AWS request ID: <span className="font-mono wrap-anywhere">{awsRequestId}</span>
        </p>
      ) : null}
      {reference ? (
        <p className="mt-1 text-sm">
          Reference: <span className="font-mono wrap-anywhere">{reference}</span>
        </p>
      ) : null}
    </>
  );
}
