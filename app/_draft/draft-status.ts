export type DraftStatus =
  | { kind: "searching" }
  | { kind: "quiet" }
  | { kind: "restored"; savedAt: number }
  | { kind: "discarded"; undo: () => void }
  /** Open in another tab. */
  | { kind: "elsewhere"; id: string }
  | { kind: "opened"; caseId: string }
  /** In another tab: drafts are erased, and this page saves nothing until the same person signs in. */
  | { kind: "signed-out" }
  | { kind: "kept-again" }
  /** The browser forbids storage. */
  | { kind: "not-kept" };
