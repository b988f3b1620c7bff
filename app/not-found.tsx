import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { SiteHeader } from "@/components/layout/site-header";

export default function NotFoundPage() {
  return (
    <>
      <SiteHeader />
      <main className="mx-auto max-w-3xl px-4 py-8 sm:px-6 sm:py-10">
        <PageHeader heading="Page not found">There is no page at this address.</PageHeader>
        <Link href="/cases/new" className="text-accent underline underline-offset-4">
          Open a case
        </Link>
      </main>
    </>
  );
}
