import { untilKept } from "../browser-storage";
import { portalGone } from "../console-watch";
import { testWithOwnServers } from "../own-servers";
import { DraftNotice } from "../pages/draft-notice";
import { expect } from "../test";
import { createVersionOfOtherKey, nextVersion } from "./new-version";

/** Replaces the portal's process with one of another build. */
type Deploy = (server: string) => Promise<void>;

const test = testWithOwnServers({}).extend<{ deploy: Deploy; draft: DraftNotice; otherKey: string }>({
  deploy: async ({ ownServers, context }, use) => {
    await use(async (server) => {
      await ownServers.killPortal();
      await ownServers.startPortal({}, server);
    });
    // A page that still loads would complain about the next line.
    await context.close();
    await ownServers.killPortal();
    await ownServers.startPortal();
  },
  draft: async ({ page }, use) => use(new DraftNotice(page)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  otherKey: async ({}, use) => {
    const { server, remove } = createVersionOfOtherKey();
    await use(server);
    remove();
  },
});

// The other version is one without proxy.ts, whose policy lets no script run.
test.use({ bypassCSP: true });

test.beforeEach(({ consoleWatch }) => consoleWatch.allow(portalGone));

test("a form from before an update is reviewed and sent after it", async ({
  deploy,
  signIn,
  caseForm,
  review,
  casePage,
}) => {
  await signIn("ana");
  await caseForm.fill({ title: "Typed before the update" });
  await deploy(nextVersion);
  await caseForm.review();
  await review.open();

  await expect(casePage.opened).toBeVisible();
  await expect(casePage.title).toHaveText("Typed before the update");
});

test("an update that knows the form no more says so, and after a reload the draft is sent", async ({
  page,
  deploy,
  otherKey,
  signIn,
  caseForm,
  review,
  casePage,
  draft,
  aws,
  consoleWatch,
}) => {
  consoleWatch.allow(/404|409/);
  // The files of a real version have names of their own; these keep theirs, and a browser that may not route would take
  // them from its cache.
  await page.route("**", (route) => route.continue());
  const ana = await signIn("ana");
  await caseForm.fill({ title: "Typed before the update" });
  await untilKept(page);
  await caseForm.review();
  await deploy(otherKey);
  await review.open();
  await expect(review.failure.getByRole("heading")).toHaveText("The portal has been updated");

  await page.reload();
  await expect(draft.restored).toBeVisible();
  await caseForm.review();
  await review.open();

  await expect(casePage.opened).toBeVisible();
  expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
});

test("a draft that was typed before an update is there after it", async ({ page, deploy, signIn, caseForm, draft }) => {
  await signIn("ana");
  await caseForm.fill({ title: "Typed before the update" });
  await untilKept(page);
  await deploy(nextVersion);
  await page.reload();

  await expect(draft.restored).toBeVisible();
  await expect(caseForm.title).toHaveValue("Typed before the update");
});
