import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { SiteHeader } from "@/components/layout/site-header";
import { currentRefusal, type Refusal } from "@/lib/auth/refusal";
import { env } from "@/lib/env";
import { SignOutButton } from "../../_account/sign-out-button";

export const metadata: Metadata = { title: "Sign-in refused" };

export default async function RefusedPage() {
  const refusal = await currentRefusal();
  if (!refusal) redirect("/sign-in");
  return (
    <>
      <SiteHeader />
      <main className="mx-auto max-w-2xl px-4 py-12 sm:px-6 sm:py-16">
        {refusal.kind === "no-role" ? <NoRole who={refusal.who} /> : <RoleRefused refusal={refusal} />}
        {refusal.reference ? (
          <p className="mt-4 text-sm text-ink-soft">
            Reference: <span className="font-mono break-all">{refusal.reference}</span>
          </p>
        ) : null}
        <h2 className="mt-8 text-xl">Then sign in again</h2>
        <p className="mt-1 mb-4">
          Sign out first. This also erases the drafts in this browser. New access starts when you next sign in. Is the
          case urgent? A colleague who has access can open it here or with the AWS CLI.
        </p>
        <SignOutButton />
      </main>
    </>
  );
}

function NoRole({ who }: { who: string }) {
  const conditional = env().AWS_ROLES.flatMap(({ label, when }) => (when ? [{ label, ...when }] : []));
  return (
    <>
      <PageHeader heading="You do not have access to Casedesk">
        You are signed in as <strong className="break-words text-ink">{who}</strong>, but your sign-in gives you no role
        that can open or read cases.
      </PageHeader>
      <p>Ask your identity team for one of these:</p>
      <ul className="mt-2 list-disc space-y-1 pl-6">
        {conditional.map(({ label, claim, has }) => (
          <li key={label}>
            <code className="break-all">{has}</code> in <code className="break-all">{claim}</code>, for the role {label}
          </li>
        ))}
      </ul>
    </>
  );
}

function RoleRefused({ refusal }: { refusal: Extract<Refusal, { kind: "role-refused" }> }) {
  const { who, roleLabel, roleArn, sessionName, errorName, awsRequestId } = refusal;
  return (
    <>
      <PageHeader heading={`AWS did not give you the role ${roleLabel}`}>
        You are signed in as <strong className="break-words text-ink">{who}</strong>, with access to this role, but AWS
        refused it. This is a set-up problem, most often in the role's trust policy or in IAM's identity provider.
      </PageHeader>
      <p>Send these details to your AWS administrators:</p>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        <dt className="font-semibold text-ink-soft">Role</dt>
        <dd className="break-all">{roleArn}</dd>
        <dt className="font-semibold text-ink-soft">Session name</dt>
        <dd className="break-all">{sessionName}</dd>
        <dt className="font-semibold text-ink-soft">Answer of AWS STS</dt>
        <dd className="break-all">{errorName}</dd>
        {awsRequestId ? (
          <>
            <dt className="font-semibold text-ink-soft">AWS request ID</dt>
            <dd className="break-all">{awsRequestId}</dd>
          </>
        ) : null}
      </dl>
    </>
  );
}
