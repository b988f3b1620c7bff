import { readAccountIds, splitAccountIds } from "./account-id";
import { type AwsRegionCode, isAwsRegionCode } from "./aws-regions";
import { caseFields } from "./case-fields";
import { maxEntriesRead } from "./case-limits";
import { counted } from "./counted";
import { type Report, tooMany } from "./field-reader";
import { quoted } from "./text";

const accountIdLimit = { ...caseFields.impactedAccounts, noun: "account ID" };

/** Merges IDs that are equal once normalised: AWS wants them unique. */
export function readImpactedAccounts(typed: string, report: Report): string[] | undefined {
  const pieces = splitAccountIds(typed);
  if (pieces.length > maxEntriesRead) {
    report([], tooMany(pieces.length, accountIdLimit) ?? "");
    return undefined;
  }
  const readings = readAccountIds(typed).map(({ reading }) => reading);
  const [first, ...others] = readings.flatMap((reading) => (reading.ok ? [] : [reading.message]));
  if (first !== undefined) {
    const more = `${counted(others.length, "more account ID")} ${others.length === 1 ? "needs" : "need"}`;
    report([], others.length === 0 ? first : `${first} ${more} correction.`);
  }
  const accountIds = [...new Set(readings.flatMap((reading) => (reading.ok ? [reading.accountId] : [])))];
  const excess = tooMany(accountIds.length, accountIdLimit);
  if (excess !== undefined) report([], excess);
  return accountIds;
}

/** Refuses typed text that was not chosen from the list (see region-entries.ts). */
export function readImpactedAwsRegions(typed: string[], report: Report): AwsRegionCode[] {
  const codes: AwsRegionCode[] = [];
  for (const code of typed.map((entry) => entry.trim()).filter((entry) => entry !== "")) {
    if (!isAwsRegionCode(code)) {
      report([], `${quoted(code)} is not a Region that AWS accepts here: choose one from the list, or clear it.`);
    } else if (codes.includes(code)) report([], `${code} is listed twice. Remove one of them.`);
    else codes.push(code);
  }
  const excess = tooMany(typed.length, caseFields.impactedAwsRegions);
  if (excess !== undefined) report([], excess);
  return codes;
}
