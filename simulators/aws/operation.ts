import type { JournalEntry } from "./journal";
import type { JsonObject } from "./json";
import type { RoleSession } from "./role-sessions";
import type { World } from "./world";

export type Reply = { readonly status: number; readonly result: JsonObject };

export type Call = {
  readonly world: World;
  /** The parsed body. */
  readonly input: JsonObject;
  /** The decoded labels of the path. */
  readonly labels: JsonObject;
  /** What the journal will say about this call. */
  readonly entry: JournalEntry;
};

export type SignedCall = Call & { readonly session: RoleSession };

/** What is left to do when all checks are passed. */
export type Deed = () => Reply;

/**
 * One operation of AWS. `prepare` refuses whatever AWS refuses and changes nothing; the deed it returns is done afterwards, so that
 * an armed fault can come between the two and only ever meets calls that AWS would have accepted.
 */
export type Operation =
  | { readonly name: string; readonly signed: true; readonly prepare: (call: SignedCall) => Deed }
  | { readonly name: string; readonly signed: false; readonly prepare: (call: Call) => Promise<Deed> };
