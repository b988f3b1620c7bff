import { PageHeader } from "@/components/layout/page-header";
import { PrimaryButton } from "@/components/ui/button";

/** `reference` is in the server's log. */
export function BrokenPage({ reference }: { reference: string | undefined }) {
  return (
    <main className="mx-auto max-w-page px-4 py-8 sm:px-6 sm:py-10">
      <PageHeader heading="Something went wrong">
        This page could not be shown. Try again: your saved draft will reload. If you were opening a case, check the
        list of cases in AWS before you open it again.
      </PageHeader>
      {reference ? <p className="mb-4">Reference: {reference}</p> : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {/* Loads the page again: React's reset would only repeat the error. A form restores its draft. */}
        <PrimaryButton onClick={() => window.location.reload()}>Try again</PrimaryButton>
        {/* Not Next's Link: the router may be broken, and this works without JavaScript. */}
        <a href="/cases/new" className="text-accent underline underline-offset-4">
          Go to the form
        </a>
      </div>
    </main>
  );
}
