import type { PageOwner } from "@/lib/page-owner";
import { type GoneReason, readAsOwner } from "../../_account/read-as-owner";
import { createMachine, type Machine } from "../../_machine/create-machine";
import type { CasesPage } from "./cases-page";
import { type ListEffect, type ListEvent, type ListState, reduceList, toListState } from "./list-state";

export type CaseListReader = {
  machine: Machine<ListState, ListEvent>;
  /** Reads the pages that did not come with this one, one after the other. Returns how to stop. */
  start(): () => void;
};

type Options = { first: CasesPage; readAt: number; owner: PageOwner; onGone: (why: GoneReason) => void };

export function createList({ first, readAt, owner, onGone }: Options): CaseListReader {
  let leaving = new AbortController();
  const machine = createMachine<ListState, ListEvent, ListEffect>(
    toListState(first, readAt),
    reduceList,
    (effect) => void run(effect),
  );

  async function run({ token }: ListEffect): Promise<void> {
    const { signal } = leaving;
    const query = token === undefined ? "" : `?${new URLSearchParams({ token })}`;
    const read = await readAsOwner<CasesPage>(`/api/cases${query}`, owner, signal);
    if (signal.aborted) return;
    if (read.status === "gone") return onGone(read.why);
    machine.dispatch({ type: "read", page: toPage(read), at: Date.now() });
  }

  return {
    machine,
    start() {
      leaving = new AbortController();
      machine.dispatch({ type: "started" });
      return () => leaving.abort();
    },
  };
}

function toPage(
  read: { status: "ok"; answer: CasesPage } | { status: "signed-out" } | { status: "failed" },
): CasesPage {
  switch (read.status) {
    case "ok":
      return read.answer;
    case "signed-out":
      return { status: "session-refused" };
    case "failed":
      return { status: "unavailable", reason: "The portal did not answer. Check your connection, then try again." };
  }
}
