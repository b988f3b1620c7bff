import type { Page } from "@playwright/test";
import { test as base, expect } from "../test";

// Chromium leaves out what it has not laid out, except for a screen reader.
const test = base.extend<object, object>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), "--force-renderer-accessibility=screen-reader"],
      });
    },
    { scope: "worker" },
  ],
});

test("a screen reader finds every section of the form, however far from the screen", async ({
  page,
  signIn,
  caseForm,
}) => {
  await page.setViewportSize({ width: 1280, height: 300 });
  await signIn("ana");
  await caseForm.verifyOnPage();
  await expect(page.locator("[data-sleeping]")).toHaveCount(4);

  const headings = (await readNodes(page)).filter(({ role }) => role === "heading").map(({ name }) => name);
  const sections = ["Request", "Incident", "Scope", "Threat actors", "Watchers", "Tags", "Files"];
  expect(headings).toEqual(expect.arrayContaining(sections));
});

test("a screen reader finds rows and cells far from the screen", async ({ page, signIn, caseForm }) => {
  await signIn("ana");
  const lines = Array.from({ length: 100 }, (_, index) => `198.51.100.${index + 1}`);
  await caseForm.paste(caseForm.ipAddress(1), lines.join("\n"));
  await expect(caseForm.ipAddress(100)).toBeFocused();

  const nodes = await readNodes(page);
  const countOf = (role: string) => nodes.filter((node) => node.role === role).length;
  expect([countOf("row"), countOf("columnheader")]).toEqual([101, 2]);
  // Two boxes and a button.
  expect(countOf("cell")).toBeGreaterThanOrEqual(300);
  expect(nodes.filter(({ role, name }) => role === "textbox" && /^IP address \d+$/.test(name))).toHaveLength(100);
});

/** Of what Chromium shows to assistive technology. */
async function readNodes(page: Page): Promise<{ role: string; name: string }[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes.flatMap(({ ignored, role, name }) =>
    ignored ? [] : [{ role: String(role?.value), name: String(name?.value ?? "") }],
  );
}
