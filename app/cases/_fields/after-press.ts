let isDown = false;

// Not `:active`: in Firefox and WebKit nothing is active yet when a press elsewhere takes the focus from a control.
if (typeof window !== "undefined") {
  window.addEventListener("mousedown", () => setDown(true), { capture: true });
  window.addEventListener("mouseup", () => setDown(false), { capture: true });
  window.addEventListener("dragend", () => setDown(false), { capture: true });
}

function setDown(now: boolean): void {
  isDown = now;
}

/** Waits for the end of a mouse press: moving the page earlier would make the click miss. */
export function afterPress(work: () => void): void {
  if (isDown) window.addEventListener("mouseup", () => setTimeout(work), { once: true, capture: true });
  else work();
}
