"use client";

import "./globals.css";
import { BrokenPage } from "./_broken/broken-page";

/** The frame around all pages broke: this stands for it as well. */
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
