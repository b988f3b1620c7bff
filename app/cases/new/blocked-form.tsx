"use client";

import { PageHeader } from "@/components/layout/page-header";
import { PageTitle } from "@/components/layout/page-title";
import { PrimaryButton } from "@/components/ui/button";

/** Stands in the place of a form that must not be changed, and cannot be shown otherwise for now. */
export function BlockedForm() {
  return (
    <div role="alert">
      <PageTitle title="Something went wrong" />
      <PageHeader heading="Something went wrong">
        AWS may already have opened this case, so your draft cannot change. The part of this page that shows it could
        not be loaded. Check your connection, then try again. Your draft is kept.
      </PageHeader>
      {/* Also after an update of the portal: the files of this version are gone then. */}
      <PrimaryButton onClick={() => window.location.reload()}>Try again</PrimaryButton>
    </div>
  );
}
