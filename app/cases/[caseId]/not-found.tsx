import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";

export default function CaseNotFoundPage() {
  return (
    <>
      <PageHeader heading="Case not found">
        There is no case with this number that your role may see. Check the number in the link, or ask who sent it.
      </PageHeader>
      <Link href="/cases/new" className="text-accent underline underline-offset-4">
        Open a case
      </Link>
    </>
  );
}
