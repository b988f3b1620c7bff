import type { ComponentProps } from "react";
import { buttonShape } from "./button";

/** Looks like a secondary button, and leads to another page. */
export function SecondaryLink({ className = "", ...rest }: ComponentProps<"a">) {
  return (
    <a
      className={`${buttonShape} border border-control bg-surface text-ink no-underline hover:bg-sunken ${className}`}
      {...rest}
    />
  );
}
