/** One call that the simulator received: who sent what, and what came of it. */
export type JournalEntry = {
  /** When it arrived, ISO 8601. */
  readonly at: string;
  readonly requestId: string;
  operation: string;
  /** The assumed role, session name included. */
  principalArn: string | null;
  roleArn: string | null;
  sessionName: string | null;
  /** `sub` of the id_token behind the session. */
  subject: string | null;
  /** null while the call is open, and for good when no whole answer was sent. */
  status: number | null;
  errorName: string | null;
  /** The fault that was played on this call. */
  fault: string | null;
  /** The body as it was parsed; null when it could not be. */
  input: unknown;
  caseId: string | null;
  /** True when this very call stored a new case; false for a replay of an earlier one. */
  caseCreated: boolean;
  /** The SDK's own count of attempts, `attempt=2; max=3`. */
  readonly attempt: string | null;
  /** The same for all attempts of one SDK call. */
  readonly invocationId: string | null;
};

export type JournalFilter = { readonly sessionName: string | null; readonly operation: string | null };

const maxEntries = 20_000;

/** Every call in order of arrival, in memory; the oldest go when there are more than 20,000. */
export class Journal {
  #entries: JournalEntry[] = [];

  /** Notes a call on its arrival; the caller fills in the entry as the call proceeds. */
  begin(entry: Pick<JournalEntry, "at" | "requestId" | "attempt" | "invocationId">): JournalEntry {
    const begun: JournalEntry = {
      operation: "Unknown",
      principalArn: null,
      roleArn: null,
      sessionName: null,
      subject: null,
      status: null,
      errorName: null,
      fault: null,
      input: null,
      caseId: null,
      caseCreated: false,
      ...entry,
    };
    this.#entries.push(begun);
    if (this.#entries.length > maxEntries) this.#entries.shift();
    return begun;
  }

  /** The entries of one session name, of one operation, or of both; null asks for all. */
  find(filter: JournalFilter): readonly JournalEntry[] {
    return this.#entries.filter(
      (entry) =>
        (filter.sessionName === null || entry.sessionName === filter.sessionName) &&
        (filter.operation === null || entry.operation === filter.operation),
    );
  }

  /** Forgets all calls, or those of one session name. */
  clear(sessionName: string | null): void {
    this.#entries = sessionName === null ? [] : this.#entries.filter((entry) => entry.sessionName !== sessionName);
  }
}
