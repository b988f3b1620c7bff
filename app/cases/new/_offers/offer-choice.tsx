"use client";

import { useCallback, useId, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import type { FormOffers } from "@/lib/form-offers";
import type { PageOwner } from "@/lib/page-owner";
import { useLazy } from "../../../_lazy/use-lazy";

type OfferChoiceProps<Kind extends keyof FormOffers> = {
  label: string;
  kind: Kind;
  owner: PageOwner;
  onChoose: (offer: FormOffers[Kind][number]) => void;
};

/** A button that lists what the settings offer, read at the first press. */
export function OfferChoice<Kind extends keyof FormOffers>({ label, kind, owner, onChoose }: OfferChoiceProps<Kind>) {
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const load = useCallback(async () => (await import("./read-offers")).readOffers(kind, owner), [kind, owner]);
  const { part: offers, isUnreachable } = useLazy(isOpen, load);
  return (
    <>
      <SecondaryButton aria-expanded={isOpen} aria-controls={listId} onClick={() => setIsOpen(!isOpen)}>
        {label}
      </SecondaryButton>
      <div id={listId} role="status" hidden={!isOpen} className="basis-full">
        {offers ? (
          <ul className="flex flex-wrap gap-3 border-l-4 border-line pl-3">
            {offers.map((offer) => (
              <li key={offer.label}>
                <SecondaryButton
                  onClick={() => {
                    setIsOpen(false);
                    onChoose(offer);
                  }}
                >
                  {offer.label}
                </SecondaryButton>
              </li>
            ))}
          </ul>
        ) : isOpen ? (
          <p className="text-ink-soft">
            {isUnreachable
              ? "The portal did not answer. Check your connection, then press the button twice."
              : "Loading…"}
          </p>
        ) : null}
      </div>
    </>
  );
}
