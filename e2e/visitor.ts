import type { BrowserContext, Page } from "@playwright/test";
import { AccountMenu } from "./pages/account-menu";
import { CaseFormPage } from "./pages/case-form-page";
import { CaseListPage } from "./pages/case-list-page";
import { CasePage } from "./pages/case-page";
import { IdentityProviderPage } from "./pages/identity-provider-page";
import { RefusedPage } from "./pages/refused-page";
import { ReviewPage } from "./pages/review-page";
import { SignInPage } from "./pages/sign-in-page";
import { type Kind, newPersona, type Persona } from "./persona";
import { signInOverHttp } from "./sign-in-over-http";

/** A browser with the portal's page objects. */
export type Visitor = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly signInPage: SignInPage;
  readonly identityProvider: IdentityProviderPage;
  readonly refusedPage: RefusedPage;
  readonly account: AccountMenu;
  readonly caseForm: CaseFormPage;
  readonly review: ReviewPage;
  readonly casePage: CasePage;
  readonly caseList: CaseListPage;
  /** Signs in over HTTP as this person, or a new one of this kind, then goes to the path (default: the form). */
  signIn(who: Exclude<Kind, "noa"> | Persona, path?: string): Promise<Persona>;
  /** Goes to the path and signs in on the pages. */
  signInOnPages(who: Kind | Persona, path?: string): Promise<Persona>;
  /** Fills in the form, reviews it and sends it. The test checks the outcome. */
  sendCase(parts?: Parameters<CaseFormPage["fill"]>[0]): Promise<void>;
  /** Signs in as a new `ana` and opens a case with only the required fields. */
  openCase(parts?: Parameters<CaseFormPage["fill"]>[0]): Promise<{ ana: Persona; caseId: string }>;
};

export function toVisitor(page: Page): Visitor {
  const signInPage = new SignInPage(page);
  const identityProvider = new IdentityProviderPage(page);
  const caseForm = new CaseFormPage(page);
  const review = new ReviewPage(page);
  const casePage = new CasePage(page);

  async function signIn(who: Kind | Persona, path = "/cases/new"): Promise<Persona> {
    const persona = typeof who === "string" ? newPersona(who) : who;
    await signInOverHttp(page.request, persona);
    await page.goto(path);
    return persona;
  }

  async function signInOnPages(who: Kind | Persona, path = "/cases/new"): Promise<Persona> {
    const persona = typeof who === "string" ? newPersona(who) : who;
    await page.goto(path);
    await signInPage.start();
    await identityProvider.signInAs(persona);
    return persona;
  }

  async function sendCase(parts?: Parameters<CaseFormPage["fill"]>[0]): Promise<void> {
    await caseForm.fill(parts);
    await caseForm.review();
    await review.open();
  }

  return {
    context: page.context(),
    page,
    signInPage,
    identityProvider,
    refusedPage: new RefusedPage(page),
    account: new AccountMenu(page),
    caseForm,
    review,
    casePage,
    caseList: new CaseListPage(page),
    signIn,
    signInOnPages,
    sendCase,
    openCase: async (parts) => {
      const ana = await signIn("ana");
      await sendCase(parts);
      return { ana, caseId: await casePage.caseId() };
    },
  };
}
