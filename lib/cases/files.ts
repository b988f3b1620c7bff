/** AWS's service model: ContentLength, FileName and CaseAttachmentsList. */
export const fileLimits = { bytes: 104_857_600, nameCharacters: 255, perCase: 50 } as const;

export type FileStatus = "Verified" | "Failed" | "Pending";

/** A file of a case, as it travels to the browser. AWS does not say how large it is. */
export type CaseFile = {
  attachmentId: string;
  fileName: string;
  /** AWS may add other words. */
  status: FileStatus | (string & {});
  creator: string;
  /** In epoch milliseconds. */
  createdAt: number | undefined;
};

/** AWS's names, without those that mean a place in a file system. */
export function isFileName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,254}$/.test(name);
}

export function isAttachmentId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/** Undefined if AWS takes a file of this size. */
export function fileProblem({ name, size }: { name: string; size: number }): string | undefined {
  if (size === 0) return `${name} is empty`;
  if (size > fileLimits.bytes) return `${name} is larger than 100 MiB, the most that AWS takes`;
  return undefined;
}

/**
 * The name under which AWS gets a file: only characters that AWS takes, and unlike every name in `taken`. Upper and
 * lower case count as the same, because they do in the folders of many readers.
 */
export function toFileName(original: string, taken: readonly string[]): string {
  const plain = original
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/-+(?=\.)|[.-]+$/g, "");
  const isLatin = original.startsWith(".") || !plain.startsWith(".");
  const name = (isLatin ? plain.replace(/^[.-]+/, "") : `file${plain}`) || "file";
  const known = new Set(taken.map((each) => each.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const candidate = withNumber(name, number);
    if (!known.has(candidate.toLowerCase())) return candidate;
  }
}

/** "trail.json" becomes "trail-2.json". A long name loses the end of its first part. */
function withNumber(name: string, number: number): string {
  const [, stem = name, extension = ""] = /^(.+?)(\.[A-Za-z0-9]{1,16})?$/.exec(name) ?? [];
  const end = `${number === 1 ? "" : `-${number}`}${extension}`;
  return `${stem.slice(0, fileLimits.nameCharacters - end.length)}${end}`;
}

/** How long after a presigned URL was given a file can still arrive: as long as a role session lives at most. */
const longestUploadMilliseconds = 12 * 3_600_000;

/**
 * "Pending" covers files that AWS is checking and files that never arrived: AWS does not say which. One without a date
 * may still arrive.
 */
export function fileStatusText({ status, createdAt }: Pick<CaseFile, "status" | "createdAt">, now: number): string {
  if (status === "Failed") return "Refused by AWS";
  if (status !== "Pending") return status;
  return now - (createdAt ?? now) > longestUploadMilliseconds ? "Not completed" : "Being checked";
}
