/** Commits and rendered components since the last call. */
export type RenderCount = { readonly commits: number; readonly renders: number };

declare global {
  interface Window {
    benchTakeRenders: () => RenderCount;
  }
}

/**
 * Runs before the page's scripts in place of React's DevTools, to which even production builds report commits. Counts
 * rendered components as DevTools does, whatever the machine.
 */
export function countRenders(): void {
  // Parts of React's internal tree that DevTools relies on too.
  type Fiber = { tag: number; flags: number; alternate: Fiber | null; child: Fiber | null; sibling: Fiber | null };
  // React's tags for function, class, forwardRef, memo and simple memo.
  const componentTags = new Set([0, 1, 11, 14, 15]);
  const performedWork = 1;
  let commits = 0;
  let renders = 0;

  function mount(fiber: Fiber) {
    if (componentTags.has(fiber.tag)) renders += 1;
    for (let child = fiber.child; child; child = child.sibling) mount(child);
  }

  function update(next: Fiber, previous: Fiber) {
    if (next === previous) return;
    if (componentTags.has(next.tag) && (next.flags & performedWork) !== 0) renders += 1;
    // React reused the children: nothing ran below.
    if (next.child === previous.child) return;
    const before = new Set<Fiber>();
    for (let child = previous.child; child; child = child.sibling) before.add(child);
    for (let child = next.child; child; child = child.sibling) {
      if (before.has(child)) continue;
      if (child.alternate) update(child, child.alternate);
      else mount(child);
    }
  }

  const hook = {
    supportsFiber: true,
    isDisabled: false,
    renderers: new Map(),
    checkDCE() {},
    inject: () => 1,
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot(_renderer: number, { current }: { current: Fiber }) {
      commits += 1;
      if (current.alternate) update(current, current.alternate);
      else mount(current);
    },
  };
  Object.defineProperty(window, "__REACT_DEVTOOLS_GLOBAL_HOOK__", { value: hook });
  window.benchTakeRenders = () => {
    const taken = { commits, renders };
    commits = 0;
    renders = 0;
    return taken;
  };
}
