import { type RefObject, useEffect, useRef } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { useFileDrop } from "../_case/use-file-drop";
import { UserText } from "../_case/user-text";

type AddFilesProps = {
  button: RefObject<HTMLButtonElement | null>;
  /** Why some were not added. */
  problems: readonly string[];
  onFiles: (files: readonly File[]) => void;
};

/** By a chooser, a drop or a paste. */
export function AddFiles({ button, problems, onFiles }: AddFilesProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const { isDraggedOver, dropHandlers } = useFileDrop(onFiles);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Office copies a picture along with cells or words.
      if (files.length === 0 || event.defaultPrevented || event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [onFiles]);
  return (
    <div
      className={`mt-3 rounded-md border border-dashed px-4 py-3 print:hidden ${isDraggedOver ? "border-accent bg-sunken" : "border-line"}`}
      {...dropHandlers}
    >
      <input
        ref={chooser}
        type="file"
        multiple
        className="hidden"
        aria-label="Files to add"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SecondaryButton ref={button} onClick={() => chooser.current?.click()}>
          Add files
        </SecondaryButton>
        <span className="text-ink-soft">Or drop or paste them here. 100 MiB each, 50 in a case.</span>
      </div>
      {problems.length > 0 ? (
        <div role="alert" className="font-semibold text-danger">
          {problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and nothing is added.
            <p key={index} className="mt-2">
              <UserText>{problem}</UserText>
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
}
