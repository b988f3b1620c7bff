import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CaseFormPage } from "../pages/case-form-page";

/**
 * A unique text for each field, so that finding it means finding the field's content. Regions and the start have few
 * values, so they stand for themselves: these tests name them nowhere else.
 */
export const canaries = {
  title: "zqtitle7f3a",
  description: "zqdescription7f3a",
  start: "2017-03-19",
  account: "731904628517",
  region: "mx-central-1",
  service: "Zqservice 7f3a",
  ipAddress: "198.51.100.213",
  userAgent: "zqagent7f3a",
  watcherEmail: "zqemail7f3a@example.com",
  watcherName: "Zqname7f3a",
  watcherJobTitle: "zqjob7f3a",
  tagKey: "zqkey7f3a",
  tagValue: "zqvalue7f3a",
  comment: "zqcomment7f3a",
  finding: "zqfinding7f3a",
} as const;

export type Canary = keyof typeof canaries;

/** The characters that the form takes. The rest comes to the case later. */
export const canariesOfTheForm = Object.keys(canaries).filter((name) => name !== "comment" && name !== "finding");

/** Every form lists the Regions, so there only the others prove anything. */
export const canariesOfOneCase = Object.keys(canaries).filter((name) => name !== "region") as Canary[]; // Its own keys.

/** The content as sent and as shown. */
const otherForms: Partial<Record<Canary, readonly string[]>> = {
  // 03:17 UTC on that day.
  start: ["1489893420", "19 March 2017", "19 Mar 2017"],
};

/** Finds canaries as they are, in other case, encoded for an address, or in base64. */
export function canariesIn(text: string, looked: readonly Canary[] = Object.keys(canaries) as Canary[]): Canary[] {
  const lowerCase = text.toLowerCase();
  return looked.filter((name) =>
    [canaries[name], ...(otherForms[name] ?? [])].some(
      (form) =>
        lowerCase.includes(form.toLowerCase()) ||
        lowerCase.includes(encodeURIComponent(form).toLowerCase()) ||
        base64Of(form).some((encoded) => text.includes(encoded)),
    ),
  );
}

/** In base64, a text depends on the bytes before it, so its ends are left out. */
function base64Of(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from("\0".repeat(before) + text).toString("base64");
    return encoded.slice(before === 0 ? 0 : 4, -4);
  });
}

export function filesWithCanaries(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const content = readFileSync(file);
      return canariesOfOneCase
        .filter((name) => name !== "start") // A date may stand in any package.
        .some((name) => content.includes(canaries[name]) || content.includes(canaries[name], undefined, "utf16le"));
    });
}

export async function plantCanaries(caseForm: CaseFormPage): Promise<void> {
  await caseForm.fill({
    title: canaries.title,
    description: `First line.\n${canaries.description}`,
    startDate: canaries.start,
    startTime: "03:17",
  });
  await caseForm.timeZone.selectOption("UTC");
  await caseForm.impactedAccounts.fill(canaries.account);
  await caseForm.choose(caseForm.regions, canaries.region, "Mexico (Central) mx-central-1");
  await caseForm.choose(caseForm.services, canaries.service, `Add “${canaries.service}”`);
  await caseForm.ipAddress(1).fill(canaries.ipAddress);
  await caseForm.userAgent(1).fill(canaries.userAgent);
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill(canaries.watcherEmail);
  await caseForm.watcherName(1).fill(canaries.watcherName);
  await caseForm.watcherJobTitle(1).fill(canaries.watcherJobTitle);
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill(canaries.tagKey);
  await caseForm.tagValue(1).fill(canaries.tagValue);
}
