import type { CaseFormPage } from "./pages/case-form-page";

/** A text found nowhere else, so that finding it means finding the content of a case. */
export const canary = "canary-7f3a9c51";

/** Fills every field, with the canary in every text where AWS allows it. */
export async function fillEverything(caseForm: CaseFormPage): Promise<void> {
  await caseForm.fill({
    resolver: "Resolve case with my own incident response team",
    engagement: "Investigations and inquiries",
    title: `${canary} 調査 🔑`,
    description: `First line ${canary}.\nSecond line, with <b>no</b> markup.`,
  });
  await caseForm.timeZone.selectOption("UTC");
  await caseForm.impactedAccounts.fill("111122223333, 444455556666\n123456789");
  await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
  await caseForm.choose(caseForm.regions, "us-east-1", "US East (N. Virginia) us-east-1");
  await caseForm.choose(caseForm.services, "Amazon Athena", "Amazon Athena");
  await caseForm.ipAddress(1).fill("198.51.100[.]7");
  await caseForm.userAgent(1).fill(canary);
  await caseForm.button("Add IP address").click();
  await caseForm.ipAddress(2).fill("2001:db8::1");
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill(`${canary}@example.com`);
  await caseForm.watcherName(1).fill(canary);
  await caseForm.watcherJobTitle(1).fill(canary);
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(2).fill("sam@example.com");
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill(canary);
  await caseForm.tagValue(1).fill(canary);
}

/** Every control by its name, in order, and the choices from the two lists. */
export async function contentOf(caseForm: CaseFormPage): Promise<{ fields: string[][]; chips: string[] }> {
  const fields = await caseForm.title.evaluate((title) => {
    const { form } = title as HTMLInputElement; // The title is a text field.
    return [...new FormData(form ?? undefined)].map(([name, value]) => [name, String(value)]);
  });
  const chips = [...(await caseForm.chosenRegions.allInnerTexts()), ...(await caseForm.chosenServices.allInnerTexts())];
  return { fields, chips };
}
