import "./globals.css";
import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: { default: "Casedesk", template: "%s – Casedesk" },
  description: "Open a case with AWS Security Incident Response.",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // No page is prerendered: each belongs to one person, and settings are those of the running server.
  await connection();
  return (
    <html lang="en">
      <body className="min-h-dvh antialiased">{children}</body>
    </html>
  );
}
