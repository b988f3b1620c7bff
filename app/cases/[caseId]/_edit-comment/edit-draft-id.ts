/** Of the draft of a change to a comment. */
export function toEditDraftId(caseId: string, commentId: string): string {
  return `${caseId}:${commentId}`;
}
