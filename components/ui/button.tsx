import type { ComponentProps } from "react";

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 py-2 text-base font-semibold cursor-pointer aria-disabled:cursor-not-allowed aria-disabled:opacity-60";

export function PrimaryButton({ className = "", type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={`${shape} bg-accent text-on-accent hover:bg-accent-strong forced-colors:border ${className}`}
      {...rest}
    />
  );
}

export function SecondaryButton({ className = "", type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={`${shape} border border-control bg-surface text-ink hover:bg-sunken ${className}`}
      {...rest}
    />
  );
}

/** For actions inside text. At least 24 px high and wide (WCAG 2.5.8). */
export function LinkButton({ className = "", type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={`inline-flex min-h-8 min-w-8 shrink-0 cursor-pointer items-center rounded-md px-1 text-accent underline underline-offset-4 hover:text-accent-strong ${className}`}
      {...rest}
    />
  );
}
