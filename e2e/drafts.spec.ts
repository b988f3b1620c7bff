import type { BrowserContext, Page } from "@playwright/test";
import { ageKeptDrafts, keptRecords, keptText, untilKept, wouldAskBeforeLeaving } from "./browser-storage";
import { crash } from "./crash";
import { canary, contentOf, fillEverything } from "./form-content";
import { OwnBrowser } from "./own-browser";
import { CaseFormPage } from "./pages/case-form-page";
import { DraftNotice } from "./pages/draft-notice";
import { OtherDrafts } from "./pages/other-drafts";
import { portalAddress } from "./servers";
import { endSession } from "./session-cookies";
import { test as base, expect } from "./test";
import { toVisitor, type Visitor } from "./visitor";

const takesLong = { tag: "@full" };

const test = base.extend<{ draft: DraftNotice; ownBrowser: OwnBrowser }>({
  draft: async ({ page }, use) => use(new DraftNotice(page)),
  ownBrowser: async ({ launchOptions, portal }, use) => {
    const ownBrowser = new OwnBrowser({ launchOptions, baseURL: portalAddress(portal) });
    await use(ownBrowser);
    await ownBrowser.remove();
  },
});

const day = 24 * 60 * 60_000;

/** In another tab, which stays on the sign-in page. */
async function signOutElsewhere(context: BrowserContext): Promise<Visitor> {
  const second = toVisitor(await context.newPage());
  await second.page.goto("/cases/new");
  await second.account.signOutAndErase();
  await second.identityProvider.confirmSignOut();
  await second.signInPage.verifyOnPage();
  return second;
}

test.describe("a draft", () => {
  test("is back in every field after a reload", async ({ page, signIn, caseForm, draft }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    const typed = await contentOf(caseForm);
    await untilKept(page);

    await page.reload();

    await expect(draft.restored).toBeVisible();
    expect(await contentOf(caseForm)).toEqual(typed);
  });

  test(
    "of 200 IP addresses is back in every row after a reload",
    takesLong,
    async ({ page, signIn, caseForm, draft }) => {
      await signIn("ana");
      await caseForm.fill();
      const lines = Array.from({ length: 200 }, (_, index) => `192.0.2.${index}\tagent ${index}`);
      await caseForm.paste(caseForm.ipAddress(1), lines.join("\n"));
      await expect(caseForm.ipAddresses).toHaveCount(200);
      const typed = await contentOf(caseForm);
      await untilKept(page);

      await page.reload();

      await expect(draft.restored).toBeVisible();
      await expect(caseForm.ipAddresses).toHaveCount(200);
      expect(await contentOf(caseForm)).toEqual(typed);
    },
  );

  test("is back in another tab after its own has crashed", async ({ page, context, signIn, caseForm }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    const typed = await contentOf(caseForm);
    await untilKept(page);

    await crash(page);
    const tab = toVisitor(await context.newPage());
    await tab.page.goto("/cases/new");

    await expect(new DraftNotice(tab.page).restored).toBeVisible();
    expect(await contentOf(tab.caseForm)).toEqual(typed);
  });

  test("is back after the browser was killed", takesLong, async ({ ownBrowser }) => {
    const before = await ownBrowser.start();
    const ana = await before.signIn("ana");
    await fillEverything(before.caseForm);
    const typed = await contentOf(before.caseForm);
    await untilKept(before.page);

    await ownBrowser.kill();
    const after = await ownBrowser.start();
    // The browser writes its cookies to disk at times of its own.
    await after.context.clearCookies();
    await after.signIn(ana);

    await expect(new DraftNotice(after.page).restored).toBeVisible();
    expect(await contentOf(after.caseForm)).toEqual(typed);
  });

  test("is back when the session has ended and the same person has signed in again", async ({
    page,
    context,
    signIn,
    signInPage,
    caseForm,
    draft,
  }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    const typed = await contentOf(caseForm);
    await untilKept(page);

    await endSession(context);
    await page.reload();
    await signInPage.start();

    await expect(draft.restored).toBeVisible();
    expect(await contentOf(caseForm)).toEqual(typed);
  });

  test("is sent under the token that it was born with", async ({
    page,
    signIn,
    caseForm,
    review,
    casePage,
    draft,
    aws,
  }) => {
    const ana = await signIn("ana");
    await fillEverything(caseForm);
    await untilKept(page);
    await page.reload();
    await expect(draft.restored).toBeVisible();
    const token = (await keptRecords(page)).map(({ raw }) => /^case:(.+)\n/.exec(raw)?.[1]);
    await caseForm.review();
    await review.open();
    await casePage.caseId();

    const calls = await aws.calls(ana, "CreateCase");
    expect(calls.map(({ input }) => Object(input).clientToken)).toEqual(token);
  });

  test("is still there after 23 hours", takesLong, async ({ page, signIn, caseForm, draft }) => {
    await signIn("ana");
    await caseForm.fill();
    await untilKept(page);

    await ageKeptDrafts(page, (23 / 24) * day);
    await page.reload();

    await expect(draft.restored).toBeVisible();
  });

  test("is gone after 24 hours", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    await caseForm.fill();
    await untilKept(page);

    await ageKeptDrafts(page, day + 60_000);
    await page.reload();

    await caseForm.verifyOnPage();
    await expect.poll(() => keptRecords(page)).toEqual([]);
    await expect(caseForm.title).toHaveValue("");
  });
});

