import { expect, test } from "../test";

test.beforeEach(async ({ caseForm, signIn }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
});

test("two hundred pasted lines become two hundred rows", async ({ caseForm }) => {
  const lines = Array.from({ length: 200 }, (_, index) => `198.51.100.${index + 1}`);

  await caseForm.paste(caseForm.ipAddress(1), lines.join("\n"));

  await expect(caseForm.ipAddresses).toHaveCount(200);
  await expect(caseForm.ipAddress(200)).toHaveValue("198.51.100.200");
});

test("two pasted columns fill addresses and user agents", async ({ caseForm }) => {
  await caseForm.paste(caseForm.ipAddress(1), "203.0.113.9\tcurl/8.1\n203.0.113.10\tMozilla/5.0 (X11; Linux)");

  await expect(caseForm.userAgent(1)).toHaveValue("curl/8.1");
  await expect(caseForm.ipAddress(2)).toHaveValue("203.0.113.10");
  await expect(caseForm.userAgent(2)).toHaveValue("Mozilla/5.0 (X11; Linux)");
});

test("pasted lines go behind a row that is filled", async ({ caseForm }) => {
  await caseForm.ipAddress(1).fill("192.0.2.1");
  await caseForm.paste(caseForm.ipAddress(1), "203.0.113.9\n203.0.113.10");

  await expect(caseForm.ipAddress(1)).toHaveValue("192.0.2.1");
  await expect(caseForm.ipAddress(2)).toHaveValue("203.0.113.9");
  await expect(caseForm.ipAddress(3)).toHaveValue("203.0.113.10");
});

test("one pasted address is pasted like any text", async ({ caseForm }) => {
  await caseForm.paste(caseForm.ipAddress(1), "203.0.113.9");

  await expect(caseForm.ipAddress(1)).toHaveValue("203.0.113.9");
});

test("pasted ports and links become addresses, and lines without one are named", async ({ page, caseForm }) => {
  const lines = ["198.51.100.7:443", "https://www.abuseipdb.com/check/198.51.100.8", "seen twice"];
  await caseForm.paste(caseForm.ipAddress(1), lines.join("\n"));

  await expect(caseForm.ipAddresses).toHaveCount(2);
  await expect(caseForm.ipAddress(1)).toHaveValue("198.51.100.7");
  await expect(caseForm.ipAddress(2)).toHaveValue("198.51.100.8");
  await page.getByText("2 corrected, 1 skipped: show").click();
  await expect(page.getByText("seen twice")).toBeVisible();
});

test("a pasted time fills date, time and zone", async ({ caseForm }) => {
  await caseForm.paste(caseForm.startDate, "2026-11-20T01:14:00+01:00");

  await expect(caseForm.startDate).toHaveValue("2026-11-20");
  await expect(caseForm.startTime).toHaveValue("00:14");
  await expect(caseForm.timeZone).toHaveValue("UTC");
});

test("a pasted line that is not an address is marked at once", async ({ caseForm }) => {
  await caseForm.paste(caseForm.ipAddress(1), "203.0.113.9\n203.0.113.300");

  await expect(caseForm.ipAddress(2)).toHaveAccessibleDescription(
    "Error: “203.0.113.300” has a number above 255: check the IP address.",
  );
});

test("a defanged address is shown as it will be sent", async ({ caseForm }) => {
  await caseForm.ipAddress(1).fill("hxxp://203[.]0[.]113[.]9");

  await expect(caseForm.ipAddress(1)).toHaveAccessibleDescription("sent as 203.0.113.9");
});

test("an invisible character leaves a row's box when it is removed, and returns by Undo", async ({ caseForm }) => {
  await caseForm.userAgent(1).fill("curl\u200b/8.1");
  await caseForm.button("Remove them all").click();

  await expect(caseForm.userAgent(1)).toHaveValue("curl/8.1");

  await caseForm.button("Undo").click();

  await expect(caseForm.userAgent(1)).toHaveValue("curl\u200b/8.1");
});

test("a removed address is not sent, and the others keep what was typed", async ({ caseForm, review }) => {
  await caseForm.fill();
  await caseForm.paste(caseForm.ipAddress(1), "192.0.2.1\n192.0.2.2\n192.0.2.3");
  await caseForm.userAgent(2).fill("curl/8.1");
  await caseForm.ipAddress(3).fill("192.0.2[.]33");
  await caseForm.button("Remove IP address 1").click();

  await expect(caseForm.ipAddress(1)).toHaveValue("192.0.2.2");
  await expect(caseForm.userAgent(1)).toHaveValue("curl/8.1");
  await expect(caseForm.ipAddress(2)).toHaveAccessibleDescription("sent as 192.0.2.33");

  await caseForm.userAgent(2).fill("wget");
  await caseForm.review();

  expect(await review.panels()).toMatchObject({
    "Threat actors": ["IP address\tUser agent", "192.0.2.2\tcurl/8.1", "192.0.2.33\twget"],
  });
});

test("a new row takes the focus", async ({ caseForm }) => {
  await caseForm.button("Add IP address").click();

  await expect(caseForm.ipAddress(2)).toBeFocused();
});

