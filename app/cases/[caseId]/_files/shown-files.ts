import "server-only";
import type { CaseDetails } from "@/lib/aws/security-ir/get-case";
import type { CaseFile } from "@/lib/cases/files";
import { env } from "@/lib/env";

export function shownFiles({ files }: CaseDetails): CaseFile[] {
  return env().FILES === "off" ? [] : files;
}
