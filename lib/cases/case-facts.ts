import type { CaseStatus, ClosureCode, PendingAction, ResolverType } from "@aws-sdk/client-security-ir";
import { type CaseMove, movesFor } from "./case-moves";

/** What changes while a case is worked on, as it travels to the browser. Times are epoch milliseconds. */
export type CaseFacts = {
  title: string;
  caseStatus: CaseStatus | undefined;
  resolverType: ResolverType | undefined;
  pendingAction: PendingAction | undefined;
  closureCode: ClosureCode | undefined;
  createdAt: number | undefined;
  updatedAt: number | undefined;
  closedAt: number | undefined;
  moves: readonly CaseMove[];
};

type Details = Omit<CaseFacts, "createdAt" | "updatedAt" | "closedAt" | "moves"> & {
  createdDate: Date | undefined;
  lastUpdatedDate: Date | undefined;
  closedDate: Date | undefined;
};

export function toCaseFacts(details: Details): CaseFacts {
  const { title, caseStatus, resolverType, pendingAction, closureCode } = details;
  return {
    title,
    caseStatus,
    resolverType,
    pendingAction,
    closureCode,
    createdAt: details.createdDate?.getTime(),
    updatedAt: details.lastUpdatedDate?.getTime(),
    closedAt: details.closedDate?.getTime(),
    moves: movesFor(details),
  };
}
