import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { HeaderFrame } from "@/components/layout/header-frame";
import { PageHeader } from "@/components/layout/page-header";
import { WithoutScript } from "@/components/layout/without-script";
import { Alert } from "@/components/ui/alert";
import { createLinkKey } from "@/lib/auth/link-key";
import { toLocalPath } from "@/lib/auth/local-path";
import { currentSession } from "@/lib/auth/session";
import { keptReference } from "@/lib/auth/sign-in-reference";
import { env } from "@/lib/env";
import { HoldLink } from "../_prefill/hold-link";
import { SignInButton } from "./sign-in-button";

const problems: ReadonlyMap<string, string> = new Map([
  ["OAuthSignin", "The identity provider did not answer. Try again. If this keeps happening, tell your administrator."],
  [
    "ProviderFailed",
    "The identity provider failed while it completed your sign-in. Try again. If this keeps happening, tell the people who run it.",
  ],
  [
    "RoleUnavailable",
    "Your company's sign-in worked, but AWS did not answer when the portal asked for your role. Try again in a moment.",
  ],
  ["RoleBusy", "Your company's sign-in worked, but AWS is busy: many people are signing in. Try again in a moment."],
  [
    "RoleError",
    "Your company's sign-in worked, but AWS had an error when the portal asked for your role. Try again in a minute.",
  ],
  [
    "RoleProviderUnreachable",
    "Your company's sign-in worked, but AWS could not reach the identity provider to check it. Try again in a minute. If this keeps happening, tell your AWS administrators.",
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
  const session = error ? await currentSession() : null;
  // Back to a sign-in that has already succeeded: its answer cannot be used twice.
  if (session && !problems.has(String(error))) redirect(toLocalPath(callbackUrl) as Route); // Next checks literals only.
  const { ticket, key } = createLinkKey();
  const reference = error ? await keptReference() : undefined;
  return (
    <>
      <HeaderFrame />
      <main className="mx-auto max-w-page px-4 py-12 *:max-w-md sm:px-6 sm:py-16">
        <PageHeader heading="Sign in">
          Open a case with AWS Security Incident Response under your own role. After signing in you return to your page.
        </PageHeader>
        {error ? (
          <Alert tone="danger" role="alert" className="mb-6">
            {problems.get(String(error)) ?? otherProblem}
          </Alert>
        ) : null}
        {session ? (
          <p className="mb-6">
            You are still signed in as {session.role.label}.{" "}
            <a href={toLocalPath(callbackUrl)} className="font-semibold text-accent underline underline-offset-4">
              Go on as you are
            </a>
          </p>
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
        <SignInButton label={`Sign in with ${env().OIDC_NAME}`} callbackUrl={toLocalPath(callbackUrl)} />
        <HoldLink ticket={ticket} sealingKey={key} />
      </main>
    </>
  );
}
