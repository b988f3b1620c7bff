import type { ComponentProps } from "react";
import { controlLook } from "./input";

export function Textarea({ className = "", ...rest }: ComponentProps<"textarea">) {
  return <textarea autoComplete="off" className={`${controlLook} ${className}`} {...rest} />;
}
