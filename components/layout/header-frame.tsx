import type { ReactNode } from "react";

export function HeaderFrame({ children }: { children?: ReactNode }) {
  return (
    <header className="border-b border-line bg-surface print:border-0">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:gap-x-6 sm:px-6 print:px-0">
        {/* A plain link, as on most pages: Next's Link weighs 6 KB and fails on a broken page. */}
        <a
          href="/cases"
          className="inline-flex min-h-8 items-center gap-2 text-lg font-bold text-ink no-underline max-sm:w-full"
        >
          <Mark />
          Casedesk
        </a>
        {children}
      </div>
    </header>
  );
}

// The same drawing as public/icon.svg, without a request.
function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width="24" height="24">
      <rect width="32" height="32" rx="7" fill="#0b5cad" />
      <path d="M7 12.5h7l2 2.5h9v9.5H7z" fill="#fff" />
      <path d="M10 8.5h12" stroke="#9cc9f5" strokeWidth="2.5" strokeLinecap="round" />
      <path
        d="M13 19.8l2.3 2.3 4.2-4.4"
        fill="none"
        stroke="#0b5cad"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
