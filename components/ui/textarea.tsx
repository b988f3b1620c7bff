import type { ComponentProps } from "react";
import { controlLook } from "./input";

/** Several lines of text. */
export function Textarea({ className = "", ...rest }: ComponentProps<"textarea">) {
  return <textarea autoComplete="off" className={`${controlLook} ${className}`} {...rest} />;
}
