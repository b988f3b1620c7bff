"use client";

import type { CaseFacts } from "@/lib/cases/case-facts";
import { Fact } from "../../_case/facts";
import { Moment } from "../../_case/moment";
import { useFacts } from "./live-facts";

/** The times that move on while the page is open. */
export function LiveMoments({ initial }: { initial: CaseFacts }) {
  const { updatedAt, closedAt } = useFacts(initial);
  return (
    <>
      <MomentFact name="Last updated" at={updatedAt} />
      <MomentFact name="Closed" at={closedAt} />
    </>
  );
}

function MomentFact({ name, at }: { name: string; at: number | undefined }) {
  if (at === undefined) return null;
  return (
    <Fact name={name}>
      <Moment instant={new Date(at)} />
    </Fact>
  );
}
