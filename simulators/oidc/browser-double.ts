/** Keeps cookies by path and does not follow redirects. */
export type BrowserDouble = {
  get: (url: string) => Promise<Response>;
  post: (url: string, form: Record<string, string>) => Promise<Response>;
};

/** Starts with an empty cookie jar. Visits one host only. */
export function createBrowserDouble(): BrowserDouble {
  const jar = new Map<string, { path: string; value: string }>();

  const visit = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname } = new URL(url);
    const cookies = [...jar].filter(([, { path }]) => pathname.startsWith(path));
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { accept: "text/html", cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join("; ") },
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      const path = /; path=([^;]+)/i.exec(header)?.[1] ?? "/";
      if (value === "") jar.delete(name);
      else jar.set(name, { path, value });
    }
    return response;
  };

  return {
    get: (url) => visit(url, {}),
    post: (url, form) => visit(url, { method: "POST", body: new URLSearchParams(form) }),
  };
}
