import { CopyButton } from "@/components/ui/copy-button";
import type { Session } from "@/lib/auth/session";
import { toAccessPolicy } from "@/lib/cases/access-policy";
import { toCaseText } from "@/lib/cases/case-text";
import { WatcherFacts } from "../../_case/facts";
import { readCase } from "../case-reads";
import { CopyAsText } from "./conversation-text";
import { GiveAccess } from "./give-access";

type AccessProps = { caseId: string; isJustOpened: boolean; session: Session };

/** Lists the people who see the case, and lets more people see it. */
export async function Access({ caseId, isJustOpened, session }: AccessProps) {
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok) return null;
  const { caseArn, watchers } = read.answer;
  return (
    <>
      <CopyAsText initial={toCaseText(caseId, read.answer)} />
      <GiveAccess>
        <div className="mt-1 space-y-5 rounded-lg border border-line bg-surface px-4 py-4 sm:px-6">
          {caseArn ? <PolicyFor caseArn={caseArn} /> : null}
          <div>
            <h2 className="text-lg">For people without AWS</h2>
            <p className="mt-1 text-ink-soft">
              They cannot open the link. Choose “Copy as text” and send them the text.
            </p>
          </div>
          <div>
            <h2 className="text-lg">Watchers</h2>
            <p className="mt-1 mb-2 text-ink-soft">AWS sends these people e-mails about the case.</p>
            <WatcherFacts watchers={watchers} />
          </div>
        </div>
      </GiveAccess>
    </>
  );
}

/** As wide as its two buttons, so that the next one does not move under a finger. */
export function AccessPending() {
  return <div aria-hidden="true" className="h-11 w-67 noscript:hidden" />;
}

function PolicyFor({ caseArn }: { caseArn: string }) {
  return (
    <div>
      <h2 className="text-lg">For a colleague’s IAM role</h2>
      <p className="mt-1 text-ink-soft">
        Your AWS administrators attach this policy to the role. It covers this case and no other.
      </p>
      <pre className="my-3 rounded-md bg-sunken p-3 text-sm wrap-anywhere whitespace-pre-wrap">
        <code>{toAccessPolicy(caseArn, ["read"])}</code>
      </pre>
      <div className="flex flex-wrap gap-3">
        <CopyButton label="Copy policy to read" text={toAccessPolicy(caseArn, ["read"])} />
        <CopyButton label="Copy policy to read and comment" text={toAccessPolicy(caseArn, ["read", "comment"])} />
      </div>
    </div>
  );
}
