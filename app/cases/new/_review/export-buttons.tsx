"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { toCliCommand, toJsonText, toPlainText } from "@/lib/cases/case-export";
import type { CaseValues } from "@/lib/cases/case-schema";
import { splitDescription } from "@/lib/cases/long-description";

type ExportButtonsProps = {
  values: CaseValues;
  region: string;
  children?: ReactNode;
};

/** Ways to open the case without the portal. They need no network. */
export function ExportButtons({ values, region, children }: ExportButtonsProps) {
  return (
    <section aria-labelledby="export-heading" className="my-8">
      <h2 id="export-heading" className="text-xl">
        Another way to open it
      </h2>
      <p className="mt-1 mb-3 text-ink-soft">
        If you cannot open the case here, use one of these. The command has the same client token, so AWS can recognise
        a case that it already has.
      </p>
      <div className="flex flex-wrap gap-3">
        <CopyButton label="Copy as AWS CLI command" text={() => toCliCommand(values, region)} />
        <CopyButton label="Copy as JSON" text={() => toJsonText(values)} />
        <CopyButton label="Copy as text" text={() => toPlainText(values)} />
        {children}
      </div>
      {splitDescription(values.description).asComments === "" ? null : (
        <p className="mt-3 text-ink-soft">
          The command and the JSON have the first part of the description. The text has all of it: add the rest as
          comments.
        </p>
      )}
    </section>
  );
}
