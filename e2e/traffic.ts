import type { CDPSession, Page, Response } from "@playwright/test";

/** An answer and its request. Header names are in lower case; cookies are left out. */
export type Exchange = {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Record<string, string>;
  readonly requestBody: string;
  readonly responseHeaders: Record<string, string>;
  /** Empty for a redirect. Undefined if a navigation ended the request first. */
  readonly responseBody: string | undefined;
};

/** A Set-Cookie line and the address that sent it. */
export type SetCookie = { readonly url: string; readonly line: string };

type Paused = {
  readonly requestId: string;
  readonly request: { method: string; url: string; headers: Record<string, string>; postData?: string };
  readonly responseStatusCode?: number;
  readonly responseHeaders?: readonly { name: string; value: string }[];
};

/** Records a page's requests and answers. */
export class Traffic {
  readonly #exchanges: Promise<Exchange>[] = [];
  readonly #cookies: Promise<SetCookie[]>[] = [];

  private constructor() {}

  /**
   * Holds each answer back until it is read here, because the browser discards some bodies and keeps no streamed ones.
   */
  static async of(page: Page): Promise<Traffic> {
    const traffic = new Traffic();
    const devTools = await page.context().newCDPSession(page);
    devTools.on("Fetch.requestPaused", (paused) => traffic.#exchanges.push(readExchange(devTools, paused)));
    await devTools.send("Fetch.enable", { patterns: [{ requestStage: "Response" }] });
    // At once: the browser forgets an answer's headers when its page goes.
    page.on("response", (response) => {
      const cookies = readCookies(response);
      cookies.catch(() => {}); // It fails where they are read.
      traffic.#cookies.push(cookies);
    });
    return traffic;
  }

  /** In the order of the answers. */
  exchanges(): Promise<Exchange[]> {
    return Promise.all(this.#exchanges);
  }

  async cookies(): Promise<SetCookie[]> {
    return (await Promise.all(this.#cookies)).flat();
  }
}

async function readCookies(response: Response): Promise<SetCookie[]> {
  const headers = await response.headersArray();
  return headers.flatMap(({ name, value }) =>
    name.toLowerCase() === "set-cookie" ? [{ url: response.url(), line: value }] : [],
  );
}

async function readExchange(devTools: CDPSession, paused: Paused): Promise<Exchange> {
  const { requestId, request, responseStatusCode = 0, responseHeaders = [] } = paused;
  const isRedirect = responseStatusCode >= 300 && responseStatusCode < 400;
  const responseBody = isRedirect ? "" : await readBody(devTools, requestId);
  await devTools.send("Fetch.continueRequest", { requestId }).catch(() => {}); // It may have been ended meanwhile.
  return {
    method: request.method,
    url: request.url,
    requestHeaders: toLowerCase(Object.entries(request.headers)),
    requestBody: request.postData ?? "",
    responseHeaders: toLowerCase(responseHeaders.map(({ name, value }) => [name, value])),
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

function toLowerCase(headers: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}
