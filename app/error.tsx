"use client";

import { SiteHeader } from "@/components/layout/site-header";
import { BrokenPage } from "./_broken/broken-page";

/** A page broke, and the frame around all pages did not. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <>
      <title>Something went wrong – Casedesk</title>
      <SiteHeader />
      <BrokenPage reference={error.digest} />
    </>
  );
}
