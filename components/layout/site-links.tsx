"use client";

import { usePathname } from "next/navigation";

const links = [
  { href: "/cases", name: "Cases" },
  { href: "/cases/new", name: "Open a case" },
] as const;

export function SiteLinks() {
  const path = usePathname();
  return (
    <nav aria-label="Casedesk" className="flex flex-wrap gap-x-4 print:hidden">
      {links.map(({ href, name }) => (
        <a
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className="inline-flex min-h-8 items-center text-accent underline-offset-4 hover:text-accent-strong not-aria-[current=page]:underline aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
