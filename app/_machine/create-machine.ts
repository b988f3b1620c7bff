export type Step<State, Effect> = { state: State; effects: readonly Effect[] };

export type Machine<State, Event> = {
  read(): State;
  dispatch(event: Event): void;
  /** Returns how to unsubscribe. */
  subscribe(listener: () => void): () => void;
};

/** State outside React: each event runs once and at once, however often React renders. */
export function createMachine<State, Event, Effect>(
  initial: State,
  reduce: (state: State, event: Event) => Step<State, Effect>,
  run: (effect: Effect) => void,
): Machine<State, Event> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    dispatch(event) {
      const next = reduce(state, event);
      if (next.state !== state) {
        state = next.state;
        for (const listener of listeners) listener();
      }
      for (const effect of next.effects) run(effect);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
