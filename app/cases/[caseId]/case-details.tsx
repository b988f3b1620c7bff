import { notFound } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import type { Session } from "@/lib/auth/session";
import type { Failed } from "@/lib/aws/call";
import type { CaseDetails as Details } from "@/lib/aws/security-ir/get-case";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { toCaseFacts } from "@/lib/cases/case-facts";
import { caseFields, fieldsOf } from "@/lib/cases/case-fields";
import { toChoiceWords } from "@/lib/cases/case-words";
import { readFailureText } from "@/lib/cases/read-failure-text";
import { currentRequestId } from "@/lib/observability/request-context";
import { SignInAgain } from "../../_account/sign-in-again";
import { Fact, Facts, Panel } from "../_case/facts";
import { Moment } from "../_case/moment";
import { FieldFact, SectionPanel } from "../_case/section-panel";
import { UserText } from "../_case/user-text";
import { LiveResolver, LiveStatus } from "./_facts/live-choices";
import { readCase } from "./case-reads";

type CaseDetailsProps = { caseId: string; isJustOpened: boolean; session: Session };

export async function CaseDetails({ caseId, isJustOpened, session }: CaseDetailsProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (read.ok) return <CaseFacts details={read.answer} />;
  if (toReadFailure(read.failure) === "absent" && !isJustOpened) notFound();
  return <Unreadable read={read} isJustOpened={isJustOpened} roleLabel={session.role.label} />;
}

// Every case has these. A moment takes two lines: UTC and local time.
const pending = [
  ["Status", 1],
  ["Who resolves the case?", 1],
  ["Type of request", 1],
  ["Estimated start", 2],
  ["Opened", 2],
] as const;

/** Holds the place of the details, so that nothing moves when they arrive. */
export function CaseDetailsPending() {
  return (
    <div className="noscript:hidden">
      <Panel heading="Details">
        <p role="status" className="text-ink-soft">
          Reading the case from AWS…
        </p>
        <Facts>
          {pending.map(([name, lines]) => (
            <Fact key={name} name={name}>
              <span
                aria-hidden="true"
                className={`block w-56 max-w-full rounded-md bg-sunken ${lines === 1 ? "h-6" : "h-11"}`}
              />
            </Fact>
          ))}
        </Facts>
      </Panel>
    </div>
  );
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

function CaseFacts({ details }: { details: Details }) {
  const initial = toCaseFacts(details);
  const { resolverType, engagementType } = caseFields;
  return (
    <>
      <Panel heading="Details">
        <Facts>
          <Fact name="Status">
            <LiveStatus initial={initial} />
          </Fact>
          <Fact name={resolverType.label}>
            <LiveResolver initial={initial} words={resolverType.choices} />
          </Fact>
          <Fact name={engagementType.label}>{toChoiceWords("engagementType", details.engagementType ?? "")}</Fact>
          <Moments details={details} />
          {details.caseMetadata.map(({ key, value }) => (
            <Fact key={key} name={<UserText>{key}</UserText>}>
              <UserText>{value}</UserText>
            </Fact>
          ))}
        </Facts>
      </Panel>
      {longTexts.map((field) => (
        <Panel key={field.name} heading={field.label}>
          <FieldFact field={field} facts={details} />
        </Panel>
      ))}
      <SectionPanel section="Scope" facts={details} />
      <SectionPanel section="Threat actors" facts={details} />
    </>
  );
}

const longTexts = fieldsOf("text").filter(({ multiline }) => multiline);

function Moments({ details }: { details: Details }) {
  const moments = [
    ["Estimated start", details.reportedIncidentStartDate],
    ["Start found by AWS", details.actualIncidentStartDate],
    ["Opened", details.createdDate],
    ["Last updated", details.lastUpdatedDate],
    ["Closed", details.closedDate],
  ] as const;
  return moments.map(([name, instant]) =>
    instant ? (
      <Fact key={name} name={name}>
        <Moment instant={instant} />
      </Fact>
    ) : null,
  );
}
