import type { ReactNode } from "react";

type FormSectionProps = {
  headingId: string;
  heading: string;
  need?: "Required" | "Optional";
  description: ReactNode;
  children: ReactNode;
};

export function FormSection({ headingId, heading, need, description, children }: FormSectionProps) {
  return (
    <section aria-labelledby={headingId} className="mb-6 rounded-lg border border-line bg-surface px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={headingId} className="text-xl">
          {heading}
        </h2>
        {need ? <p className="text-sm text-ink-soft">{need}</p> : null}
      </div>
      <p className="mt-1 mb-5 text-ink-soft">{description}</p>
      <div className="space-y-6">{children}</div>
    </section>
  );
}
