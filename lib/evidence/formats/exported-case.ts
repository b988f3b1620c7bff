import type { CaseInput } from "@/lib/cases/case-schema";
import type { Findings } from "@/lib/evidence/findings/findings";
import { readMoment } from "@/lib/evidence/findings/moments";

export type ExportedCase = Omit<CaseInput, "clientToken">;

/** Fills the whole form, and counts its values as found too. */
export function addCase(findings: Findings, form: ExportedCase): void {
  findings.startRecord("exported case");
  findings.addForm(form);
  for (const account of form.impactedAccounts.split("\n")) findings.addAccount(account);
  for (const region of form.impactedAwsRegions) findings.addRegion(region);
  for (const service of form.impactedServices) findings.addNamedService(service);
  for (const { ipAddress, userAgent } of form.threatActorIpAddresses) findings.addAddress(ipAddress, userAgent);
  const { date, time } = form.reportedIncidentStartDate;
  findings.addMoment(`${date}T${time}Z`, "the start in an exported case");
}

/** Accepts AWS's epoch seconds and the portal's ISO 8601. */
export function toStart(value: unknown): CaseInput["reportedIncidentStartDate"] {
  const read = readMoment(value, Number.MAX_SAFE_INTEGER);
  if (read?.ok !== true) return { date: "", time: "", timeZone: "UTC" };
  const iso = new Date(read.milliseconds).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, iso.slice(17, 19) === "00" ? 16 : 19), timeZone: "UTC" };
}
