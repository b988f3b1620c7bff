import { Keyboard } from "../keyboard";
import { FilesPanel } from "../pages/files-panel";
import { test as base, expect } from "../test";

const test = base.extend<{ keyboard: Keyboard }>({
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
});

// At every stop it is measured whether the focus can be seen.
test.slow();

for (const { name, width, colorScheme } of [
  { name: "light, wide", width: 1280, colorScheme: "light" },
  { name: "dark, 320 px", width: 320, colorScheme: "dark" },
] as const) {
  test(`Tab comes to every control of a case's page and leaves it, forwards and back, and is seen at each: ${name}`, async ({
    page,
    openCase,
    casePage,
    keyboard,
    consoleWatch,
    aws,
  }) => {
    consoleWatch.allow(/Failed to load resource/);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 700 });
    const { ana, caseId } = await openCase();
    const { conversation } = casePage;
    const files = new FilesPanel(page);
    await aws.comment({ caseId, creator: "AWS Responder", body: "A long answer. ".repeat(300) });
    await aws.respond({ do: "finding", caseId, title: "Unfamiliar calls", content: "14 calls." });
    await page.reload();
    await conversation.add("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz");
    await page.getByLabel("Send it anyway").check();
    await conversation.addButton.click();
    await expect(conversation.added).toBeVisible();
    await files.add({ name: "trail.csv", content: "hello" });
    await expect(files.row("trail.csv")).toContainText("Verified");
    await aws.arm(ana, { operation: "GetCaseAttachmentUploadUrl", fault: "AccessDeniedException" });
    await files.add({ name: "dump.bin", content: "world" });
    await expect(files.row("dump.bin")).toContainText("You do not have permission to add files");
    await page.getByRole("button", { name: "Give access" }).click();
    const stops = await keyboard.countStops();
    await keyboard.walk("Tab");

    expect(await keyboard.walk("Tab"), "forwards").toBe(stops);
    expect(await keyboard.walk("Shift+Tab"), "backwards").toBe(stops);
  });
}

test("without a mouse an analyst answers AWS, corrects the answer, adds a file and rates a finding", async ({
  page,
  openCase,
  casePage,
  keyboard,
  aws,
}) => {
  const { caseId } = await openCase();
  const { conversation } = casePage;
  await aws.respond({ do: "finding", caseId, title: "Unfamiliar calls", content: "14 calls." });
  await aws.respond({ do: "ask", caseId, body: "Which keys?" });
  await page.reload();
  await expect(casePage.banner("AWS is waiting for your answer")).toBeVisible();
  await keyboard.pressAt(page.getByRole("button", { name: "Answer AWS", exact: true }), "Enter");
  await expect(conversation.box).toBeFocused();
  await page.keyboard.type("Two keyz.");
  await page.keyboard.press("Control+Enter");
  await expect(conversation.added).toBeVisible();
  await expect(conversation.box).toBeFocused();

  const edit = conversation.entry("Two key").getByRole("button", { name: /^Edit/ });
  await page.reload();
  await keyboard.pressAt(edit, "Enter");
  await expect(page.getByLabel("Edit comment", { exact: true })).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("s.");
  await keyboard.pressAt(conversation.saveButton, "Enter");
  await expect(conversation.entry("Two keys.")).toBeVisible();
  await expect(edit).toBeFocused();

  const files = new FilesPanel(page);
  const chosen = page.waitForEvent("filechooser");
  await keyboard.pressAt(files.addButton, "Enter");
  await (await chosen).setFiles({ name: "trail.csv", mimeType: "text/csv", buffer: Buffer.from("hello") });
  await expect(files.row("trail.csv")).toContainText("Verified");
  await keyboard.pressAt(page.getByRole("button", { name: "Useful: Unfamiliar calls", exact: true }), "Space");
  await expect(page.getByRole("status").filter({ hasText: "You rated this “Useful”." })).toBeVisible();
});
