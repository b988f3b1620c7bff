import type { Locator } from "@playwright/test";

/** The pairs of name and value of a page, as text: a value's lines are joined by " | ". */
export async function factsUnder(region: Locator): Promise<Record<string, string>> {
  const names = await region.getByRole("term").allInnerTexts();
  const values = await region.getByRole("definition").allInnerTexts();
  return Object.fromEntries(names.map((name, index) => [name, (values[index] ?? "").split(/\s*\n\s*/).join(" | ")]));
}
