import type { ComponentProps } from "react";

export const buttonShape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 py-2 text-base font-semibold cursor-pointer disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60";

export function PrimaryButton({ className = "", type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={`${buttonShape} bg-accent text-on-accent hover:bg-accent-strong forced-colors:border ${className}`}
      {...rest}
    />
  );
}

/** Looks like a primary button, and leads to another page. */
export function PrimaryLink({ className = "", ...rest }: ComponentProps<"a">) {
  return (
    <a
      className={`${buttonShape} bg-accent text-on-accent no-underline hover:bg-accent-strong forced-colors:border ${className}`}
      {...rest}
    />
  );
}

export function SecondaryButton({ className = "", type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={`${buttonShape} border border-control bg-surface text-ink hover:bg-sunken ${className}`}
      {...rest}
    />
  );
}

/** For actions inside text. At least 24 px high and wide (WCAG 2.5.8). */
export function LinkButton({ className = "", type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={`-mx-1 inline-flex min-h-8 min-w-8 shrink-0 cursor-pointer items-center rounded-md px-1 text-accent underline underline-offset-4 hover:text-accent-strong aria-disabled:cursor-not-allowed aria-disabled:opacity-60 ${className}`}
      {...rest}
    />
  );
}
