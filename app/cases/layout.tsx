import type { ReactNode } from "react";
import { SiteHeader } from "@/components/layout/site-header";
import { currentSession } from "@/lib/auth/session";
import { AccountMenu } from "../_account/account-menu";
import { SessionNotice } from "../_account/session-notice";

/** The frame around every page about cases. Who may see a page is decided by the page itself, not here. */
export default async function CasesLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  return (
    <>
      <SiteHeader>{session ? <AccountMenu session={session} /> : null}</SiteHeader>
      {session ? <SessionNotice secondsLeft={Math.floor((session.expiresAt.getTime() - Date.now()) / 1000)} /> : null}
      <main className="mx-auto max-w-page px-4 py-8 sm:px-6 sm:py-10 print:p-0">{children}</main>
    </>
  );
}
