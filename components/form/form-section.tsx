import type { ReactNode } from "react";

type FormSectionProps = { headingId: string; heading: string; description: ReactNode; children: ReactNode };

/** One panel of the form: what it is about, then its fields. */
export function FormSection({ headingId, heading, description, children }: FormSectionProps) {
  return (
    <section aria-labelledby={headingId} className="mb-6 rounded-lg border border-line bg-surface px-4 py-5 sm:px-6">
      <h2 id={headingId} className="text-xl">
        {heading}
      </h2>
      <p className="mt-1 mb-5 text-ink-soft">{description}</p>
      <div className="space-y-6">{children}</div>
    </section>
  );
}
