import { SecondaryButton } from "@/components/ui/button";
import { formatBytes } from "@/lib/cases/format-bytes";
import { UserText } from "../../_case/user-text";
import type { Stop, Upload } from "../../_files/upload";
import { stopWords } from "./file-words";

type UploadRowProps = {
  upload: Upload;
  /** False for a closed case, and for a role without the right. */
  canAdd: boolean;
  onCancel: () => void;
  onRetry: () => void;
};

/** A file on its way. */
export function UploadRow({ upload, canAdd, onCancel, onRetry }: UploadRowProps) {
  const { name, fileName, size, phase } = upload;
  return (
    <li className="py-3 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 basis-72 grow">
          <p className="wrap-anywhere">
            <span className="font-semibold">{fileName}</span>
            {name === fileName ? null : (
              <span className="text-ink-soft">
                {" "}
                (<UserText>{name}</UserText>)
              </span>
            )}
          </p>
          <Progress upload={upload} />
        </div>
        <div className="flex flex-wrap gap-3">
          {phase.name === "stopped" && canRetry(phase.stop) ? (
            <SecondaryButton aria-label={`Try again: ${fileName}`} onClick={onRetry}>
              Try again
            </SecondaryButton>
          ) : null}
          <SecondaryButton aria-label={`Cancel: ${fileName}`} onClick={onCancel}>
            Cancel
          </SecondaryButton>
        </div>
      </div>
      {phase.name === "missing" ? (
        <p className="mt-1">
          {canAdd
            ? "Add the same file again to go on: this page has lost it."
            : "It was not sent: this page has lost it, and cannot add files any more."}{" "}
          It is <UserText>{name}</UserText>, {formatBytes(size)}.
        </p>
      ) : null}
      {phase.name === "stopped" ? <Stopped {...stopWords(phase.stop)} /> : null}
    </li>
  );
}

/** A file that changed or cannot be read has to be added again. */
const canRetry = ({ kind }: Stop): boolean => kind !== "damaged" && kind !== "unreadable";

function Progress({ upload: { fileName, size, phase } }: { upload: Upload }) {
  const sent = phase.name === "sending" ? phase.sentBytes : 0;
  const percent = Math.floor((100 * Math.min(sent, size)) / size);
  if (phase.name === "missing" || phase.name === "stopped") return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
      <progress aria-label={`Sending ${fileName}`} max={100} value={percent} className="w-40 accent-accent" />
      {phase.name !== "sending"
        ? waitingWords[phase.name]
        : sent < size
          ? `${percent} % of ${formatBytes(size)}`
          : "AWS is storing the file…"}
    </p>
  );
}

const waitingWords = { waiting: "Waiting", reading: "Reading the file" } as const;

export function Stopped({ heading, text }: { heading: string; text: string }) {
  return (
    <p className="mt-1 wrap-anywhere" role="alert">
      <span className="font-semibold text-danger">{heading}.</span> {text}
    </p>
  );
}
