"use client";

import { PageHeader } from "@/components/layout/page-header";
import { PrimaryButton } from "@/components/ui/button";

/** A page broke. The reference is the one in the server's log. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="mx-auto max-w-3xl px-4 py-8 sm:px-6 sm:py-10">
      <PageHeader heading="Something went wrong">
        The portal could not show this page. Try again: a draft that your browser has kept comes back. If you were
        opening a case, look at the case list in AWS before you open it again.
      </PageHeader>
      {error.digest ? <p className="mb-4">Reference: {error.digest}</p> : null}
      {/* From the server once more: React's own reset would show again what arrived broken. A form finds its draft. */}
      <PrimaryButton onClick={() => window.location.reload()}>Try again</PrimaryButton>
    </main>
  );
}
