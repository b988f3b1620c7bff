import { notFound } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import type { Session } from "@/lib/auth/session";
import type { Failed } from "@/lib/aws/call";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { readFailureText } from "@/lib/cases/read-failure-text";
import { currentRequestId } from "@/lib/observability/request-context";
import { SignInAgain } from "../../_account/sign-in-again";
import { UserText } from "../_case/user-text";
import { readCase } from "./case-reads";

type CaseUnreadProps = { caseId: string; isJustOpened: boolean; session: Session };

/** Nothing if the case can be read. */
export async function CaseUnread({ caseId, isJustOpened, session }: CaseUnreadProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (read.ok) return null;
  if (toReadFailure(read.failure) === "absent" && !isJustOpened) notFound();
  return <Unreadable read={read} isJustOpened={isJustOpened} roleLabel={session.role.label} />;
}

const ownCaseDenied =
  "The case is open, but your role cannot read cases. Send the case ID or the link to a colleague who can.";

const sentences = {
  denied:
    "You do not have permission, or the case ID is wrong. Ask your AWS administrators for security-ir:GetCase, or ask a colleague who can read the case.",
  absent: "AWS has opened the case, but does not show its details yet. Reload this page in a minute.",
  "session-refused": "AWS no longer accepts your session. Sign in again in a new tab, then reload this page.",
} as const;

type UnreadableProps = { read: Failed; isJustOpened: boolean; roleLabel: string };

export function Unreadable({ read, isJustOpened, roleLabel }: UnreadableProps) {
  const reference = currentRequestId();
  const failure = toReadFailure(read.failure);
  return (
    <Alert
      tone="notice"
      className="mb-6"
      heading={failure === "denied" ? "You cannot view this case" : "The details could not be loaded"}
    >
      <p className="mt-1">
        {isJustOpened && failure === "denied"
          ? ownCaseDenied
          : failure === "unavailable"
            ? `${readFailureText(read.failure)} The case is not affected.`
            : sentences[failure]}
      </p>
      {failure === "session-refused" ? (
        <p className="mt-2">
          <SignInAgain nextStep="Reload this page." />
        </p>
      ) : null}
      {/* To a reader without the right, AWS's words could tell something of the case. */}
      {read.failure.awsMessage && failure !== "denied" ? (
        <p className="mt-2">
          AWS says: <UserText>{read.failure.awsMessage}</UserText>
        </p>
      ) : null}
      <p className="mt-2 text-sm text-ink-soft">
        Your role: {roleLabel}
        {read.awsRequestId ? (
          <>
            . AWS request ID: <span className="font-mono wrap-anywhere">{read.awsRequestId}</span>
          </>
        ) : null}
        {reference ? (
          <>
            . Reference: <span className="font-mono wrap-anywhere">{reference}</span>
          </>
        ) : null}
      </p>
    </Alert>
  );
}
