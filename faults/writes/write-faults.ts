import { type FaultKind, faultKinds } from "../fault-kinds";
import type { WriteKind } from "./write-kinds";

/** The faults of a write: as with a case, except for what only a sign-in or a token can have. */
export function writeFaults({ operation, lookOperation }: WriteKind): readonly FaultKind[] {
  const shared = faultKinds
    .filter(({ mishap }) => mishap !== "signed-out")
    .map((kind) => ({
      ...kind,
      armed: kind.armed.map((fault) => ({
        ...fault,
        operation: fault.operation === "ListCases" ? lookOperation : operation,
      })),
    }));
  const lost = { operation, fault: "reset-after" };
  // The first look, before the write, succeeds.
  const look = { operation: lookOperation, afterCalls: 1 };
  return [
    ...shared,
    { name: "reset after, second look denied", armed: [lost, { ...look, fault: "AccessDeniedException" }] },
    { name: "reset after, second look fails", armed: [lost, { ...look, fault: "InternalServerException", times: 3 }] },
    {
      name: "reset before, second look fails",
      armed: [
        { operation, fault: "reset-before" },
        { ...look, fault: "html-503", times: 3 },
      ],
    },
    { name: "first look fails", armed: [{ operation: lookOperation, fault: "InternalServerException", times: 3 }] },
    { name: "first look throttled", armed: [{ operation: lookOperation, fault: "ThrottlingException" }] },
  ];
}
