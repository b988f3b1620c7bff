"use client";

import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CaseSection } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { InvisibleInField } from "@/lib/cases/invisible-in-case";
import { maybeInvisible } from "@/lib/cases/maybe-invisible";
import { useLazy } from "../../_lazy/use-lazy";

/** `section`: the first with an invisible character, or the last that had one. */
type Found = { section: CaseSection; fields: readonly InvisibleInField[] };

export type InvisibleInForm = Pick<Exact, "Notice"> & Found;

type Exact = Awaited<ReturnType<typeof loadExact>>;

const afterMilliseconds = 300;

/** Looks a moment after each change. The exact search and its notice load at the first suspicion. */
export function useInvisible(form: UseFormReturn<CaseInput>): InvisibleInForm | undefined {
  const [isSuspicious, setIsSuspicious] = useState(false);
  const [found, setFound] = useState<Found>({ section: "Incident", fields: [] });
  const { part: exact } = useLazy(isSuspicious, loadExact);

  useEffect(() => {
    const look = () => {
      const input = form.getValues();
      const fields = exact?.invisibleInCase(input);
      if (fields) setFound((before) => ({ section: fields[0]?.section ?? before.section, fields }));
      else if (maybeInvisible.test(textOf(input))) setIsSuspicious(true);
    };
    if (exact) look();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookLater = () => {
      clearTimeout(timer);
      timer = setTimeout(look, afterMilliseconds);
    };
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: lookLater });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [form, exact]);

  return exact && { Notice: exact.Notice, ...found };
}

async function loadExact() {
  const [{ InvisibleNotice: Notice }, { invisibleInCase }] = await Promise.all([
    import("./invisible-notice"),
    import("@/lib/cases/invisible-in-case"),
  ]);
  return { Notice, invisibleInCase };
}

function textOf(input: CaseInput): string {
  const texts: string[] = [];
  // JSON.stringify alone would write controls as plain escapes.
  JSON.stringify(input, (_key, value: unknown) => {
    if (typeof value === "string") texts.push(value);
    return value;
  });
  return texts.join("\n");
}
