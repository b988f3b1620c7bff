import type { Page } from "@playwright/test";

/**
 * Describes faults of the focus: nothing has it, it is outside the window or covered (WCAG 2.2, 2.4.11), or its outline
 * is missing or too faint (2.4.7, 1.4.11).
 */
export function findFocusFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return ["nothing has the focus"];
    const name = `${element.tagName.toLowerCase()} “${(element.innerText || element.id || element.ariaLabel || "").trim().slice(0, 40)}”`;
    const faults: string[] = [];

    const [rect] = element.getClientRects();
    const left = Math.max(rect?.left ?? 0, 0);
    const right = Math.min(rect?.right ?? 0, document.documentElement.clientWidth);
    const top = Math.max(rect?.top ?? 0, 0);
    const bottom = Math.min(rect?.bottom ?? 0, window.innerHeight);
    if (right - left < 1 || bottom - top < 1) faults.push(`${name} is beside the window`);
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (above && !element.contains(above)) {
      faults.push(
        `${name} lies under ${above.tagName.toLowerCase()} “${(above.textContent ?? "").trim().slice(0, 40)}”`,
      );
    }

    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) {
      faults.push(`${name} has no outline: ${outlineStyle} ${outlineWidth}`);
    }
    const ratio = contrast(toRgb(outlineColor), backgroundBehind(element.parentElement));
    if (ratio < 3) faults.push(`the outline of ${name} has a contrast of ${ratio.toFixed(2)}`);
    const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    for (let box = element.parentElement; box && rect; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const isCutAcross = overflowX !== "visible" && (rect.left - reach < edge.left || rect.right + reach > edge.right);
      const isCutDown = overflowY !== "visible" && (rect.top - reach < edge.top || rect.bottom + reach > edge.bottom);
      const isPage = box === document.body || box === document.documentElement;
      if (!isPage && (isCutAcross || isCutDown)) faults.push(`the outline of ${name} is cut off`);
    }
    const others = [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter(
      (other) => other !== element && getComputedStyle(other).outlineStyle !== "none",
    );
    if (others.length > 0) faults.push(`${others.length} other controls have an outline while ${name} has the focus`);
    return faults;

    function backgroundBehind(box: Element | null): number[] {
      for (let at = box; at; at = at.parentElement) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = toRgb(getComputedStyle(at).backgroundColor);
        if (alpha > 0) return [red, green, blue];
      }
      return toRgb("Canvas");
    }

    function toRgb(colour: string): number[] {
      const context = document.createElement("canvas").getContext("2d");
      if (!context) throw new Error("No canvas to read a colour with.");
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    }

    function contrast(one: number[], other: number[]): number {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    }

    function luminance(rgb: number[]): number {
      const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
  });
}
