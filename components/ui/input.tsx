import type { ComponentProps } from "react";

export const controlLook =
  "block w-full min-w-0 rounded-md border border-control bg-surface px-3 py-2 text-base text-ink placeholder:text-ink-soft aria-invalid:border-2 aria-invalid:border-danger";

/** Keeps incident details out of the browser's autofill. */
export function Input({ className = "", type = "text", ...rest }: ComponentProps<"input">) {
  return (
    <input
      type={type}
      autoComplete="off"
      spellCheck={false}
      className={`${controlLook} min-h-11 ${className}`}
      {...rest}
    />
  );
}
