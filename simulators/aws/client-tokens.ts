import { securityIrError } from "./aws-error";
import { canonicalJson, type JsonObject } from "./json";

export type ClientTokensOptions = {
  /** How long a token is remembered. 0 forgets it at once. */
  readonly tokenSeconds: number;
  /** Whether a repeated request gets the same answer again or ConflictException. AWS does not publish which. */
  readonly repeat: "replay" | "conflict";
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export type RememberedToken = {
  readonly key: string;
  readonly content: string;
  /** The ID of what the first request made. */
  readonly madeId: string;
  /** Epoch seconds. */
  readonly at: number;
};

/** The client tokens of every operation that takes one. Two operations may use the same token. */
export class ClientTokens {
  readonly #options: ClientTokensOptions;
  readonly #known = new Map<string, RememberedToken>();
  readonly #inFlight = new Set<string>();

  constructor(options: ClientTokensOptions) {
    this.#options = options;
  }

  /**
   * Calls `make`, or returns what the same token made before. Throws ConflictException when the token came with other
   * content or is still in use.
   */
  once(operation: string, input: JsonObject, make: () => string): { madeId: string; isNew: boolean } {
    const { clientToken, ...content } = input;
    if (typeof clientToken !== "string") return { madeId: make(), isNew: true };
    const key = toKey(operation, clientToken);
    if (this.#inFlight.has(key)) throw conflict(clientToken, "A request with this client token is in progress.");
    const text = canonicalJson(content);
    const known = this.#recall(key);
    if (known) {
      if (known.content !== text) throw conflict(clientToken, "The client token was used with another request.");
      if (this.#options.repeat === "conflict") throw conflict(clientToken, "The client token was used before.");
      return { madeId: known.madeId, isNew: false };
    }
    const madeId = make();
    this.#known.set(key, { key, content: text, madeId, at: this.#seconds() });
    return { madeId, isNew: true };
  }

  /** Keeps the token in use until the returned function is called. */
  hold(operation: string, { clientToken }: JsonObject): () => void {
    if (typeof clientToken !== "string") return () => {};
    const key = toKey(operation, clientToken);
    if (this.#inFlight.has(key)) return () => {};
    this.#inFlight.add(key);
    return () => this.#inFlight.delete(key);
  }

  all(): RememberedToken[] {
    return [...this.#known.values()];
  }

  restore(tokens: readonly RememberedToken[]): void {
    for (const token of tokens) this.#known.set(token.key, token);
  }

  #recall(key: string): RememberedToken | undefined {
    const known = this.#known.get(key);
    return known && this.#seconds() < known.at + this.#options.tokenSeconds ? known : undefined;
  }

  #seconds(): number {
    return this.#options.now() / 1000;
  }
}

const toKey = (operation: string, token: string): string => `${operation} ${token}`;

function conflict(clientToken: string, message: string) {
  // AWS does not publish what it puts here. The token tells the caller nothing new.
  return securityIrError("ConflictException", message, { resourceId: clientToken, resourceType: "ClientToken" });
}
