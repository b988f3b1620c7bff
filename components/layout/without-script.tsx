import type { ReactNode } from "react";
import { Alert } from "../ui/alert";

/** Shown where the browser runs no script: what does not work then (given as children), and the ways that are left. */
export function WithoutScript({ children }: { children: ReactNode }) {
  return (
    <noscript>
      <Alert tone="notice" className="mb-8">
        <p>{children}</p>
        <p className="mt-2">
          If it is urgent and you cannot: phone a colleague who can do it here or in the AWS console.
        </p>
      </Alert>
    </noscript>
  );
}
