/** For links to the row of a file. */
export function toFileRowId(attachmentId: string): string {
  return `file-${attachmentId}`;
}

/** The panel of files. */
export const filesId = "files";
