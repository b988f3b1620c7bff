import type { Page } from "@playwright/test";
import { untilKept } from "./browser-storage";
import { holdScripts } from "./hold-scripts";
import { CaseFormPage } from "./pages/case-form-page";
import { expect, test } from "./test";

test.describe("before the page's scripts arrive", () => {
  test("what is typed is kept as a draft, far below the screen too", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    const letScriptsArrive = await openWithoutScripts(page);
    await caseForm.title.fill("Typed before the scripts");
    await caseForm.ipAddress(1).fill("192.0.2.1");
    await caseForm.userAgent(1).fill("early");
    await caseForm.title.focus();
    letScriptsArrive();
    await caseForm.verifyOnPage();
    await page.keyboard.type("!");
    await expect(caseForm.title).toHaveValue("Typed before the scripts!");
    await untilKept(page);

    await page.reload();

    await expect(caseForm.title).toHaveValue("Typed before the scripts!");
    await expect(caseForm.ipAddress(1)).toHaveValue("192.0.2.1");
    await expect(caseForm.userAgent(1)).toHaveValue("early");
  });

  test("a review that is asked for comes, with everything that was typed", async ({
    page,
    signIn,
    caseForm,
    review,
  }) => {
    await signIn("ana");
    const letScriptsArrive = await openWithoutScripts(page);
    await caseForm.resolver("Resolve case with AWS").check();
    await caseForm.engagement("Active security incident").check();
    await caseForm.title.fill("Reviewed before the scripts");
    await caseForm.description.fill("A build server calls an unknown network.");
    await caseForm.startDate.fill("2026-03-04");
    await caseForm.startTime.fill("05:06");
    await caseForm.ipAddress(1).fill("192.0.2.1");
    await caseForm.userAgent(1).fill("early bird");
    await caseForm.review();
    letScriptsArrive();

    await review.verifyOnPage();
    await expect(page.getByText("Reviewed before the scripts")).toBeVisible();
    await expect(page.getByText("early bird")).toBeVisible();
  });
});

test.describe("a section that nobody has come near", () => {
  test("takes the first press", async ({ signIn, caseForm }) => {
    await signIn("ana");
    await caseForm.goto();
    // Does not bring it onto the screen.
    await caseForm.button("Add tag").dispatchEvent("click");
    await expect(caseForm.tagKey(1)).toBeFocused();
  });

  test("takes the first key", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    await caseForm.goto();
    await caseForm.ipAddress(1).focus();
    await page.keyboard.type("192.0.2.1");
    await page.keyboard.press("Tab");
    await page.keyboard.type("curl");
    await caseForm.fill();
    await untilKept(page);
    await page.reload();
    await expect(caseForm.ipAddress(1)).toHaveValue("192.0.2.1");
    await expect(caseForm.userAgent(1)).toHaveValue("curl");
  });

  test("is filled from a draft", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    await caseForm.goto();
    await caseForm.paste(caseForm.ipAddress(1), "192.0.2.1\n192.0.2.2");
    await expect(caseForm.ipAddresses).toHaveCount(2);
    await untilKept(page);
    await page.reload();
    await expect(caseForm.ipAddress(2)).toHaveValue("192.0.2.2");
  });

  test("is found by the browser's search", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    await caseForm.goto();
    expect(
      await page.evaluate(() =>
        Reflect.apply(Reflect.get(window, "find"), window, ["AWS tags for the case", false, false, true]),
      ),
    ).toBe(true);
  });
});

/** Resolves when the form is shown. Returns how to let the scripts through. */
async function openWithoutScripts(page: Page): Promise<() => void> {
  const letThrough = await holdScripts(page);
  await page.goto("/cases/new", { waitUntil: "commit" });
  await expect(new CaseFormPage(page).button("Review case")).toBeVisible();
  return letThrough;
}
