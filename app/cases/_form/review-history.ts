import type { FormFocus } from "./form-focus";

/** Marks the review's entry. Next keeps its own members beside it. */
const mark = "casedeskReview";

type ReviewHistoryOptions = {
  subscribe: (listener: () => void) => () => void;
  isShown: () => boolean;
  /** False for a review with no form to go back to. */
  hasForm: () => boolean;
  review: () => Promise<void>;
  back: () => void;
  focus: Pick<FormFocus, "moveTo">;
};

/**
 * Gives the review its own entry in the browser's history: Back leads to the form, and Forward to the review. Returns
 * how to stop.
 */
export function followReviewInHistory(options: ReviewHistoryOptions): () => void {
  const { subscribe, isShown, hasForm, review, back, focus } = options;
  const page = location.pathname;
  // A page that is loaded again begins with the form, whatever its entry says.
  let isStale = isMarked();
  let isGoingBack = false;

  const isReviewEntry = () => isMarked() && !isStale;

  const follow = () => {
    if (isGoingBack) return; // The browser answers later, and then the entry follows the form.
    if (isShown() && hasForm() && !isReviewEntry()) {
      if (isStale) history.replaceState({ ...history.state, [mark]: undefined }, "");
      isStale = false;
      history.pushState({ ...history.state, [mark]: true }, "");
    }
    if (isShown() || !isReviewEntry()) return;
    isGoingBack = true;
    history.back();
  };

  const onPop = (event: PopStateEvent) => {
    if (location.pathname !== page) return;
    // Between entries of one page, Next has nothing to do. It would ask the server, and offline it would reload.
    event.stopImmediatePropagation();
    isStale = false;
    if (isGoingBack) {
      isGoingBack = false;
      return follow();
    }
    if (isReviewEntry() === isShown()) return;
    if (isReviewEntry()) return void review();
    back();
    if (!isShown()) focus.moveTo("heading");
  };

  const unsubscribe = subscribe(follow);
  window.addEventListener("popstate", onPop, { capture: true });
  return () => {
    unsubscribe();
    window.removeEventListener("popstate", onPop, { capture: true });
  };
}

function isMarked(): boolean {
  return Boolean(history.state?.[mark]);
}
