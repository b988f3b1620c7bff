"use client";

import { SiteHeader } from "@/components/layout/site-header";
import { BrokenPage } from "./_broken/broken-page";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <>
      <title>Something went wrong – Casedesk</title>
      <SiteHeader />
      <BrokenPage reference={error.digest} />
    </>
  );
}
