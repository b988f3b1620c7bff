/** What the page has to say about the draft. */
export type DraftStatus =
  /** Whether there is a draft is not known yet. */
  | { kind: "searching" }
  | { kind: "quiet" }
  | { kind: "restored"; savedAt: number }
  | { kind: "discarded"; undo: () => void }
  /** Another tab writes this draft. */
  | { kind: "elsewhere" }
  | { kind: "opened"; caseId: string }
  /** The person signed out in another tab: drafts are erased, and none is kept here until that person is back. */
  | { kind: "signed-out" }
  /** That person is back, and this page saves again. */
  | { kind: "kept-again" }
  /** The browser does not let the page keep anything. */
  | { kind: "not-kept" };
