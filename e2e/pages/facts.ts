import type { Locator } from "@playwright/test";

const buttons = [
  ...["Open case", "Check and try again", "Back to the form"],
  ...["Change watchers", "Add me", "Change tags"],
];

/** The lines of each panel by its heading, without buttons. */
export async function panelsUnder(region: Locator): Promise<Record<string, string[]>> {
  const headings = await region.getByRole("heading", { level: 2 }).allInnerTexts();
  const text = await region.innerText();
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !buttons.includes(line))
    // "Change" has a second line, which only screen readers read.
    .filter((line, index, all) => line !== "Change" && all[index - 1] !== "Change");
  const starts = headings.map((heading) => lines.indexOf(heading));
  return Object.fromEntries(
    headings.map((heading, index) => [heading, lines.slice((starts[index] ?? 0) + 1, starts[index + 1])]),
  );
}
