/** What follows from an event: the next state, and what has to be done besides. */
export type Step<State, Effect> = { state: State; effects: readonly Effect[] };

export type Machine<State, Event> = {
  read(): State;
  dispatch(event: Event): void;
  /** Answers how to end it. */
  subscribe(listener: () => void): () => void;
};

/** Holds a state outside React: each event is carried out once and at once, however often React renders. */
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
