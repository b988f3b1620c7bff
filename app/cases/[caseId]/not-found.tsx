import { PageHeader } from "@/components/layout/page-header";
import { PageTitle } from "@/components/layout/page-title";

export default function CaseNotFoundPage() {
  return (
    <>
      {/* The page's head has gone out before AWS has answered. */}
      <PageTitle title="Case not found" />
      <PageHeader heading="Case not found">
        There is no case with this case ID that your role may see. Check the case ID in the link, or ask who sent it.
      </PageHeader>
      <a href="/cases/new" className="text-accent underline underline-offset-4">
        Open a case
      </a>
    </>
  );
}
