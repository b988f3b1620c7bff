import type { Session } from "@/lib/auth/session";
import type { CaseDetails as Details } from "@/lib/aws/security-ir/get-case";
import { toCaseFacts } from "@/lib/cases/case-facts";
import { caseFields, fieldsOf } from "@/lib/cases/case-fields";
import { toChoiceWords } from "@/lib/cases/case-words";
import { Fact, Facts, Panel } from "../_case/facts";
import { Moment } from "../_case/moment";
import { FieldFact, SectionPanel } from "../_case/section-panel";
import { UserText } from "../_case/user-text";
import { LiveResolver, LiveStatus } from "./_facts/live-choices";
import { LiveMoments } from "./_facts/live-moments";
import { readCase } from "./case-reads";

type CaseDetailsProps = { caseId: string; isJustOpened: boolean; session: Session };

/** Where they cannot be read, `CaseUnread` says why. */
export async function CaseDetails({ caseId, isJustOpened, session }: CaseDetailsProps) {
  const read = await readCase(session, caseId, isJustOpened);
  return read.ok ? <CaseFacts details={read.answer} /> : null;
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
          <LiveMoments initial={initial} />
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
  ] as const;
  return moments.map(([name, instant]) =>
    instant ? (
      <Fact key={name} name={name}>
        <Moment instant={instant} />
      </Fact>
    ) : null,
  );
}