test.describe("a draft that is discarded", takesLong, () => {
  test.beforeEach(async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    await untilKept(page);
  });

  test("leaves an empty form and nothing in the browser", async ({ page, caseForm, draft }) => {
    await caseForm.button("Discard draft").click();

    await expect(draft.discarded).toBeVisible();
    await expect(caseForm.title).toHaveValue("");
    await untilKept(page);
    expect(await keptRecords(page)).toEqual([]);
  });

  test("does not come back with a reload", async ({ page, caseForm, draft }) => {
    await caseForm.button("Discard draft").click();
    await expect(draft.discarded).toBeVisible();
    await page.reload();

    await caseForm.verifyOnPage();
    await expect(caseForm.title).toHaveValue("");
  });

  test("can be discarded from the notice that it is back", async ({ page, caseForm, draft }) => {
    await page.reload();
    await expect(draft.restored).toBeVisible();
    await draft.button("Discard draft").click();

    await expect(draft.discarded).toBeVisible();
    await expect(caseForm.title).toHaveValue("");
  });

  test("comes back in every field by Undo, and is kept again", async ({ page, caseForm, draft }) => {
    const typed = await contentOf(caseForm);
    await caseForm.button("Discard draft").click();
    await draft.button("Undo").click();
    await expect(caseForm.chosenRegions).toHaveCount(2);
    await untilKept(page);
    await page.reload();

    await expect(draft.restored).toBeVisible();
    expect(await contentOf(caseForm)).toEqual(typed);
  });
});

test.describe("the browser's storage", () => {
  test("holds nothing that can be read while a draft is kept", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    await untilKept(page);

    expect((await keptRecords(page)).map(({ kind }) => kind)).toEqual(["sealed"]);
    expect(await keptText(page)).not.toContain(canary);
  });

  test("holds nothing that can be read on its disk either", takesLong, async ({ ownBrowser }) => {
    const { page, signIn, caseForm } = await ownBrowser.start();
    await signIn("ana");
    await fillEverything(caseForm);
    await untilKept(page);
    await caseForm.review();
    await page.goto("/cases/new");
    await expect(new DraftNotice(page).restored).toBeVisible();
    const owner = (await keptRecords(page)).map(({ raw }) => /owner: (\w+)/.exec(raw)?.[1]);

    await ownBrowser.kill();

    expect(ownBrowser.filesWith(String(owner[0])), "the draft itself is there").not.toEqual([]);
    expect(ownBrowser.filesWith(canary)).toEqual([]);
  });

  test("is nothing but the case's number once the case is open", async ({ page, openCase }) => {
    const { caseId } = await openCase({ title: canary });

    await expect.poll(async () => (await keptRecords(page)).map(({ kind }) => kind)).toEqual(["opened"]);
    const [opened] = await keptRecords(page);
    expect(opened?.raw).toContain(`caseId: ${caseId}`);
  });

  test("is nothing after sign-out", async ({ page, signIn, caseForm, account, identityProvider }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    await untilKept(page);
    // Whatever else a page may have left.
    await page.evaluate(async (text) => {
      localStorage.setItem("left", text);
      await (await caches.open("left")).put("/left", new Response(text));
    }, canary);
    await account.signOutAndErase();
    await identityProvider.confirmSignOut();
    await expect(page.getByRole("heading", { name: "Sign in", level: 1, exact: true })).toBeVisible();

    expect(await keptRecords(page)).toEqual([]);
    expect(await keptText(page)).not.toContain(canary);
  });
});

