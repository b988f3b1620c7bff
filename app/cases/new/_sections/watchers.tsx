"use client";

import type { PageOwner } from "@/lib/page-owner";
import { WatchersSection } from "../../_fields/watchers";
import { useFormContent } from "../../_form/form-context";
import { AddGroup } from "../_offers/add-group";

/** `owner` is undefined where the settings have no watcher groups. */
export function Watchers({ owner }: { owner: PageOwner | undefined }) {
  const { form, me } = useFormContent();
  return (
    <WatchersSection form={form} me={me}>
      {owner ? <AddGroup form={form} owner={owner} /> : null}
    </WatchersSection>
  );
}
