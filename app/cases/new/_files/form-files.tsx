"use client";

import { useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { formatBytes } from "@/lib/cases/format-bytes";
import { useDraft } from "../../../_draft/use-draft";
import { useMachine } from "../../../_machine/use-machine";
import { UserText } from "../../_case/user-text";
import { AddFiles } from "../../_files/add-files";
import { heldFiles, lostUploads } from "../../_files/held-files";
import type { Upload } from "../../_files/upload";
import { createHeldFiles } from "./create-held-files";

type FormFilesProps = { draftKeys: DraftKeys; clientToken: string };

/** Files that are sent once the case is open, on its page. Needs a key: each draft has its own. */
export function FormFiles({ draftKeys, clientToken }: FormFilesProps) {
  const [{ queue, writer, keptForm }] = useState(() => createHeldFiles(draftKeys, clientToken));
  const { uploads, problems } = useMachine(queue);
  useDraft(writer, keptForm);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <ul className="space-y-2" hidden={uploads.length === 0}>
        {uploads.map((upload) => (
          <li key={upload.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 wrap-anywhere">
              <UserText>{upload.name}</UserText> <span className="text-ink-soft">({formatBytes(upload.size)})</span>
            </span>
            <SecondaryButton
              className="min-h-8 py-0 text-sm"
              aria-label={`Remove ${upload.name}`}
              onClick={() => {
                queue.cancel(upload.id);
                button.current?.focus();
              }}
            >
              Remove
            </SecondaryButton>
            {isLost(upload) ? (
              <span className="basis-full">This page has lost the file. Add the same file again.</span>
            ) : null}
          </li>
        ))}
      </ul>
      <AddFiles button={button} problems={problems} onFiles={(added) => void queue.add(added)} />
    </>
  );
}

/** The files that go out after the case, as the review shows them. */
export function HeldFilesNote({ clientToken }: { clientToken: string }) {
  const uploads = heldFiles(clientToken)?.draft.uploads ?? [];
  const lostIds = new Set(lostUploads(clientToken).map(({ id }) => id));
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby="held-files-heading" className="mb-8">
      <h2 id="held-files-heading" className="text-xl">
        Files
      </h2>
      {lostIds.size === uploads.length ? null : (
        <p className="mt-1 text-ink-soft">They are sent once the case is open, on its page.</p>
      )}
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {uploads.map(({ id, fileName, size }) => (
          <li key={id} className="wrap-anywhere">
            {fileName} <span className="text-ink-soft">({formatBytes(size)})</span>
            {lostIds.has(id) ? " Not sent unless you add it again: this page has lost the file." : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Or cannot be read any more. */
const isLost = ({ phase }: Upload) => phase.name === "missing" || phase.name === "stopped";