test("a sign-out erases nothing while the proxy says that the portal is down", async ({
  page,
  signIn,
  caseForm,
  account,
  consoleWatch,
}) => {
  consoleWatch.allow(/502/);
  await signIn("ana");
  await caseForm.fill({ title: "Keys in use" });
  await untilKept(page);
  await page.route("**/api/sign-out", (route) => route.fulfill({ status: 502, body: "Bad gateway" }));
  await account.signOutAndErase();

  await expect(account.problem).toHaveText(/^You are still signed in/);
  expect((await keptRecords(page)).map(({ kind }) => kind)).toEqual(["sealed"]);
});

test("after a sign-out in another tab, a tab says so and saves nothing", async ({
  page,
  context,
  signIn,
  caseForm,
  draft,
}) => {
  await signIn("ana");
  await fillEverything(caseForm);
  await untilKept(page);
  const second = await signOutElsewhere(context);
  await expect(draft.signedOut).toBeVisible();
  await caseForm.title.fill("Typed after the sign-out");

  // Leaving the page would be asked about, as this is kept nowhere.
  await expect.poll(() => wouldAskBeforeLeaving(page)).toBe(true);
  expect(await keptRecords(second.page)).toEqual([]);
});

test(
  "a form whose person signed out in another tab is saved again once that person has signed in again",
  takesLong,
  async ({ page, context, signIn, caseForm, draft }) => {
    const ana = await signIn("ana");
    await caseForm.fill({ title: "Typed before the sign-out" });
    await untilKept(page);
    const second = await signOutElsewhere(context);
    await expect(draft.signedOut).toBeVisible();
    await caseForm.title.fill("Typed after the sign-out");
    await second.signIn(ana, "/sign-in/done");
    await expect(draft.keptAgain).toBeVisible();
    await caseForm.description.fill("Typed after the sign-in");
    await untilKept(page);
    await page.reload();

    await expect(caseForm.title).toHaveValue("Typed after the sign-out");
    await expect(caseForm.description).toHaveValue("Typed after the sign-in");
  },
);

test(
  "a form whose person signed out in another tab is not saved under another person's sign-in",
  takesLong,
  async ({ page, context, signIn, caseForm, draft }) => {
    await signIn("ana");
    await caseForm.fill({ title: "Typed before the sign-out" });
    await untilKept(page);
    const second = await signOutElsewhere(context);
    await second.signIn("max");
    await second.caseForm.verifyOnPage();
    await caseForm.title.fill("Typed after the sign-in");

    await expect.poll(() => wouldAskBeforeLeaving(page)).toBe(true);
    await expect(draft.signedOut).toBeVisible();
    expect(await keptRecords(second.page)).toEqual([]);
  },
);

test(
  "a tab beside the one that writes the draft is promised nothing at a sign-out in another one",
  takesLong,
  async ({ page, context, signIn, caseForm, draft }) => {
    await signIn("ana");
    await caseForm.fill();
    await untilKept(page);
    const beside = await context.newPage();
    await beside.goto("/cases/new");
    const besideNotice = new DraftNotice(beside);
    await expect(besideNotice.elsewhere).toBeVisible();
    await signOutElsewhere(context);
    await expect(draft.signedOut).toBeVisible();

    await expect(besideNotice.elsewhere).toBeVisible();
  },
);

test(
  "a form whose person signed out in another tab is sent once that person has signed in again",
  takesLong,
  async ({ page, context, signIn, caseForm, review, casePage, draft, aws }) => {
    const ana = await signIn("ana");
    await caseForm.fill({ title: "Typed before the sign-out" });
    await untilKept(page);
    const second = await signOutElsewhere(context);
    await expect(draft.signedOut).toContainText("it is not saved until you sign in again");
    await second.signIn(ana);
    await second.caseForm.verifyOnPage();
    await caseForm.review();
    await review.open();

    await expect(casePage.title).toHaveText("Typed before the sign-out");
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  },
);

