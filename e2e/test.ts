import { randomUUID } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import { aws, type SimulatedAws } from "./aws";
import { type ConsoleWatch, createConsoleWatch } from "./console-watch";
import { captureOpenCase, type OpenCaseCall } from "./open-case-call";
import { newPersona, type Persona } from "./persona";
import { type PortalName, portalAddress } from "./servers";
import { signInOverHttp } from "./sign-in-over-http";
import { toVisitor, type Visitor } from "./visitor";

export { expect };

/** Change it with `test.use({ portal: "urlClaim" })`. */
export type Options = { portal: PortalName };

type CaseParts = { title?: string; resolverType?: "AWS" | "Self" };

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
  /** Signs in as a new `ana`, on no page yet. AWS has the case already, which was opened by somebody else. */
  givenCase: (parts?: CaseParts) => Promise<{ ana: Persona; caseId: string }>;
  /** The same, and goes to the page of the case. Quicker than `openCase`, which fills in the form. */
  visitCase: (parts?: CaseParts) => Promise<{ ana: Persona; caseId: string }>;
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
  givenCase: async ({ page, aws }, use) =>
    use(async ({ title = "Unknown access keys in use", ...parts } = {}) => {
      const ana = newPersona("ana");
      await signInOverHttp(page.request, ana);
      const [caseId = ""] = await aws.openCases([{ title, ...parts }]);
      return { ana, caseId };
    }),
  visitCase: async ({ givenCase, casePage }, use) =>
    use(async (parts) => {
      const given = await givenCase(parts);
      await casePage.goto(given.caseId);
      return given;
    }),
});
