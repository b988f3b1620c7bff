import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { WithoutScript } from "@/components/layout/without-script";
import { CopyButton } from "@/components/ui/copy-button";
import { toDraftKeys, toPageOwner } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import { requireSession } from "@/lib/auth/session";
import { isCaseId } from "@/lib/cases/case-id";
import { env } from "@/lib/env";
import { justOpened } from "@/lib/opened-case";
import { Access, AccessPending } from "./_access/access";
import { Actions, ActionsPending } from "./_actions/actions";
import { Banner, BannerPending } from "./_banner/banner";
import { Composer } from "./_composer/composer";
import { Conversation } from "./_conversation/conversation";
import { ConversationPending } from "./_conversation/conversation-pending";
import { Files } from "./_files/files";
import { Findings } from "./_findings/findings";
import { RefreshBar } from "./_live/refresh-bar";
import { SaveRecord } from "./_record/save-record";
import { Tags } from "./_tags/tags";
import { Watchers } from "./_watchers/watchers";
import { CaseDetails, CaseDetailsPending } from "./case-details";
import { CaseFrame } from "./case-frame";
import { CaseHeading } from "./case-heading";
import { CaseUnread } from "./case-unread";
import { OpenedNotice } from "./opened-notice";

type CasePageProps = { params: Promise<{ caseId: string }> };

/** The ID only: tabs, histories and link previews must not show anything else about a case. */
export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  const { caseId } = await params;
  return { title: isCaseId(caseId) ? `Case ${caseId}` : "Case not found" };
}

export default async function CasePage({ params }: CasePageProps) {
  const { caseId } = await params;
  if (!isCaseId(caseId)) notFound();
  const path = `/cases/${caseId}` as const;
  const session = await requireSession(path);
  const opened = await justOpened(caseId);
  const link = new URL(path, env().NEXTAUTH_URL).href;
  const reader = { caseId, isJustOpened: opened !== undefined, session };
  return (
    <CaseFrame caseId={caseId} session={session}>
      {opened ? (
        <OpenedNotice opened={opened} draftKeys={toDraftKeys(session)} canComment={!ruledOut(session, "comment")} />
      ) : null}
      <CaseHeading {...reader} />
      <WithoutScript>
        Case details need JavaScript. Turn it on for this site, or read the case with the AWS CLI: aws security-ir
        get-case --case-id {caseId}.
      </WithoutScript>
      <Suspense fallback={<BannerPending />}>
        <CaseUnread {...reader} />
        <Banner {...reader} />
      </Suspense>
      <Suspense fallback={<ActionsPending />}>
        <Actions {...reader} />
      </Suspense>
      <RefreshBar />
      {/* On paper the link cannot be copied, only read. */}
      <p className="mb-6 hidden break-all print:block">{link}</p>
      <div className="mb-8 flex flex-wrap gap-3 print:hidden">
        <CopyButton label="Copy link" text={link} />
        <CopyButton label="Copy case ID" text={caseId} />
        <Suspense fallback={<AccessPending />}>
          <Access {...reader} />
        </Suspense>
        <SaveRecord caseId={caseId} owner={toPageOwner(session)} draftKeys={toDraftKeys(session)} />
      </div>
      <Suspense fallback={<ConversationPending />}>
        <Conversation {...reader}>
          <Suspense>
            <Composer {...reader} continuedToken={opened?.isContinued ? opened.clientToken : undefined} />
          </Suspense>
        </Conversation>
      </Suspense>
      <Suspense fallback={<CaseDetailsPending />}>
        <CaseDetails {...reader} />
      </Suspense>
      <Suspense>
        <Watchers {...reader} />
      </Suspense>
      <Suspense>
        <Tags {...reader} />
      </Suspense>
      <Suspense>
        <Files {...reader} openedWith={opened?.clientToken} />
      </Suspense>
      <Suspense>
        <Findings {...reader} />
      </Suspense>
    </CaseFrame>
  );
}
