import "./globals.css";
import type { Metadata } from "next";
import { connection } from "next/server";
import { Activity, type ReactNode } from "react";
import { env } from "@/lib/env";

export const metadata: Metadata = {
  title: { default: "Casedesk", template: "%s – Casedesk" },
  description: "Open a case with AWS Security Incident Response.",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // No page is prerendered: each belongs to one person, and settings are those of the running server.
  await connection();
  const band = env().PORTAL_BAND;
  return (
    <html lang="en">
      <body className="min-h-dvh antialiased">
        {band ? (
          <aside
            aria-label="This deployment"
            className="bg-notice-surface px-4 py-1 text-center text-sm font-semibold text-notice print:hidden"
          >
            {band}
          </aside>
        ) : null}
        {/* Without it, React would try the whole page again and again until the last script is here. */}
        <Activity>{children}</Activity>
      </body>
    </html>
  );
}
