import { notFound } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import type { Session } from "@/lib/auth/session";
import type { Called, Failed } from "@/lib/aws/call";
import { type CaseDetails as Details, getCase } from "@/lib/aws/security-ir/get-case";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { fieldsOf } from "@/lib/cases/case-fields";
import { currentRequestId } from "@/lib/observability/request-context";
import { SignInAgain } from "../../_account/sign-in-again";
import { Fact, Facts, Panel } from "../_case/facts";
import { Moment } from "../_case/moment";
import { FieldFact, SectionPanel } from "../_case/section-panel";
import { UserText } from "../_case/user-text";

type CaseDetailsProps = { caseId: string; isJustOpened: boolean; session: Session };

export async function CaseDetails({ caseId, isJustOpened, session }: CaseDetailsProps) {
  const read = isJustOpened ? await getNewCase(session, caseId) : await getCase(session, caseId);
  if (read.ok) return <CaseFacts details={read.answer} />;
  if (toReadFailure(read.failure) === "absent" && !isJustOpened) notFound();
  return <Unreadable read={read} isJustOpened={isJustOpened} roleLabel={session.role.label} />;
}

const pauseMilliseconds = 700;

// AWS may not find a new case at once: ask up to three times.
async function getNewCase(session: Session, caseId: string): Promise<Called<Details>> {
  for (let attempt = 1; attempt < 3; attempt++) {
    const read = await getCase(session, caseId);
    if (read.ok || toReadFailure(read.failure) !== "absent") return read;
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
  return getCase(session, caseId);
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
      <Panel heading="Status">
        <Facts>
          <Fact name="Title">
            <span role="status" className="text-ink-soft">
              Reading the case from AWS…
            </span>
          </Fact>
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
  unavailable:
    "AWS did not answer when the portal asked for the details. The case is not affected. Reload this page to try again.",
} as const;

type UnreadableProps = { read: Failed; isJustOpened: boolean; roleLabel: string };

function Unreadable({ read, isJustOpened, roleLabel }: UnreadableProps) {
  const reference = currentRequestId();
  const failure = toReadFailure(read.failure);
  return (
    <Alert
      tone="notice"
      heading={failure === "denied" ? "You cannot view this case" : "The details could not be loaded"}
    >
      <p className="mt-1">{isJustOpened && failure === "denied" ? ownCaseDenied : sentences[failure]}</p>
      {failure === "session-refused" ? (
        <p className="mt-2">
          <SignInAgain nextStep="Reload this page." />
        </p>
      ) : null}
      <p className="mt-2 text-sm text-ink-soft">
        Your role: {roleLabel}
        {read.awsRequestId ? (
          <>
            . AWS request ID: <span className="font-mono break-all">{read.awsRequestId}</span>
          </>
        ) : null}
        {reference ? (
          <>
            . Reference: <span className="font-mono break-all">{reference}</span>
          </>
        ) : null}
      </p>
    </Alert>
  );
}

function CaseFacts({ details }: { details: Details }) {
  return (
    <>
      <Panel heading="Status">
        <Facts>
          <Fact name="Title">
            <UserText>{details.title}</UserText>
          </Fact>
          <Fact name="Status">{details.caseStatus ?? "Unknown"}</Fact>
          {choices.map((field) => (
            <Fact key={field.name} name={field.label}>
              <FieldFact field={field} facts={details} />
            </Fact>
          ))}
          <Moments details={details} />
        </Facts>
      </Panel>
      <SectionPanel section="Scope" facts={details} />
      <SectionPanel section="Threat actors" facts={details} />
      <SectionPanel section="Watchers" facts={details} />
      {longTexts.map((field) => (
        <Panel key={field.name} heading={field.label}>
          <FieldFact field={field} facts={details} />
        </Panel>
      ))}
      <Panel heading="Tags">
        {/* GetCase has none, and a second call would be a second wait. */}
        <p className="text-ink-soft">See the tags in the AWS console.</p>
      </Panel>
    </>
  );
}

const choices = fieldsOf("choice");
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
