"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import type { CaseTemplate } from "@/lib/form-offers";
import type { PageOwner } from "@/lib/page-owner";
import { useLazy } from "../../../_lazy/use-lazy";
import { whenIdle } from "../../../_lazy/when-idle";
import { useMachine } from "../../../_machine/use-machine";
import { hasArrivedLink, holdsLink, onLinkArrival } from "../../../_prefill/arrived-link";
import { OfferChoice } from "../_offers/offer-choice";
import type { Prefill } from "./prefill";

type LazyPrefillProps = Omit<ComponentProps<typeof Prefill>, "notice" | "template"> & {
  /** Undefined where the settings have no templates. */
  offersFor: PageOwner | undefined;
};

/** Loads what a prefilled link needs once there is one, or a template, or a draft that one filled. */
export function LazyPrefill({ offersFor, ...props }: LazyPrefillProps) {
  const notice = useRef<HTMLDivElement>(null);
  const { fromLink } = useMachine(props.machine);
  const [hasLink, setHasLink] = useState(false);
  useEffect(() => {
    const note = () => setHasLink(true);
    if (hasArrivedLink()) note();
    // The first look into sessionStorage waits for another process of the browser.
    else whenIdle(() => holdsLink() && note());
    return onLinkArrival(note);
  }, []);
  const [template, setTemplate] = useState<CaseTemplate>();
  const isWanted = hasLink || template !== undefined || fromLink !== undefined;
  const { part: Loaded, isUnreachable } = useLazy(isWanted, loadPrefill);
  const choose = (chosen: CaseTemplate) => {
    // A copy, so that the same one can be chosen again.
    setTemplate({ ...chosen });
    notice.current?.focus();
  };
  return (
    <>
      {offersFor && props.isFormShown ? (
        <div className="mb-6 flex flex-wrap gap-3 noscript:hidden">
          <OfferChoice label="Start from a template" kind="templates" owner={offersFor} onChoose={choose} />
        </div>
      ) : null}
      <div role="status" ref={notice} tabIndex={-1} className="scroll-mt-24">
        {Loaded ? (
          <Loaded {...props} template={template} notice={notice} />
        ) : isUnreachable ? (
          <Alert tone="notice" className="mb-8">
            Your link could not be read. Check your connection, then open the link again.
          </Alert>
        ) : null}
      </div>
    </>
  );
}

async function loadPrefill() {
  return (await import("./prefill")).Prefill;
}