test.describe("another person at the same browser", takesLong, () => {
  test.beforeEach(async ({ page, context, signIn, caseForm }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    await untilKept(page);
    await page.goto("about:blank");
    await context.clearCookies();
  });

  test("is shown an empty form", async ({ signIn, caseForm, draft }) => {
    await signIn("ana");

    await caseForm.verifyOnPage();
    await expect(caseForm.title).toHaveValue("");
    await expect(draft.restored).toBeHidden();
  });

  test("gets another key: nothing of the draft can be read", async ({ page, signIn, caseForm }) => {
    await signIn("ana");
    await caseForm.fill();
    await untilKept(page);

    expect((await keptRecords(page)).map(({ kind }) => kind)).toEqual(["sealed", "sealed"]);
    expect(await keptText(page)).not.toContain(canary);
    expect(await page.content()).not.toContain(canary);
  });
});

test(
  "a draft waits for its owner while somebody else uses the browser",
  takesLong,
  async ({ page, context, signIn, caseForm, draft }) => {
    const ana = await signIn("ana");
    await fillEverything(caseForm);
    const typed = await contentOf(caseForm);
    await untilKept(page);
    await context.clearCookies();
    await signIn("ana");
    await caseForm.verifyOnPage();
    await context.clearCookies();

    await signIn(ana);

    await expect(draft.restored).toBeVisible();
    expect(await contentOf(caseForm)).toEqual(typed);
  },
);

test.describe("a second tab", takesLong, () => {
  test("on an open draft says that it is open elsewhere, and shows no form", async ({
    page,
    context,
    signIn,
    caseForm,
  }) => {
    await signIn("ana");
    await caseForm.fill();
    await untilKept(page);

    const second = await context.newPage();
    await second.goto("/cases/new");

    await expect(new DraftNotice(second).elsewhere).toBeVisible();
    await expect(new CaseFormPage(second).title).toBeHidden();
  });

  test("lists other drafts, but not again the one that it says is open elsewhere", async ({
    page,
    context,
    signIn,
    caseForm,
  }) => {
    await signIn("ana");
    await caseForm.fill({ title: "Begun first" });
    await untilKept(page);
    const second = toVisitor(await context.newPage());
    await second.page.goto("/cases/new");
    await second.page.getByRole("button", { name: "Start another case here", exact: true }).click();
    await second.caseForm.fill({ title: "Begun second" });
    await untilKept(second.page);

    const third = await context.newPage();
    await third.goto("/cases/new");
    await expect(new DraftNotice(third).elsewhere).toBeVisible();
    const others = new OtherDrafts(third);
    await expect(others.row("Begun")).toHaveText(/Begun first/);
  });

  test("finds the draft once the first is closed", async ({ page, context, signIn, caseForm }) => {
    await signIn("ana");
    await caseForm.fill({ title: "Begun in the first tab" });
    await untilKept(page);
    const second = await context.newPage();
    await second.goto("/cases/new");
    await expect(new DraftNotice(second).elsewhere).toBeVisible();
    await page.close();
    await second.reload();

    await expect(new CaseFormPage(second).title).toHaveValue("Begun in the first tab");
  });

  test("with another case opens that one, and the first tab its own", async ({
    page,
    context,
    signIn,
    caseForm,
    review,
    casePage,
    aws,
  }) => {
    const ana = await signIn("ana");
    await caseForm.fill({ title: "Of the first tab" });
    await untilKept(page);
    const second = toVisitor(await context.newPage());
    await second.page.goto("/cases/new");
    await new DraftNotice(second.page).button("Start another case here").click();
    await second.sendCase({ title: "Of the second tab" });
    await second.casePage.caseId();
    await caseForm.review();
    await review.open();
    await casePage.caseId();

    const inputs = (await aws.calls(ana, "CreateCase")).map(({ input }) => Object(input));
    expect(inputs.map(({ title }) => title)).toEqual(["Of the second tab", "Of the first tab"]);
    expect(new Set(inputs.map(({ clientToken }) => clientToken)).size).toBe(2);
  });
});

