import { PageHeader } from "@/components/layout/page-header";
import { PrimaryButton } from "@/components/ui/button";

/** What stands in the place of a page that broke. The reference is the one in the server's log. */
export function BrokenPage({ reference }: { reference: string | undefined }) {
  return (
    <main className="mx-auto max-w-3xl px-4 py-8 sm:px-6 sm:py-10">
      <PageHeader heading="Something went wrong">
        This page could not be shown. Try again: your saved draft will reload. If you were opening a case, check the
        list of cases in AWS before you open it again.
      </PageHeader>
      {reference ? <p className="mb-4">Reference: {reference}</p> : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {/* From the server once more: React's own reset would show again what arrived broken. A form finds its draft. */}
        <PrimaryButton onClick={() => window.location.reload()}>Try again</PrimaryButton>
        {/* Not by the router, which may be what broke; and this works without a script. */}
        <a href="/cases/new" className="text-accent underline underline-offset-4">
          Go to the form
        </a>
      </div>
    </main>
  );
}
