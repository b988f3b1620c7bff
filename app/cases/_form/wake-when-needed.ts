import type { Awakening } from "./awakening";
import { readEarlyInput } from "./early-input";

/** React hears these after this file does, and replays them only in an awake section. */
const signsOfUse = [
  ...(["pointerdown", "mousedown", "touchstart", "click", "keydown", "beforeinput", "input", "change"] as const),
  ...(["focusin", "paste", "drop", "compositionstart"] as const),
];

/** Wakes each section of the form when it is less than a screen away, or used. Returns how to stop. */
export function wakeWhenNeeded(form: HTMLElement, awakening: Awakening): () => void {
  const wakeAt = (target: EventTarget | null) => {
    const place = target instanceof Element ? target.closest<HTMLElement>("[data-sleeping]") : null;
    if (place?.dataset.section) awakening.wake(place.dataset.section);
  };
  const listening = new AbortController();
  for (const sign of signsOfUse) {
    const options = { capture: true, passive: true, signal: listening.signal };
    window.addEventListener(sign, ({ target }) => wakeAt(target), options);
  }
  const approach = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) wakeAt(target);
    },
    { rootMargin: "100% 0px" },
  );
  for (const place of form.querySelectorAll("[data-sleeping]")) {
    const isUsed = place.contains(document.activeElement) || readEarlyInput(place).length > 0;
    if (isUsed) wakeAt(place);
    else approach.observe(place);
  }
  return () => {
    listening.abort();
    approach.disconnect();
  };
}