test.describe("after the case was opened", () => {
  test("the Back button leads to a new form that names the case", async ({ page, openCase, caseForm, draft }) => {
    const { caseId } = await openCase({ title: canary });
    await expect.poll(async () => (await keptRecords(page)).map(({ kind }) => kind)).toEqual(["opened"]);
    await page.goBack();

    await expect(draft.openedAs(caseId)).toHaveAttribute("href", `/cases/${caseId}`);
    await expect(caseForm.title).toHaveValue("");
  });

  test("a case from the form behind the Back button is another one", async ({
    page,
    openCase,
    sendCase,
    casePage,
    draft,
    aws,
  }) => {
    const { ana, caseId } = await openCase();
    await expect.poll(async () => (await keptRecords(page)).map(({ kind }) => kind)).toEqual(["opened"]);
    await page.goBack();
    await expect(draft.openedAs(caseId)).toBeVisible();
    await sendCase({ title: "The next incident" });
    await expect(casePage.title).toHaveText("The next incident");

    const calls = await aws.calls(ana, "CreateCase");
    expect(calls.map(({ caseCreated }) => caseCreated)).toEqual([true, true]);
    expect(new Set(calls.map(({ input }) => Object(input).clientToken)).size).toBe(2);
  });

  test("a reload of its page sends nothing", async ({ page, openCase, casePage, aws }) => {
    const { ana, caseId } = await openCase();
    await page.reload();

    await casePage.verifyOnPage(caseId);
    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
  });
});

test.describe("a page that the browser had put aside and shows again", takesLong, () => {
  test("has every field as it was, and is the tab that writes the draft", async ({
    page,
    context,
    signIn,
    caseForm,
    draft,
  }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    const typed = await contentOf(caseForm);
    await untilKept(page);

    await putAsideAndShow(page);

    await expect(draft.restored).toBeVisible();
    expect(await contentOf(caseForm)).toEqual(typed);
    const tab = await context.newPage();
    await tab.goto("/cases/new");
    await expect(new DraftNotice(tab).elsewhere).toBeVisible();
  });

  test("has every field as it was where nothing can be kept", async ({ page, signIn, caseForm, draft }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The user denied permission to access the database.", "SecurityError");
      };
    });
    await signIn("ana");
    await fillEverything(caseForm);
    await expect(draft.notKept).toBeVisible();
    const typed = await contentOf(caseForm);

    await putAsideAndShow(page);

    await expect.poll(() => contentOf(caseForm)).toEqual(typed);
    await expect(draft.notKept).toBeVisible();
  });
});

/**
 * What WebKit does to a form with autocomplete="off" when it restores a page from the back/forward cache, and the event
 * that it sends.
 */
async function putAsideAndShow(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const control of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("form [name]")) {
      if ("checked" in control && ["radio", "checkbox"].includes(control.type)) control.checked = false;
      else control.value = "";
    }
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
}

test.describe("a browser that keeps nothing", takesLong, () => {
  const obstacles = [
    {
      what: "because its database is forbidden",
      script: () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("The user denied permission to access the database.", "SecurityError");
        };
      },
    },
    {
      what: "because its database cannot be opened",
      script: () => {
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (name) {
          // A lower version than the one there is refused when it is too late for an exception.
          open.call(this, name, 2);
          return open.call(this, name, 1);
        };
      },
    },
    {
      what: "because its locks are refused",
      script: () => {
        LockManager.prototype.request = () => Promise.reject(new DOMException("Request denied.", "SecurityError"));
      },
    },
    {
      what: "because its disk is full",
      script: () => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        };
      },
    },
    {
      what: "because pages may store nothing at all",
      script: () => {
        for (const name of ["indexedDB", "localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException("Access is denied for this document.", "SecurityError");
            },
          });
        }
      },
    },
  ];
  for (const { what, script } of obstacles) {
    test(`${what}, says so and opens the case all the same`, async ({
      page,
      signIn,
      caseForm,
      review,
      casePage,
      draft,
      aws,
    }) => {
      await page.addInitScript(script);
      const ana = await signIn("ana");
      await caseForm.fill({ title: "Kept nowhere" });
      await expect(draft.notKept).toBeVisible();
      await caseForm.review();
      await review.open();

      await expect(casePage.title).toHaveText("Kept nowhere");
      expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
    });
  }
});
