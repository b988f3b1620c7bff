import { randomUUID } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import { aws, type SimulatedAws } from "./aws";
import { type ConsoleWatch, createConsoleWatch } from "./console-watch";
import { captureOpenCase, type OpenCaseCall } from "./open-case-call";
import { newPersona } from "./persona";
import { type PortalName, portalAddress } from "./servers";
import { toVisitor, type Visitor } from "./visitor";

export { expect };

/** Change it with `test.use({ portal: "urlClaim" })`. */
export type Options = { portal: PortalName };

type Fixtures = Omit<Visitor, "context" | "page"> & {
  /** A person for this test only. */
  persona: typeof newPersona;
  aws: SimulatedAws;
  /** For another person or device. */
  newVisitor: () => Promise<Visitor>;
  consoleWatch: ConsoleWatch;
  /** A recorded call that opens a case, with an unused client token. */
  openCaseCall: OpenCaseCall;
  visitor: Visitor;
};

/** Fails on unexpected warnings and errors in the browser's console. */
export const test = base.extend<Options & Fixtures>({
  portal: ["main", { option: true }],
  baseURL: async ({ portal }, use) => use(portalAddress(portal)),
  consoleWatch: [
    async ({ context }, use) => {
      const consoleWatch = createConsoleWatch();
      consoleWatch.watch(context);
      await use(consoleWatch);
      expect(consoleWatch.complaints(), "what the browser's console complained about").toEqual([]);
    },
    { auto: true },
  ],
  newVisitor: async ({ browser, consoleWatch }, use) => {
    const visitors: Visitor[] = [];
    await use(async () => {
      const context = await browser.newContext();
      consoleWatch.watch(context);
      const visitor = toVisitor(await context.newPage());
      visitors.push(visitor);
      return visitor;
    });
    await Promise.all(visitors.map(({ context }) => context.close()));
  },
  openCaseCall: async ({ portal, newVisitor }, use) => {
    const call = await captureOpenCase(portal, newVisitor);
    await use({ ...call, input: { ...call.input, clientToken: randomUUID() } });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  persona: async ({}, use) => use(newPersona),
  // biome-ignore lint/correctness/noEmptyPattern: the same.
  aws: async ({}, use) => use(aws),
  visitor: async ({ page }, use) => use(toVisitor(page)),
  signInPage: async ({ visitor }, use) => use(visitor.signInPage),
  identityProvider: async ({ visitor }, use) => use(visitor.identityProvider),
  refusedPage: async ({ visitor }, use) => use(visitor.refusedPage),
  account: async ({ visitor }, use) => use(visitor.account),
  caseForm: async ({ visitor }, use) => use(visitor.caseForm),
  review: async ({ visitor }, use) => use(visitor.review),
  casePage: async ({ visitor }, use) => use(visitor.casePage),
  caseList: async ({ visitor }, use) => use(visitor.caseList),
  signIn: async ({ visitor }, use) => use(visitor.signIn),
  signInOnPages: async ({ visitor }, use) => use(visitor.signInOnPages),
  sendCase: async ({ visitor }, use) => use(visitor.sendCase),
  openCase: async ({ visitor }, use) => use(visitor.openCase),
});
