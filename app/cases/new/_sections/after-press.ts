/**
 * Does the work at once or, while a button of the mouse is down, when the click that it becomes is over: what moves the page in between would move
 * the click to another place.
 */
export function afterPress(work: () => void): void {
  // A pressed page is active from its root down.
  const isPressed = document.querySelector(":active") !== null;
  if (isPressed) window.addEventListener("mouseup", () => setTimeout(work), { once: true, capture: true });
  else work();
}
