import { type DragEvent, useState } from "react";

/** Ignores drags of anything but files. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isDraggedOver, setIsDraggedOver] = useState(false);

  function onDragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsDraggedOver(true);
  }

  function onDrop(event: DragEvent) {
    setIsDraggedOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    onFiles([...event.dataTransfer.files]);
  }

  return { isDraggedOver, dropHandlers: { onDragOver, onDragLeave: () => setIsDraggedOver(false), onDrop } };
}
