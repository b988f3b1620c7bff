import type { ReactNode } from "react";

/** A word beside a heading or a name. Its meaning must not hang on its colour. */
export function Badge({ tone = "plain", children }: { tone?: "plain" | "accent"; children: ReactNode }) {
  const look = tone === "accent" ? "border-accent text-accent" : "border-line bg-sunken text-ink-soft";
  return <span className={`inline-block rounded-md border px-2 py-0.5 text-sm font-semibold ${look}`}>{children}</span>;
}
