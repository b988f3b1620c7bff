"use client";

import { PageHeader } from "@/components/layout/page-header";
import { PrimaryButton } from "@/components/ui/button";

/** A page broke. The reference is the one in the server's log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-3xl px-4 py-8 sm:px-6 sm:py-10">
      <PageHeader heading="Something went wrong">
        The portal could not show this page. If you were opening a case, look at the case list in AWS before you open it
        again.
      </PageHeader>
      {error.digest ? <p className="mb-4">Reference: {error.digest}</p> : null}
      <PrimaryButton onClick={reset}>Try again</PrimaryButton>
    </main>
  );
}
