import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { SiteHeader } from "@/components/layout/site-header";
import { currentSession } from "@/lib/auth/session";
import { AccountMenu } from "./_account/account-menu";

export const metadata: Metadata = { title: "Page not found" };

export default async function NotFoundPage() {
  const session = await currentSession();
  return (
    <>
      <SiteHeader>{session ? <AccountMenu session={session} /> : null}</SiteHeader>
      <main className="mx-auto max-w-page px-4 py-8 sm:px-6 sm:py-10">
        <PageHeader heading="Page not found">There is no page at this address.</PageHeader>
        <a href="/cases/new" className="text-accent underline underline-offset-4">
          Open a case
        </a>
      </main>
    </>
  );
}
