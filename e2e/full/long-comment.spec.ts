import type { SimulatedAws } from "../aws";
import { OwnBrowser } from "../own-browser";
import { testWithOwnServers } from "../own-servers";
import { expect, test } from "../test";
import type { Visitor } from "../visitor";

const lines = Array.from({ length: 2000 }, (_, index) => `Line ${index} `.padEnd(100, "x"));

test("200 KB of text go out whole, in order and once, through reloads and lost answers", async ({
  page,
  visitor,
  visitCase,
  aws,
}) => {
  test.setTimeout(180_000);
  const { ana, caseId } = await visitCase();
  await beginToSend(visitor);
  for (const reached of [2, 5, 9]) {
    await untilAdded(aws, caseId, reached);
    await aws.arm(ana, { operation: "CreateCaseComment", fault: "reset-after" });
    await page.reload();
    await goOn(visitor);
  }
  await expectWhole(visitor, aws, caseId);
});

const killed = testWithOwnServers({}).extend<{ ownBrowser: OwnBrowser }>({
  ownBrowser: async ({ launchOptions, ownServers }, use) => {
    const ownBrowser = new OwnBrowser({ launchOptions, baseURL: ownServers.address });
    await use(ownBrowser);
    await ownBrowser.remove();
  },
});

killed(
  "200 KB of text go out whole, in order and once, though the portal and the browser are killed",
  async ({ ownServers, ownBrowser, aws }) => {
    killed.setTimeout(240_000);
    let visitor = await ownBrowser.start();
    const { ana, caseId } = await visitor.openCase();
    await beginToSend(visitor);

    await untilAdded(aws, caseId, 2);
    await ownServers.killPortal();
    await expect(visitor.casePage.conversation.alert).toContainText("We do not know whether AWS added the comment");
    await ownServers.startPortal();
    await goOn(visitor);

    for (const { reached, killsPortal } of [
      { reached: 5, killsPortal: false },
      { reached: 9, killsPortal: true },
    ]) {
      await untilAdded(aws, caseId, reached);
      await Promise.all([ownBrowser.kill(), killsPortal ? ownServers.killPortal() : undefined]);
      if (killsPortal) await ownServers.startPortal();
      visitor = await ownBrowser.start();
      // The browser writes its cookies to disk at times of its own.
      await visitor.context.clearCookies();
      await visitor.signIn(ana, `/cases/${caseId}`);
      await goOn(visitor);
    }
    await expectWhole(visitor, aws, caseId);
  },
);

async function beginToSend({ casePage: { conversation } }: Visitor): Promise<void> {
  // Chromium takes seconds to insert so many lines into any text area.
  await conversation.box.fill(lines.join("\n"), { timeout: 60_000 });
  await conversation.addAllButton.click();
}

async function untilAdded(aws: SimulatedAws, caseId: string, count: number): Promise<void> {
  await expect.poll(async () => (await aws.comments(caseId)).length, { timeout: 60_000 }).toBeGreaterThan(count);
}

async function goOn({ page }: Visitor): Promise<void> {
  const button = page.getByRole("button", { name: /^(Check and try again|Send the rest .*)$/ });
  await expect(button).toBeVisible({ timeout: 20_000 });
  await button.click();
}

async function expectWhole({ page }: Visitor, aws: SimulatedAws, caseId: string): Promise<void> {
  await expect(page.getByText(/^\d+ comments added\.|AWS has this comment more than once/)).toBeVisible({
    timeout: 90_000,
  });
  const bodies = (await aws.comments(caseId)).map(({ body }) => body);
  const parts = bodies.map((body) => /^\((\d+) of (\d+) · \w{4}\)\n/.exec(body));
  expect(parts.map((part) => Number(part?.[1]))).toEqual(bodies.map((_, index) => index + 1));
  expect(parts.map((part) => Number(part?.[2]))).toEqual(bodies.map(() => bodies.length));
  expect(bodies.map((body) => body.slice(body.indexOf("\n") + 1)).join("\n")).toBe(lines.join("\n"));
}
