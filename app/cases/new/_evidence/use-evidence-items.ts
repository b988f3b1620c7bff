import { useRef, useState } from "react";
import type { EvidenceItem } from "@/lib/evidence/findings/evidence";

export type NamedItem = EvidenceItem & { id: number };

/** Items waiting to be read. They have IDs because two files can have the same name. */
export function useEvidenceItems() {
  const [items, setItems] = useState<readonly NamedItem[]>([]);
  const nextId = useRef(0);

  function addItems(added: readonly EvidenceItem[]) {
    const named = added.map((item) => ({ ...item, id: nextId.current++ }));
    setItems((before) => [...before, ...named]);
  }

  function removeItems(ids: readonly number[]) {
    setItems((before) => before.filter(({ id }) => !ids.includes(id)));
  }

  return { items, addItems, removeItems };
}
