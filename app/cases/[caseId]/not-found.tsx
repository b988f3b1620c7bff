import { PageHeader } from "@/components/layout/page-header";
import { PageTitle } from "@/components/layout/page-title";

export default function CaseNotFoundPage() {
  return (
    <>
      {/* The page's head has gone out before AWS has answered. */}
      <PageTitle title="Case not found" />
      <PageHeader heading="Case not found">
        Your role cannot see a case with this ID. Check the ID in the link, or ask the person who sent it.
      </PageHeader>
      <a href="/cases/new" className="text-accent underline underline-offset-4">
        Open a case
      </a>
    </>
  );
}
