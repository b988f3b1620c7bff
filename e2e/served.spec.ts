import { expect, test } from "./test";

// The files that the portal serves, and the hosts to which its pages send requests.

const notServed = [
  ...["/.git/HEAD", "/.git/config", "/.env", "/.env.example", "/.npmrc", "/package.json", "/package-lock.json"],
  ...["/server.js", "/next.config.js", "/lib/env.ts", "/app/page.tsx", "/node_modules/next/package.json"],
  ...["/.next/server/server-reference-manifest.json", "/_next/server/server-reference-manifest.json"],
  ...["/_next/static/%2e%2e/%2e%2e/server.js", "/_next/static/..%2f..%2fserver.js"],
  // Lists of files.
  ...["/_next", "/_next/static", "/_next/static/chunks", "/public"],
  // Paths that similar programs have.
  ...[
    "/admin",
    "/api",
    "/api/debug",
    "/api/docs",
    "/graphql",
    "/actuator",
    "/debug/pprof",
    "/server-status",
    "/__nextjs_source-map",
  ],
  // The simulators.
  ...["/.well-known/openid-configuration", "/interaction/1", "/_admin/cases"],
];

for (const path of notServed) {
  test(`${path} is not served`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404);
  });
}

const kinds = [
  { path: "/sign-in", type: "text/html; charset=utf-8" },
  { path: "/no-such-page", type: "text/html; charset=utf-8" },
  { path: "/api/health", type: "application/json" },
  { path: "/api/auth/session", type: "application/json" },
  { path: "/icon.svg", type: "image/svg+xml" },
];

for (const { path, type } of kinds) {
  test(`${path} says that it is ${type}`, async ({ request }) => {
    expect((await request.get(path)).headers()["content-type"]).toBe(type);
  });
}

test("no script is served with its source, and each has a script's type", async ({ page }) => {
  const scripts: { url: string; type: string | undefined; text: Promise<string> }[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push({ url: response.url(), type: response.headers()["content-type"], text: response.text() });
  });
  await page.goto("/sign-in", { waitUntil: "networkidle" });

  expect(scripts.length).toBeGreaterThan(3);
  const texts = await Promise.all(scripts.map(({ text }) => text));
  expect(texts.filter((text) => text.includes("sourceMappingURL"))).toEqual([]);
  expect(new Set(scripts.map(({ type }) => type))).toEqual(new Set(["application/javascript; charset=UTF-8"]));
  const maps = await Promise.all(scripts.map(({ url }) => page.request.get(`${url}.map`)));
  expect(new Set(maps.map((response) => response.status()))).toEqual(new Set([404]));
});

test("the scripts that a page loads at once ask to be compiled at once, the later ones do not", async ({
  page,
  signIn,
  caseForm,
}) => {
  const scripts = new Map<string, Promise<string>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response.text());
  });
  await signIn("ana");
  const html = await (await page.goto("/cases/new"))?.text();
  await caseForm.verifyOnPage();
  // A key loads the rules of a case.
  await caseForm.title.fill("Unknown access keys");
  await page.waitForLoadState("networkidle");

  const asking = { atOnce: new Set<boolean>(), later: new Set<boolean>() };
  for (const [url, text] of scripts) {
    const isAtOnce = html?.includes(new URL(url).pathname);
    asking[isAtOnce ? "atOnce" : "later"].add((await text).startsWith("//# allFunctionsCalledOnLoad\n"));
  }
  expect(asking).toEqual({ atOnce: new Set([true]), later: new Set([false]) });
});

test("no answer names the programs that made it, nor lets another site read it", async ({ request }) => {
  const headers = { origin: "https://evil.example" };
  for (const path of ["/sign-in", "/no-such-page", "/api/health", "/api/auth/session", "/icon.svg"]) {
    const names = Object.keys((await request.get(path, { headers })).headers());
    expect(
      names.filter((name) => /^(server|x-powered-by|access-control-.*)$/.test(name)),
      path,
    ).toEqual([]);
  }
});

test("the portal's pages send requests only to the portal", async ({
  page,
  baseURL,
  signInOnPages,
  sendCase,
  casePage,
}) => {
  const asked = new Set<string>();
  page.on("request", (request) => {
    const isByPage = request.frame().url().startsWith(String(baseURL)) && !request.isNavigationRequest();
    if (isByPage) asked.add(new URL(request.url()).origin);
  });
  await signInOnPages("ana");
  await sendCase();
  await expect(casePage.title).toBeVisible();

  expect([...asked]).toEqual([new URL(String(baseURL)).origin]);
});
