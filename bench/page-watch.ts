/** In milliseconds since the navigation. */
export type PageTimes = {
  readonly largestPaint: number;
  /** The layout shift, without unit. */
  readonly shift: number;
  readonly longTasks: number;
  readonly longestTask: number;
  /** The sum of each long task's time beyond 50 ms. */
  readonly blocked: number;
  /** When React had taken over the named control. */
  readonly usable: number | undefined;
};

declare global {
  interface Window {
    benchPageTimes: () => PageTimes;
    /** Resolves after the next paint with the milliseconds since `from`. */
    benchPainted: (from: number) => Promise<number>;
    /** The milliseconds from key to next paint, for every key since the last call. */
    benchTakeKeys: () => number[];
  }
}

/** Runs before the page's scripts. The page is usable once the control at `selector` responds. */
export function watchPage(selector: string): void {
  let largestPaint = 0;
  let shift = 0;
  let longTasks = 0;
  let longestTask = 0;
  let blocked = 0;
  let usable: number | undefined;
  let keys: number[] = [];

  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true });
  observe("largest-contentful-paint", ({ startTime }) => {
    largestPaint = startTime;
  });
  observe("layout-shift", (entry) => {
    if (Reflect.get(entry, "hadRecentInput") !== true) shift += Number(Reflect.get(entry, "value"));
  });
  observe("longtask", ({ duration }) => {
    longTasks += 1;
    longestTask = Math.max(longestTask, duration);
    blocked += Math.max(0, duration - 50);
  });

  // React leaves its handlers on each node that it takes over.
  const isAlive = (node: Element) => Object.keys(node).some((key) => key.startsWith("__reactProps"));
  const look = () => {
    const node = document.querySelector(selector);
    if (node && isAlive(node)) usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  window.benchPageTimes = () => ({ largestPaint, shift, longTasks, longestTask, blocked, usable });
  window.benchPainted = (from) =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // A message arrives after the current frame.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - from);
        port2.postMessage(undefined);
      });
    });
  addEventListener(
    "keydown",
    (event) => void window.benchPainted(event.timeStamp).then((milliseconds) => keys.push(milliseconds)),
    true,
  );
  window.benchTakeKeys = () => {
    const taken = keys;
    keys = [];
    return taken;
  };
}
