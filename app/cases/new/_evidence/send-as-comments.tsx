import { useId, useState } from "react";
import { toCommentParts } from "@/lib/cases/comment-parts";
import { counted } from "@/lib/cases/counted";
import { formatBytes } from "@/lib/cases/format-bytes";
import type { EvidenceItem } from "@/lib/evidence/findings/evidence";
import { useFormContent } from "../../_form/form-context";

/** The portal's rule. AWS takes a comment a second, and people have to read them. */
const maxBytes = 200_000;

type SendAsCommentsProps = {
  items: readonly EvidenceItem[];
  /** Undefined once it is not wanted any more. */
  onText: (text: string | undefined) => void;
};

/** Offers to send the evidence itself, not only what was found in it. */
export function SendAsComments({ items, onText }: SendAsCommentsProps) {
  const id = useId();
  const { canComment } = useFormContent();
  const [isWanted, setIsWanted] = useState(false);
  const [hint, setHint] = useState("The evidence itself, below the description, where you can still change it.");
  const size = items.reduce(
    (sum, { content }) => sum + (typeof content === "string" ? content.length : content.size),
    0,
  );
  const isTooLong = size > maxBytes;

  async function change(isTicked: boolean) {
    setIsWanted(isTicked);
    if (!isTicked) return onText(undefined);
    const text = await readTogether(items);
    onText(text);
    if (text === undefined) {
      setIsWanted(false);
      setHint("This is not plain text, so it cannot go out as comments.");
    } else setHint(`Goes out as ${counted(toCommentParts(text, "0000").length, "comment")} once the case is open.`);
  }

  return (
    <div className="flex items-start gap-3">
      <input
        type="checkbox"
        id={id}
        checked={isWanted}
        disabled={isTooLong || !canComment}
        onChange={(event) => void change(event.target.checked)}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-6 shrink-0 accent-accent disabled:opacity-60"
      />
      <div>
        <label htmlFor={id} className="font-semibold">
          Send as comments
        </label>
        <p id={`${id}-hint`} role="status" className="text-sm text-ink-soft">
          {!canComment
            ? "Your role cannot comment on cases."
            : isTooLong
              ? `${formatBytes(size)} are too long for comments: at most ${formatBytes(maxBytes)}.`
              : hint}
        </p>
      </div>
    </div>
  );
}

/** Undefined if part of it is not text. */
async function readTogether(items: readonly EvidenceItem[]): Promise<string | undefined> {
  try {
    const texts = await Promise.all(
      items.map(
        async ({ name, content }) => `${name}:\n${typeof content === "string" ? content : await content.text()}`,
      ),
    );
    const text = texts.join("\n\n");
    return /[\0\uFFFD]/.test(text) ? undefined : text;
  } catch {
    return undefined; // A file is gone.
  }
}
