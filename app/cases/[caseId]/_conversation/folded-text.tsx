"use client";

import { useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { formatCount, nounFor } from "@/lib/cases/counted";
import { codePointLength } from "@/lib/cases/text";
import { UserText } from "../../_case/user-text";

/** More than a screen of text. */
const longCharacters = 2500;
const longLines = 30;

/** All of the text is in the page, so that the browser's search and a printer find it. */
export function FoldedText({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  if (!isLong(text)) return <UserText>{text}</UserText>;
  const length = codePointLength(text);
  return (
    <>
      <div
        className={
          isOpen
            ? ""
            : "max-h-80 overflow-hidden [mask-image:linear-gradient(#000_75%,transparent)] noscript:max-h-none noscript:[mask-image:none] print:max-h-none print:[mask-image:none]"
        }
      >
        <UserText>{text}</UserText>
      </div>
      <LinkButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="print:hidden noscript:hidden">
        {isOpen ? "Show less" : `Show all ${formatCount(length)} ${nounFor(length, "character")}`}
      </LinkButton>
    </>
  );
}

function isLong(text: string): boolean {
  return text.length > longCharacters || text.split("\n", longLines + 1).length > longLines;
}
