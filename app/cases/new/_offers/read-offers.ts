import type { FormOffers } from "@/lib/form-offers";
import type { PageOwner } from "@/lib/page-owner";
import { readAsOwner } from "../../../_account/read-as-owner";

/** Rejects when the portal does not answer. */
export async function readOffers<Kind extends keyof FormOffers>(
  kind: Kind,
  owner: PageOwner,
): Promise<FormOffers[Kind]> {
  const read = await readAsOwner<FormOffers>("/api/form-offers", owner, AbortSignal.timeout(timeoutMilliseconds));
  if (read.status !== "ok") throw new Error("The offers could not be read");
  return read.answer[kind];
}

const timeoutMilliseconds = 10_000;
