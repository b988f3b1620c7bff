/** What a page has gone through since it was asked for, in milliseconds. */
export type PageTimes = {
  readonly largestPaint: number;
  /** Without unit: how much the content moved. */
  readonly shift: number;
  readonly longTasks: number;
  /** Beyond 50 ms each, summed: the time in which the page would not have answered. */
  readonly blocked: number;
  /** When React had taken over the control that was named; undefined while it has not. */
  readonly usable: number | undefined;
};

declare global {
  interface Window {
    /** Put there by `watchPage`. */
    benchPageTimes: () => PageTimes;
    /** Put there by `watchPage`: resolves after the next paint, with the milliseconds since `from`. */
    benchPainted: (from: number) => Promise<number>;
    /** Put there by `watchPage`: key to next paint of every key since the last call, in milliseconds. */
    benchTakeKeys: () => number[];
  }
}

/**
 * Runs in the page before any of its scripts. `selector` names a control whose answer means that the page is usable.
 */
export function watchPage(selector: string): void {
  let largestPaint = 0;
  let shift = 0;
  let longTasks = 0;
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
    blocked += Math.max(0, duration - 50);
  });

  // React leaves its handlers on a node when it takes it over.
  const isAlive = (node: Element) => Object.keys(node).some((key) => key.startsWith("__reactProps"));
  const look = () => {
    const node = document.querySelector(selector);
    if (node && isAlive(node)) usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  window.benchPageTimes = () => ({ largestPaint, shift, longTasks, blocked, usable });
  window.benchPainted = (from) =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // A message comes after the frame that is being made now.
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