test("removing a row in the middle moves the focus to the row that took its place", async ({ caseForm }) => {
  await caseForm.paste(caseForm.ipAddress(1), "192.0.2.1\n192.0.2.2\n192.0.2.3");
  await caseForm.button("Remove IP address 2").click();

  await expect(caseForm.ipAddress(2)).toBeFocused();
  await expect(caseForm.ipAddress(2)).toHaveValue("192.0.2.3");
});

test("removing the last row moves the focus to the row before it", async ({ caseForm }) => {
  await caseForm.paste(caseForm.ipAddress(1), "192.0.2.1\n192.0.2.2");
  await caseForm.button("Remove IP address 2").click();

  await expect(caseForm.ipAddress(1)).toBeFocused();
});

test("removing the only row moves the focus to the button that adds one", async ({ caseForm }) => {
  await caseForm.button("Remove IP address 1").click();

  await expect(caseForm.button("Add IP address")).toBeFocused();
});

test("Add me fills in the signed-in person and asks for the job title", async ({ caseForm, account }) => {
  await caseForm.button("Add me").click();

  await expect(caseForm.watcherEmail(1)).toHaveValue(/^ana-[0-9a-f]+@example\.com$/);
  await expect(account.header).toContainText(await caseForm.watcherName(1).inputValue());
  await expect(caseForm.watcherJobTitle(1)).toBeFocused();
});

test("Add me leaves a watcher who is there already in place", async ({ caseForm }) => {
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("soc@example.com");
  await caseForm.button("Add me").click();

  await expect(caseForm.watcherEmail(1)).toHaveValue("soc@example.com");
  await expect(caseForm.watcherEmail(2)).toHaveValue(/^ana-/);
});

test("Add me leads a watcher to their own row, and adds no second one", async ({ page, caseForm }) => {
  await caseForm.button("Add me").click();
  const email = await caseForm.watcherEmail(1).inputValue();
  await caseForm.watcherEmail(1).fill(` <${email.replace("example.com", "Example.COM")}>`);
  await caseForm.button("Add watcher").click();
  await caseForm.button("Add me").click();

  await expect(caseForm.watcherJobTitle(1)).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "You are watcher 1" })).toBeAttached();
  await expect(caseForm.watcherEmail(2)).toHaveValue("");
});

test("pasted people become watchers with their names", async ({ page, caseForm }) => {
  await caseForm.button("Add watcher").click();
  await caseForm.paste(caseForm.watcherEmail(1), "Doe, Jane <jane@example.com>; Bob <bob@example.com>; ask Eve");

  await expect(page.getByRole("status").filter({ hasText: "3 watchers pasted" })).toBeAttached();
  await expect(caseForm.watcherEmail(1)).toHaveValue("jane@example.com");
  await expect(caseForm.watcherName(1)).toHaveValue("Doe, Jane");
  await expect(caseForm.watcherEmail(2)).toHaveValue("bob@example.com");
  await expect(caseForm.watcherEmail(3)).toHaveAccessibleDescription(
    "Error: Enter one email address, like name@example.com",
  );
  await expect(caseForm.watcherEmail(3)).toBeFocused();
});

test("three pasted columns fill the rows of watchers", async ({ caseForm }) => {
  await caseForm.button("Add watcher").click();
  await caseForm.paste(
    caseForm.watcherEmail(1),
    "Email\tName\tJob title\njane@example.com\tJane Doe\tAnalyst\nbob@example.com\tBob\t",
  );

  await expect(caseForm.watcherJobTitle(1)).toHaveValue("Analyst");
  await expect(caseForm.watcherName(2)).toHaveValue("Bob");
});

test("one pasted e-mail address is pasted like any text", async ({ page, caseForm }) => {
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("name: ");
  await page.keyboard.press("End");
  await caseForm.paste(caseForm.watcherEmail(1), "jane@example.com");

  await expect(caseForm.watcherEmail(1)).toHaveValue("name: jane@example.com");
});

test("more watchers than AWS takes are pasted, and counted", async ({ caseForm }) => {
  const people = Array.from({ length: 31 }, (_, index) => `person-${index}@example.com`);
  await caseForm.button("Add watcher").click();
  await caseForm.paste(caseForm.watcherEmail(1), people.join(", "));

  await expect(caseForm.group("Watchers")).toHaveAccessibleDescription("Error: Remove 1 watcher: AWS accepts 30.");
});

test("an e-mail address is sent without what a link puts before it", async ({ caseForm }) => {
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("mailto:jane@example.com");

  await expect(caseForm.watcherEmail(1)).toHaveAccessibleDescription("sent as jane@example.com");
});

test("a removed watcher is not sent", async ({ caseForm, review }) => {
  await caseForm.fill();
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("first@example.com");
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(2).fill("second@example.com");
  await caseForm.button("Remove watcher 1").click();
  await caseForm.review();

  expect(await review.panels()).toMatchObject({ Watchers: ["second@example.com"] });
});

test("a removed tag is not sent", async ({ caseForm, review }) => {
  await caseForm.fill();
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill("ticket");
  await caseForm.button("Remove tag 1").click();
  await caseForm.review();

  expect(await review.panels()).toMatchObject({ Tags: ["None"] });
});
