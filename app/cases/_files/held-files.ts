import type { FilesDraft } from "./upload";

/** Files of a case that is not open yet. */
export type HeldFiles = { draft: FilesDraft; files: ReadonlyMap<string, File> };

/** In the memory of this tab, by the client token of the form: the page of the case comes without a reload. */
const held = new Map<string, HeldFiles>();

export function holdFiles(clientToken: string, files: HeldFiles): void {
  held.set(clientToken, files);
}

export function heldFiles(clientToken: string): HeldFiles | undefined {
  return held.get(clientToken);
}

/** Files that this tab knows by name only. They are sent once somebody adds them again. */
export function lostUploads(clientToken: string): FilesDraft["uploads"] {
  const files = held.get(clientToken);
  return files?.draft.uploads.filter(({ id }) => !files.files.has(id)) ?? [];
}

/** The same content goes on under another token. */
export function moveHeldFiles(from: string, to: string): void {
  const files = held.get(from);
  if (files) held.set(to, files);
}

export function dropHeldFiles(clientToken: string): void {
  held.delete(clientToken);
}
