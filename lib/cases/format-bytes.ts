import { counted } from "./counted";

/** "812 bytes", "12 kB", "50.3 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
