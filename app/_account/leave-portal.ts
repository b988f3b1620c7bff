import { counted } from "@/lib/cases/counted";
import { countDrafts } from "../_draft/count-drafts";
import { eraseAllDrafts } from "../_draft/erase-all-drafts";

/** Names what a sign-out would erase or stop. Empty if nothing. */
export async function losses(): Promise<string> {
  const { cases, comments, changes, files } = await countDrafts();
  const lost = [
    ...(cases > 0 ? [counted(cases, "draft")] : []),
    ...(comments > 0 ? [counted(comments, "unsent comment")] : []),
    ...(changes > 0 ? [`unsaved changes of ${counted(changes, "case")}`] : []),
  ];
  const sentences = [
    ...(lost.length > 0 ? [`Signing out erases ${lost.join(" and ")} in this browser.`] : []),
    ...(files > 0
      ? [`${counted(files, "file")} ${files === 1 ? "is" : "are"} not sent yet, and will not be once you sign out.`]
      : []),
  ];
  if (sentences.length > 0) return sentences.join(" ");
  // A page with text or files that it could not keep asks before it is left.
  const hasUnsaved = !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  return hasUnsaved ? "Signing out loses what is not saved or sent on this page." : "";
}

/** Ends the session here and at the identity provider, and erases the drafts in this browser. Rejects if it lasts. */
export async function leavePortal(): Promise<void> {
  // The session first: while it lasts, nothing is erased.
  const response = await fetch("/api/sign-out", { method: "POST" });
  if (!response.ok) throw new Error(`Answered ${response.status}`);
  const { goTo } = (await response.json()) as { goTo: string }; // The portal's own answer.
  await eraseAllDrafts();
  // Nothing is left to lose, whatever the page would ask now.
  window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });
  window.location.assign(goTo);
}
