import type { ComponentProps } from "react";
import { controlLook } from "./input";

/** One choice of a few, by the browser's own list. */
export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return <select className={`${controlLook} min-h-11 ${className}`} {...rest} />;
}
