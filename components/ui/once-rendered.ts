const maxFrames = 120;

/** Calls `use` with an element as soon as React has rendered it: after an `await` that can take several frames. */
export function onceRendered<Found extends Element>(
  find: () => Found | null | undefined,
  use: (element: Found) => void,
  frames = maxFrames,
): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element) use(element);
    else if (frames > 1) onceRendered(find, use, frames - 1);
  });
}

export function focusOnceRendered(find: () => HTMLElement | null | undefined): void {
  onceRendered(find, (element) => element.focus());
}
