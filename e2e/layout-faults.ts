import type { Page } from "@playwright/test";

/**
 * Describes unreadable content: outside the window, cut off by its box, sticking out of its button, or overlapping text
 * or a control. An open list lies above the page on purpose, so it is compared only with itself.
 */
export function findLayoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Piece = { element: Element; name: string; rect: DOMRect; layer: Element | null };
    const faults: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`);

    const shown = [...document.body.querySelectorAll("*")].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !isForScreenReadersOnly(element),
    );
    const pieces = shown
      .flatMap((element) => [...textPieces(element), ...controlPieces(element)])
      .flatMap(insideScrollBoxes);

    for (const element of shown.filter((one) => !one.matches("input, select, textarea"))) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut = (overflow: string) => overflow === "hidden" || overflow === "clip";
      if (isCut(overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${nameOf(element)}`);
      if (isCut(overflowY) && element.scrollHeight > element.clientHeight + 1) {
        faults.push(`cut off below: ${nameOf(element)}`);
      }
    }
    for (const { element, name, rect } of pieces) {
      if (!isInScrollBox(element) && (rect.left < -1 || rect.right > clientWidth + 1)) {
        faults.push(`beside the window: ${name}`);
      }
      const button = element.closest("button, summary")?.getBoundingClientRect();
      if (button && (rect.left < button.left - 1 || rect.right > button.right + 1 || rect.bottom > button.bottom + 1)) {
        faults.push(`sticks out of its button: ${name}`);
      }
    }
    pieces.forEach((one, index) => {
      for (const other of pieces.slice(index + 1)) {
        if (one.layer !== other.layer || !overlap(one.rect, other.rect)) continue;
        const areRelated = one.element.contains(other.element) || other.element.contains(one.element);
        if (!areRelated) {
          faults.push(`“${one.name}” and “${other.name}” lie on each other`);
        }
      }
    });
    return [...new Set(faults)];

    function textPieces(element: Element): Piece[] {
      const texts = [...element.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      return texts.flatMap((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        // The boxes of neighbouring lines may touch; the letters in them do not.
        return [...range.getClientRects()].map((rect) => ({
          element,
          name: (text.nodeValue ?? "").trim().slice(0, 40),
          rect: new DOMRect(rect.x, rect.y + rect.height * 0.2, rect.width, rect.height * 0.6),
          layer: layerOf(element),
        }));
      });
    }

    function controlPieces(element: Element): Piece[] {
      if (!element.matches("button, input, select, textarea, summary")) return [];
      return [{ element, name: nameOf(element), rect: element.getBoundingClientRect(), layer: layerOf(element) }];
    }

    function nameOf(element: Element): string {
      return `${element.tagName.toLowerCase()} ${(element.id || element.textContent || "").trim().slice(0, 40)}`;
    }

    function layerOf(element: Element): Element | null {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (["absolute", "fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
      }
      return null;
    }

    function isForScreenReadersOnly(element: Element): boolean {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { position, overflow, clipPath } = getComputedStyle(at);
        if (position === "absolute" && overflow === "hidden" && clipPath !== "none") return true;
      }
      return false;
    }

    function isInScrollBox(element: Element): boolean {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (at !== document.body && ["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    }

    /** The part that scrolling boxes do not hide, if any. */
    function insideScrollBoxes(piece: Piece): Piece[] {
      let { left, top, right, bottom } = piece.rect;
      for (let at: Element | null = piece.element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (![overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll")) continue;
        const box = at.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      return right > left && bottom > top
        ? [{ ...piece, rect: new DOMRect(left, top, right - left, bottom - top) }]
        : [];
    }

    function overlap(one: DOMRect, other: DOMRect): boolean {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 2 && down > 2;
    }
  });
}
