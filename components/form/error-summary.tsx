"use client";

import type { ReactNode, Ref } from "react";

type ErrorSummaryProps = {
  /** In page order. */
  errors: readonly { id: string; message: string }[];
  ref?: Ref<HTMLDivElement>;
  /** Moves the focus to the control with this id. */
  onFollow: (id: string) => void;
  children?: ReactNode;
};

/** The caller moves the focus here. */
export function ErrorSummary({ errors, ref, onFollow, children }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-heading"
      className="mb-8 rounded-md border-2 border-danger bg-danger-surface px-4 py-4 sm:px-6"
    >
      <h2 id="error-summary-heading" className="text-xl">
        There is a problem
      </h2>
      <ul className="mt-2 space-y-1">
        {errors.map(({ id, message }) => (
          <li key={`${id} ${message}`}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                // The browser itself would add an entry to the history that Next does not know.
                event.preventDefault();
                onFollow(id);
              }}
              className="inline-block min-h-6 font-semibold text-danger underline underline-offset-4"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
