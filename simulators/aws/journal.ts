export type JournalEntry = {
  /** Time of arrival, ISO 8601. */
  readonly at: string;
  readonly requestId: string;
  operation: string;
  /** The ARN of the role session. */
  principalArn: string | null;
  roleArn: string | null;
  sessionName: string | null;
  /** `sub` of the id_token. */
  subject: string | null;
  /** Null until a whole answer was sent. */
  status: number | null;
  errorName: string | null;
  fault: string | null;
  /** The parsed body, or null when it could not be parsed. */
  input: unknown;
  caseId: string | null;
  /** Whether this call stored a new case. False for a repeat. */
  caseCreated: boolean;
  /** The SDK's count, such as `attempt=2; max=3`. */
  readonly attempt: string | null;
  /** The same for all attempts of one SDK call. */
  readonly invocationId: string | null;
};

export type JournalFilter = { readonly sessionName: string | null; readonly operation: string | null };

const maxEntries = 20_000;

/** Every call in order of arrival, in memory. Drops the oldest beyond 20,000. */
export class Journal {
  #entries: JournalEntry[] = [];

  /** Adds an entry, which the caller fills in as the call proceeds. */
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

  find(filter: JournalFilter): readonly JournalEntry[] {
    return this.#entries.filter(
      (entry) =>
        (filter.sessionName === null || entry.sessionName === filter.sessionName) &&
        (filter.operation === null || entry.operation === filter.operation),
    );
  }

  /** Null clears all entries. */
  clear(sessionName: string | null): void {
    this.#entries = sessionName === null ? [] : this.#entries.filter((entry) => entry.sessionName !== sessionName);
  }
}
