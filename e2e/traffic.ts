import type { CDPSession, Page } from "@playwright/test";

/** One answer that a page got, with what it had asked. Names of headers are in lower case; cookies that are sent are not among them. */
export type Exchange = {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Record<string, string>;
  readonly requestBody: string;
  readonly responseHeaders: Record<string, string>;
  /** Empty for a redirect, of which a browser reads no body. Undefined when a navigation has ended the request before its answer was whole. */
  readonly responseBody: string | undefined;
};

type Paused = {
  readonly requestId: string;
  readonly request: { method: string; url: string; headers: Record<string, string>; postData?: string };
  readonly responseStatusCode?: number;
  readonly responseHeaders?: readonly { name: string; value: string }[];
};

/** Writes down all that a page asks and is answered. */
export class Traffic {
  readonly #exchanges: Promise<Exchange>[] = [];

  private constructor() {}

  /**
   * Begins. The browser holds each answer back until it is read here: afterwards it may have thrown the body away, and of what a script reads
   * piece by piece, such as the answer to a form, it keeps none.
   */
  static async of(page: Page): Promise<Traffic> {
    const traffic = new Traffic();
    const devTools = await page.context().newCDPSession(page);
    devTools.on("Fetch.requestPaused", (paused) => traffic.#exchanges.push(readExchange(devTools, paused)));
    await devTools.send("Fetch.enable", { patterns: [{ requestStage: "Response" }] });
    return traffic;
  }

  /** All of it so far, in the order of the answers. */
  exchanges(): Promise<Exchange[]> {
    return Promise.all(this.#exchanges);
  }
}

async function readExchange(devTools: CDPSession, paused: Paused): Promise<Exchange> {
  const { requestId, request, responseStatusCode = 0, responseHeaders = [] } = paused;
  const isRedirect = responseStatusCode >= 300 && responseStatusCode < 400;
  const responseBody = isRedirect ? "" : await readBody(devTools, requestId);
  await devTools.send("Fetch.continueRequest", { requestId }).catch(() => {}); // It may have been ended meanwhile.
  return {
    method: request.method,
    url: request.url,
    requestHeaders: toRecord(Object.entries(request.headers)),
    requestBody: request.postData ?? "",
    responseHeaders: toRecord(responseHeaders.map(({ name, value }) => [name, value])),
    responseBody,
  };
}

async function readBody(devTools: CDPSession, requestId: string): Promise<string | undefined> {
  try {
    const { body, base64Encoded } = await devTools.send("Fetch.getResponseBody", { requestId });
    return base64Encoded ? Buffer.from(body, "base64").toString() : body;
  } catch {
    return undefined;
  }
}

/** Values of headers that come more than once, as cookies do, stand one after the other. */
function toRecord(headers: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    record[key] = record[key] === undefined ? value : `${record[key]}\n${value}`;
  }
  return record;
}
