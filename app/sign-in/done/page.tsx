import type { Metadata } from "next";
import { HeaderFrame } from "@/components/layout/header-frame";
import { PageHeader } from "@/components/layout/page-header";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { requireSession } from "@/lib/auth/session";
import { TellOtherTabs } from "./tell-other-tabs";

export const metadata: Metadata = { title: "You are signed in again" };

export default async function SignedInAgainPage() {
  const session = await requireSession("/sign-in/done");
  return (
    <>
      <HeaderFrame />
      <main className="mx-auto max-w-page px-4 py-12 *:max-w-md sm:px-6 sm:py-16">
        <PageHeader heading="You are signed in again">
          Close this tab and return to your form. What you typed is still there, and you can send it now.
        </PageHeader>
        <TellOtherTabs owners={toDraftKeys(session).map(({ owner }) => owner)} />
      </main>
    </>
  );
}
