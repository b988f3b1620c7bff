import type { BrowserContext } from "@playwright/test";

/** One answer that a browser got, with what it had asked. */
export type Exchange = {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Record<string, string>;
  readonly requestBody: string;
  readonly responseHeaders: Record<string, string>;
  /** Empty for a redirect, which has none. */
  readonly responseBody: string;
};

/** Writes down all that a browser asks and is answered, from now on. */
export class Traffic {
  readonly #exchanges: Promise<Exchange>[] = [];

  constructor(context: BrowserContext) {
    context.on("response", (response) => {
      const request = response.request();
      const read = async (): Promise<Exchange> => ({
        method: request.method(),
        url: response.url(),
        requestHeaders: await request.allHeaders(),
        requestBody: request.postData() ?? "",
        responseHeaders: await response.allHeaders(),
        // A redirect has no body, and one that a navigation has cut off has none any more.
        responseBody: await response.text().catch(() => ""),
      });
      this.#exchanges.push(read());
    });
  }

  /** All of it so far, in the order of the answers. */
  exchanges(): Promise<Exchange[]> {
    return Promise.all(this.#exchanges);
  }
}
