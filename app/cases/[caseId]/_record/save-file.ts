/** Has the browser save a text under this name. */
export function saveFile(name: string, mediaType: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Firefox may not have opened it yet.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
