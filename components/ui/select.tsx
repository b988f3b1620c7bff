import type { ComponentProps } from "react";
import { controlLook } from "./input";

export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return <select className={`${controlLook} min-h-11 ${className}`} {...rest} />;
}
