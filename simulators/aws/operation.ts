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
  readonly query: URLSearchParams;
  readonly entry: JournalEntry;
};

export type SignedCall = Call & { readonly session: RoleSession };

/** Carries out a call that passed all checks. */
export type Commit = () => Reply;

/**
 * `prepare` checks the call and throws AWS's errors, but changes nothing. The commit runs later, so that an armed fault
 * can come between the two and hits only calls that AWS would have accepted.
 */
export type Operation = SecurityIrOperation | StsOperation;

export type SecurityIrOperation = {
  readonly service: "security-ir";
  readonly name: string;
  readonly route: `${"GET" | "POST" | "PUT" | "DELETE"} /v1/${string}`;
  readonly prepare: (call: SignedCall) => Commit;
};

/** STS finds an operation by its name in the body. Some calls are unsigned. */
export type StsOperation =
  | {
      readonly service: "sts";
      readonly name: string;
      readonly signed: true;
      readonly prepare: (call: SignedCall) => Commit;
    }
  | {
      readonly service: "sts";
      readonly name: string;
      readonly signed: false;
      readonly prepare: (call: Call) => Promise<Commit>;
    };
