import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { HeaderFrame } from "@/components/layout/header-frame";
import { PageHeader } from "@/components/layout/page-header";
import { currentRefusal, type Refusal } from "@/lib/auth/refusal";
import { env } from "@/lib/env";
import { SignOutButton } from "../../_account/sign-out-button";
import { SignInButton } from "../sign-in-button";
import { roleRefusalWords } from "./role-refusal-words";

export const metadata: Metadata = { title: "Sign-in refused" };

export default async function RefusedPage() {
  const refusal = await currentRefusal();
  if (!refusal) redirect("/sign-in");
  return (
    <>
      <HeaderFrame />
      <main className="mx-auto max-w-page px-4 py-12 *:max-w-2xl sm:px-6 sm:py-16">
        {refusal.kind === "no-role" ? <NoRole refusal={refusal} /> : null}
        {refusal.kind === "role-refused" ? <RoleRefused refusal={refusal} /> : null}
        {refusal.kind === "too-long" ? <SessionTooLong refusal={refusal} /> : null}
        {refusal.reference ? (
          <p className="mt-4 text-sm text-ink-soft">
            Reference: <span className="font-mono break-all">{refusal.reference}</span>
          </p>
        ) : null}
        <h2 className="mt-8 text-xl">Then sign in again</h2>
        <p className="mt-1 mb-4">
          New access starts when you next sign in. “Try again” keeps your drafts. To sign in as someone else, sign out
          first: that erases the drafts in this browser. Is the case urgent? A colleague who has access can open it here
          or with the AWS CLI.
        </p>
        <div className="flex flex-wrap items-start gap-3">
          <SignInButton label="Try again" callbackUrl={refusal.returnTo} />
          <SignOutButton />
        </div>
      </main>
    </>
  );
}

function NoRole({ refusal: { who, leftOut = [] } }: { refusal: Extract<Refusal, { kind: "no-role" }> }) {
  const conditional = env().AWS_ROLES.flatMap(({ label, when }) => (when ? [{ label, ...when }] : []));
  return (
    <>
      <PageHeader heading="You do not have access to Casedesk">
        You are signed in as <strong className="break-words text-ink">{who}</strong>, but your sign-in gives you no role
        that can open or read cases.
      </PageHeader>
      {leftOut.length > 0 ? <LeftOut claims={leftOut} /> : null}
      <p>{leftOut.length > 0 ? "These give a role:" : "Ask your identity team for one of these:"}</p>
      <ul className="mt-2 list-disc space-y-1 pl-6">
        {conditional.map(({ label, claim, has }) => (
          <li key={label}>
            <code className="wrap-anywhere">{has}</code> in <code className="wrap-anywhere">{claim}</code>, for the role{" "}
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Microsoft calls it the groups overage. Another group would not help. */
function LeftOut({ claims }: { claims: readonly string[] }) {
  return (
    <div className="mb-4 space-y-2">
      <p>
        Your identity provider left <code className="wrap-anywhere">{claims.join(", ")}</code> out of your sign-in
        because the list is too long. Entra ID does so for people in more than 200 groups. You may already be in the
        right group.
      </p>
      <p>Ask your identity team for one of these changes to the application:</p>
      <ul className="list-disc space-y-1 pl-6">
        <li>
          send only the groups assigned to the application (in Entra ID: Token configuration, Groups assigned to the
          application)
        </li>
        <li>
          use app roles, in the claim <code>roles</code>, instead of groups
        </li>
      </ul>
    </div>
  );
}

function RoleRefused({ refusal }: { refusal: Extract<Refusal, { kind: "role-refused" }> }) {
  const { who, roleLabel, roleArn, sessionName, errorName, awsRequestId } = refusal;
  const { reason, isForAdministrators } = roleRefusalWords(errorName);
  return (
    <>
      <PageHeader heading={`AWS did not give you the role ${roleLabel}`}>
        You are signed in as <strong className="break-words text-ink">{who}</strong>, with access to this role, but AWS
        refused it. {reason}
      </PageHeader>
      <p>
        {isForAdministrators
          ? "Send these details to your AWS administrators:"
          : "If trying again does not help, send these details to your AWS administrators:"}
      </p>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        <dt className="font-semibold text-ink-soft">Role</dt>
        <dd className="wrap-anywhere max-sm:mb-2">{roleArn}</dd>
        <dt className="font-semibold text-ink-soft">Session name</dt>
        <dd className="wrap-anywhere max-sm:mb-2">{sessionName}</dd>
        <dt className="font-semibold text-ink-soft">Answer of AWS STS</dt>
        <dd className="wrap-anywhere max-sm:mb-2">{errorName}</dd>
        {awsRequestId ? (
          <>
            <dt className="font-semibold text-ink-soft">AWS request ID</dt>
            <dd className="wrap-anywhere max-sm:mb-2">{awsRequestId}</dd>
          </>
        ) : null}
      </dl>
    </>
  );
}

function SessionTooLong({ refusal }: { refusal: Extract<Refusal, { kind: "too-long" }> }) {
  const { who, roleLabel, bytes, limit } = refusal;
  return (
    <>
      <PageHeader heading="Your session is too long for this portal's settings">
        You are signed in as <strong className="break-words text-ink">{who}</strong>, and AWS gave you the role{" "}
        {roleLabel}. The cookie for it would be {bytes.toLocaleString("en")} bytes long, but only{" "}
        {limit.toLocaleString("en")} are allowed.
      </PageHeader>
      <p>Ask the people who run Casedesk to make both of these larger:</p>
      <ul className="mt-2 list-disc space-y-1 pl-6">
        <li>
          the proxy's buffer for the headers of an answer: <code>proxy_buffer_size</code> of nginx, or{" "}
          <code className="wrap-anywhere">nginx.ingress.kubernetes.io/proxy-buffer-size</code> of ingress-nginx
        </li>
        <li>
          then the portal's setting <code className="wrap-anywhere">SESSION_COOKIE_MAX_BYTES</code>
        </li>
      </ul>
    </>
  );
}
