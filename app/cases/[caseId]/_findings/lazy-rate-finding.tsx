"use client";

import type { ComponentProps } from "react";
import { useLazy } from "../../../_lazy/use-lazy";
import type { RateFindingForm } from "./rate-finding-form";

// Few cases have findings.
const loadForm = () => import("./rate-finding-form").then((loaded) => loaded.RateFindingForm);

/** The server renders no form: what is typed and pressed before it is awake would be lost. */
export function LazyRateFinding(props: ComponentProps<typeof RateFindingForm>) {
  const { part: Form, isUnreachable } = useLazy(true, loadForm);
  return (
    <div className="min-h-38 print:hidden noscript:hidden">
      {Form ? <Form {...props} /> : null}
      {isUnreachable ? <p className="mt-3 text-ink-soft">You cannot rate this now. Reload the page.</p> : null}
    </div>
  );
}
