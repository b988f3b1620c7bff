import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { SiteHeader } from "@/components/layout/site-header";
import { WithoutScript } from "@/components/layout/without-script";
import { Alert } from "@/components/ui/alert";
import { createLinkKey } from "@/lib/auth/link-key";
import { keptReference } from "@/lib/auth/sign-in-reference";
import { env } from "@/lib/env";
import { HoldLink } from "../_prefill/hold-link";
import { SignInButton } from "./sign-in-button";

const problems: ReadonlyMap<string, string> = new Map([
  ["OAuthSignin", "The identity provider did not answer. Try again. If this keeps happening, tell your administrator."],
  [
    "RoleUnavailable",
    "Your company's sign-in worked, but AWS did not answer when the portal asked for your role. Try again in a moment.",
  ],
]);
const otherProblem =
  "The sign-in was not completed: it was cancelled, took too long, or the identity provider's answer could not be verified. Try again.";

type SignInPageProps = { searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }> };

export async function generateMetadata({ searchParams }: SignInPageProps): Promise<Metadata> {
  const { error } = await searchParams;
  return { title: error ? "Error: Sign in" : "Sign in" };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const { ticket, key } = createLinkKey();
  const reference = error ? await keptReference() : undefined;
  return (
    <>
      <SiteHeader />
      <main className="mx-auto max-w-md px-4 py-12 sm:py-20">
        <PageHeader heading="Sign in">
          Open a case with AWS Security Incident Response under your own role. After signing in you return to your page.
        </PageHeader>
        {error ? (
          <Alert tone="danger" role="alert" className="mb-6">
            {problems.get(String(error)) ?? otherProblem}
          </Alert>
        ) : null}
        {reference ? (
          <p className="-mt-4 mb-6 text-sm text-ink-soft">
            Reference: <span className="font-mono break-all">{reference}</span>
          </p>
        ) : null}
        <WithoutScript>
          Casedesk needs JavaScript. Turn it on for this site, or open the case with the AWS CLI: aws security-ir
          create-case.
        </WithoutScript>
        <SignInButton providerName={env().OIDC_NAME} callbackUrl={toLocalPath(callbackUrl)} />
        <HoldLink ticket={ticket} sealingKey={key} />
      </main>
    </>
  );
}

// A path of the portal, or the form's if the address could lead elsewhere.
function toLocalPath(callbackUrl: string | string[] | undefined): string {
  if (typeof callbackUrl !== "string" || !URL.canParse(callbackUrl, env().NEXTAUTH_URL)) return "/cases/new";
  const url = new URL(callbackUrl, env().NEXTAUTH_URL);
  // Browsers read a path that starts with two slashes as another host.
  const isLocal = url.origin === new URL(env().NEXTAUTH_URL).origin && !url.pathname.startsWith("//");
  return isLocal ? `${url.pathname}${url.search}` : "/cases/new";
}
