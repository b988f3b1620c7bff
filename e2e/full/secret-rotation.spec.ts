import { untilKept } from "../browser-storage";
import { portalGone } from "../console-watch";
import { testWithOwnServers } from "../own-servers";
import { DraftNotice } from "../pages/draft-notice";
import { expect } from "../test";

const [first, second, third] = ["1", "2", "3"].map((digit) => digit.repeat(32));

const test = testWithOwnServers({});

/** Restarts the portal with `secret`, and with `previous` for reading older values. */
type Restart = (secret?: string, previous?: string) => Promise<void>;

test.beforeEach(({ consoleWatch }) => consoleWatch.allow(portalGone));

const rotating = test.extend<{ restart: Restart; draft: DraftNotice }>({
  restart: async ({ ownServers }, use) => {
    await use(async (secret = "", previous = "") => {
      await ownServers.killPortal();
      await ownServers.startPortal({ NEXTAUTH_SECRET: secret, NEXTAUTH_SECRET_PREVIOUS: previous });
    });
  },
  draft: async ({ page }, use) => use(new DraftNotice(page)),
});

rotating.describe("while the portal's secret changes", () => {
  rotating("the session goes on and the draft is found", async ({ page, restart, signIn, caseForm, draft }) => {
    await restart(first);
    await signIn("ana");
    await caseForm.fill({ title: "Keys in use" });
    await untilKept(page);

    await restart(second, first);
    await page.reload();

    await expect(draft.restored).toBeVisible();
    await expect(caseForm.title).toHaveValue("Keys in use");
  });

  rotating("a form that was open before is sent", async ({ restart, signIn, caseForm, review, casePage }) => {
    await restart(first);
    await signIn("ana");
    await caseForm.fill();
    await caseForm.review();

    await restart(second, first);
    await review.open();

    await expect(casePage.opened).toBeVisible();
  });

  rotating(
    "a draft that was changed since is kept under the new one",
    async ({ page, restart, signIn, signInPage, caseForm, draft }) => {
      await restart(first);
      await signIn("ana");
      await caseForm.fill({ title: "Keys in use" });
      await untilKept(page);
      await restart(second, first);
      await page.reload();
      await expect(draft.restored).toBeVisible();
      await caseForm.title.fill("Keys in use, again");
      await untilKept(page);

      await restart(second, third);
      await page.reload();
      await signInPage.start();

      await expect(draft.restored).toBeVisible();
      await expect(caseForm.title).toHaveValue("Keys in use, again");
    },
  );

  rotating(
    "a sign-in that was under way ends well",
    async ({ page, restart, signInPage, identityProvider, persona, caseForm }) => {
      await restart(first);
      await page.goto("/cases/new");
      await signInPage.start();
      await identityProvider.verifyOnPage();

      await restart(second, first);
      await identityProvider.signInAs(persona("ana"));

      await caseForm.verifyOnPage();
    },
  );

  rotating(
    "a link held before the sign-in opens after it",
    async ({ page, restart, signInPage, identityProvider, persona, caseForm }) => {
      await restart(first);
      const content = Buffer.from(JSON.stringify({ title: "Keys in use" })).toString("base64url");
      await page.goto(`/cases/new#case-v1=${content}`);
      await expect(
        page.getByRole("status").filter({ hasText: "This tab keeps the content of your link" }),
      ).toBeVisible();
      await signInPage.start();
      await identityProvider.verifyOnPage();

      await restart(second, first);
      await identityProvider.signInAs(persona("ana"));

      await expect(caseForm.title).toHaveValue("Keys in use");
    },
  );
});

rotating(
  "after the change, what the old secret sealed signs nobody in",
  async ({ page, restart, signIn, caseForm, signInPage }) => {
    await restart(first);
    await signIn("ana");
    await caseForm.verifyOnPage();

    await restart(third, second);
    await page.reload();

    await signInPage.verifyOnPage();
  },
);
