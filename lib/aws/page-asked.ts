import "server-only";
import type { Priority } from "@/lib/aws/pace";

/** Which page of a case's list to read. */
export type PageAsked = {
  caseId: string;
  nextToken?: string | undefined;
  abortSignal?: AbortSignal | undefined;
  priority?: Priority;
};
