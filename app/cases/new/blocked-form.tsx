"use client";

import { PageHeader } from "@/components/layout/page-header";
import { PageTitle } from "@/components/layout/page-title";
import { PrimaryButton } from "@/components/ui/button";

/** Replaces a form that must not change, when its read-only view cannot be loaded. */
export function BlockedForm() {
  return (
    <div role="alert">
      <PageTitle title="Something went wrong" />
      <PageHeader heading="Something went wrong">
        AWS may already have opened this case, so your draft cannot change. The part of this page that shows it could
        not be loaded. Check your connection, then try again. Your draft is kept.
      </PageHeader>
      {/* After an update of the portal, this version's files are gone. */}
      <PrimaryButton onClick={() => window.location.reload()}>Try again</PrimaryButton>
    </div>
  );
}
