"use client";

import { useCallback } from "react";
import type { PageOwner } from "@/lib/page-owner";
import { useLazy } from "../../../_lazy/use-lazy";
import { whenIdle } from "../../../_lazy/when-idle";
import { UserText } from "../../_case/user-text";
import { toUnreadWords } from "./unread-words";

type WhereThisGoesProps = {
  /** Of this portal. */
  region: string;
  owner: PageOwner;
  /** False where the role cannot read the membership. */
  mayRead: boolean;
};

/** Reads the membership once the form can be used. Its place is kept, so that the form does not move. */
export function WhereThisGoes({ region, owner, mayRead }: WhereThisGoesProps) {
  const load = useCallback(async () => {
    await new Promise<void>(whenIdle);
    return (await import("./place-words")).readPlaceWords(region, owner);
  }, [region, owner]);
  const { part: words, isUnreachable } = useLazy(mayRead, load);
  const unread = isUnreachable || !mayRead ? toUnreadWords(!mayRead) : "Reading the membership…";
  return (
    <section aria-labelledby="where-heading" className="mb-6 min-h-[6.5rem] noscript:hidden sm:min-h-[5rem]">
      <h2 id="where-heading" className="text-base">
        Where this goes
      </h2>
      <p className="text-ink-soft">{words ? <UserText>{words}</UserText> : `Region ${region}. ${unread}`}</p>
    </section>
  );
}
