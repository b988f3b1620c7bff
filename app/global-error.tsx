"use client";

import "./globals.css";
import { BrokenPage } from "./_broken/broken-page";

/** Replaces the root layout too. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>Something went wrong – Casedesk</title>
      </head>
      <body className="min-h-dvh antialiased">
        <BrokenPage reference={error.digest} />
      </body>
    </html>
  );
}
