import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onceRendered } from "./once-rendered";

const frames: (() => void)[] = [];

beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => frames.push(frame));
});

afterEach(() => vi.unstubAllGlobals());

test("waits for an element that React renders some frames later, and uses it once", () => {
  let element: Element | null = null;
  const used: unknown[] = [];
  onceRendered(
    () => element,
    (found) => used.push(found),
  );
  for (let frame = 0; frame < 5; frame += 1) frames.shift()?.();
  element = {} as Element;
  for (let frame = 0; frame < 5; frame += 1) frames.shift()?.();
  expect([used, frames]).toEqual([[element], []]);
});

test("gives up on an element that never comes", () => {
  onceRendered(
    () => null,
    () => {},
  );
  let waited = 0;
  for (let frame = frames.shift(); frame; frame = frames.shift()) {
    frame();
    waited += 1;
  }
  expect(waited).toBe(120);
});
