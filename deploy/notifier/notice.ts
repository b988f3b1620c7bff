import * as z from "zod/mini";

/** All that a message says about a finding. */
export type Notice = { product: "GuardDuty" | "Security Hub"; id: string; severity: string };

const guardDutyEvent = z.object({
  source: z.literal("aws.guardduty"),
  "detail-type": z.literal("GuardDuty Finding"),
  detail: z.looseObject({ id: z.string(), severity: z.number() }),
});

const securityHubEvent = z.object({
  source: z.literal("aws.securityhub"),
  "detail-type": z.literal("Security Hub Findings - Custom Action"),
  detail: z.looseObject({
    findings: z.array(
      z.looseObject({ Id: z.string(), Severity: z.optional(z.looseObject({ Label: z.optional(z.string()) })) }),
    ),
  }),
});

/**
 * Reads an event as EventBridge delivers it. `content` is the finding itself, as a person would paste it.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 * @throws Error for an event of another kind, without quoting it.
 */
export function readEvent(event: unknown): { notices: Notice[]; content: string } {
  const guardDuty = guardDutyEvent.safeParse(event);
  if (guardDuty.success) {
    const { detail } = guardDuty.data;
    const notice = {
      product: "GuardDuty",
      id: toSafeId(detail.id),
      severity: toGuardDutyLevel(detail.severity),
    } as const;
    return { notices: [notice], content: JSON.stringify(detail) };
  }
  const securityHub = securityHubEvent.safeParse(event);
  if (!securityHub.success)
    throw new Error("The event is neither a GuardDuty finding nor a custom action of Security Hub");
  const { findings } = securityHub.data.detail;
  const notices = findings.map(({ Id, Severity }) => ({
    product: "Security Hub" as const,
    id: toSafeId(Id),
    severity: levels.find((level) => level.toUpperCase() === Severity?.Label) ?? "Unknown",
  }));
  return { notices, content: JSON.stringify(findings) };
}

const levels = ["Critical", "High", "Medium", "Low", "Informational"];

// https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html
function toGuardDutyLevel(severity: number): string {
  const level = severity >= 9 ? "Critical" : severity >= 7 ? "High" : severity >= 4 ? "Medium" : "Low";
  return `${level} (${severity})`;
}

const maxIdCharacters = 512; // ASFF allows as many.

// Security Hub takes findings from other products, under IDs of their choice.
function toSafeId(id: string): string {
  return id.replace(/[^\w.:/+=@-]/g, "?").slice(0, maxIdCharacters);
}
