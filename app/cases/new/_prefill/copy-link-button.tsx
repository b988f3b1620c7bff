"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { toCaseLink } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";

/** The content is in the link's fragment, which no server sees. */
export function CopyLinkButton({ getInput }: { getInput: () => CaseInput }) {
  const copy = () => {
    const fragment = toCaseLink(getInput());
    return fragment && `${window.location.origin}/cases/new${fragment}`;
  };
  return <CopyButton label="Copy as prefilled link" text={copy} otherwise="The form has too much text for a link." />;
}
