import { listenToAnnouncements, takeAnnouncements } from "../announcements";
import { DraftNotice } from "../pages/draft-notice";
import { test as base, expect } from "../test";

const test = base.extend<{
  /** Everything announced since the last call, once this is among it. */
  heardUntil: (last: string | RegExp) => Promise<string[]>;
}>({
  heardUntil: async ({ page }, use) => {
    const heard: string[] = [];
    await use(async (last) => {
      const hasCome = async () => {
        heard.push(...(await takeAnnouncements(page)));
        return heard.find((text) => text.match(last)) ?? heard.at(-1) ?? "nothing";
      };
      await expect.poll(hasCome).toMatch(last);
      return heard.splice(0);
    });
  },
});

test.describe("in the form", () => {
  test.beforeEach(async ({ page, signIn, caseForm }) => {
    await page.clock.install();
    await signIn("ana");
    await caseForm.verifyOnPage();
    await listenToAnnouncements(page);
  });

  test("nothing is announced while a title has room left", async ({ page, caseForm }) => {
    await caseForm.title.pressSequentially("Keys of a build user are used from an unknown network", { delay: 5 });
    await caseForm.waitUntilKept();
    // Longer than the pause after which a count is said.
    await page.clock.runFor(3000);

    expect(await takeAnnouncements(page)).toEqual([]);
  });

  test("the remaining room is announced when typing pauses, not at every key", async ({ caseForm, heardUntil }) => {
    await caseForm.title.fill("x".repeat(280));
    await heardUntil("20 of 300 characters left");
    await caseForm.title.press("End");
    await caseForm.title.pressSequentially("and no end", { delay: 5 });

    expect(await heardUntil("10 of 300 characters left")).toEqual(["10 of 300 characters left"]);
  });

  test("text that is too long is announced", async ({ caseForm, heardUntil }) => {
    await caseForm.title.fill("x".repeat(303));

    expect(await heardUntil("3 too many")).toEqual(["3 too many"]);
  });

  test("the number of matches in a list is announced when typing pauses, not at every key", async ({
    caseForm,
    heardUntil,
  }) => {
    await caseForm.regions.pressSequentially("europe", { delay: 5 });

    expect(await heardUntil(/^\d+ Regions shown\.$/)).toHaveLength(1);
  });

  test("choosing from a list and removing a choice are announced", async ({ page, caseForm, heardUntil }) => {
    await caseForm.regions.fill("frank");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await heardUntil(/Europe \(Frankfurt\) eu-central-1 added$/);
    await page.keyboard.press("Backspace");

    await heardUntil(/Europe \(Frankfurt\) eu-central-1 removed$/);
  });

  test("each added or removed row is announced, even the same one twice", async ({ caseForm, heardUntil }) => {
    await caseForm.button("Add watcher").click();
    expect(await heardUntil("added")).toEqual(["Watcher 1 added"]);
    await caseForm.button("Add watcher").click();
    expect(await heardUntil("added")).toEqual(["Watcher 2 added"]);
    await caseForm.button("Remove watcher 1").click();
    expect(await heardUntil("removed")).toEqual(["Watcher 1 removed"]);
    await caseForm.button("Remove watcher 1").click();
    expect(await heardUntil("removed")).toEqual(["Watcher 1 removed"]);
  });

  test("the number of pasted rows is announced", async ({ caseForm, heardUntil }) => {
    await caseForm.paste(caseForm.ipAddress(1), "203.0.113.9\n203.0.113.10\n203.0.113.11");

    expect(await heardUntil("pasted")).toEqual(["3 IP addresses pasted"]);
  });

  test("all errors are announced together", async ({ caseForm, heardUntil }) => {
    await caseForm.fill({ title: "" });
    await caseForm.button("Review case").click();

    expect(await heardUntil("problem")).toEqual(["There is a problemEnter a title"]);
  });

  test("a restored draft and a discarded one are announced", async ({ page, caseForm, heardUntil }) => {
    await caseForm.fill();
    await caseForm.waitUntilKept();
    await page.reload();
    expect(await heardUntil("is back")).toEqual([
      expect.stringMatching(/^Your draft from .+ UTC is back\. Discard draft$/),
    ]);
    await new DraftNotice(page).button("Discard draft").click();
    expect(await heardUntil("discarded")).toEqual(["Draft discarded. Undo"]);
  });

  test("each copy is announced, even a second one", async ({ caseForm, heardUntil, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await caseForm.button("Copy as prefilled link").click();
    expect(await heardUntil("Copied")).toEqual(["Copied"]);
    await caseForm.button("Copy as prefilled link").click();
    expect(await heardUntil("Copied")).toEqual(["Copied"]);
  });

  test("opening a case is announced, and then why it failed", async ({
    caseForm,
    review,
    heardUntil,
    page,
    consoleWatch,
  }) => {
    consoleWatch.allow(/^error: Failed to load resource: net::ERR_CONNECTION_REFUSED/);
    await caseForm.fill();
    await caseForm.review();
    await review.verifyOnPage();
    await page.route("**/cases/new", (route) => route.abort("connectionrefused"));
    await review.open();

    const outcome = /^We do not know whether AWS opened the case/;
    expect(await heardUntil(outcome)).toEqual([
      expect.stringMatching(/^Nobody but AWS hears of this case by e-mail\. Add yourself\?/),
      "Opening the case with AWS",
      expect.stringMatching(outcome),
    ]);
    await expect(review.failure).toBeFocused();
    await review.checkButton.click();
    expect(await heardUntil(outcome)).toEqual(["Checking with AWS", expect.stringMatching(outcome)]);
  });
});
