import type { ReactNode } from "react";
import { Alert } from "../ui/alert";

/** Shown only when JavaScript is off. */
export function WithoutScript({ children }: { children: ReactNode }) {
  return (
    <noscript>
      <Alert tone="notice" className="mb-8">
        <p>{children}</p>
        <p className="mt-2">If it is urgent, phone a colleague who can do it here or in the AWS console.</p>
      </Alert>
    </noscript>
  );
}
