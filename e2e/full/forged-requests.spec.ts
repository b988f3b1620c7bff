import { callOpenCase } from "../open-case-call";
import { expect, test } from "../test";

const access = { tag: "@authorisation" };

/** Headers of a form that another site sends from a signed-in browser. */
const foreignForms: readonly { what: string; headers: Record<string, string | undefined> }[] = [
  { what: "without an origin", headers: { origin: undefined } },
  { what: "without an origin, from another site", headers: { origin: undefined, "sec-fetch-site": "cross-site" } },
  { what: "with the portal's origin, from another site", headers: { "sec-fetch-site": "cross-site" } },
  { what: "with the portal's origin, from a sibling host", headers: { "sec-fetch-site": "same-site" } },
  {
    what: "with a foreign origin that its forwarded host agrees with",
    headers: { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  },
  {
    what: "with a foreign origin that its host and forwarded host agree with",
    headers: { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "evil.example" },
  },
];

for (const { what, headers } of foreignForms) {
  test(`a form ${what} opens no case`, access, async ({ page, openCaseCall, signIn, caseForm, aws }) => {
    const ana = await signIn("ana");
    await caseForm.verifyOnPage();
    const response = await callOpenCase(page.request, openCaseCall, { headers });

    expect(await response.text()).toContain('"code":"signed-out"');
    expect(await aws.calls(ana, "CreateCase")).toEqual([]);
  });
}

for (const [what, id] of [
  ["nobody made", "40".padEnd(42, "a")],
  ["no ID has the form of", "../../../etc/passwd"],
  ["is empty", ""],
  ["is a property of every object", "__proto__"],
] as const) {
  test(`an action whose ID ${what} does nothing`, access, async ({ page, openCaseCall, signIn, caseForm, aws }) => {
    const ana = await signIn("ana");
    await caseForm.verifyOnPage();
    const response = await callOpenCase(page.request, openCaseCall, { headers: { "next-action": id } });

    expect(response.status()).not.toBe(500);
    expect(await aws.calls(ana, "CreateCase")).toEqual([]);
  });
}

// Next hands an action that is sent to another page on to the one that has it.
for (const path of ["/cases/new", "/sign-in", "/", "/no-such-page"]) {
  test(
    `the form's action asks who calls when it is sent to ${path}`,
    access,
    async ({ page, request, openCaseCall, signIn, caseForm, aws }) => {
      await signIn("ana");
      await caseForm.verifyOnPage();
      const title = `Sent to ${path} ${openCaseCall.input.clientToken}`;
      const form = JSON.stringify({ ...openCaseCall.input, title });
      const call = { ...openCaseCall, url: new URL(path, openCaseCall.url).href };
      await callOpenCase(request, call, { form });
      await callOpenCase(page.request, call, { form, headers: { origin: undefined } });
      await callOpenCase(page.request, call, { form, headers: { "sec-fetch-site": "cross-site" } });
      expect(await aws.callsWith(title), "by nobody, and by no page of the portal").toEqual([]);

      await callOpenCase(page.request, call, { form });
      expect(await aws.callsWith(title), "by a page of a person's own").toHaveLength(1);
    },
  );
}

/** Ways around a guard in front of the pages, in this and earlier versions of Next. */
const sideDoors: readonly { what: string; suffix?: string; headers?: Record<string, string> }[] = [
  { what: "a header that skipped it once", headers: { "x-middleware-subrequest": "proxy" } },
  {
    what: "the same header, repeated",
    headers: { "x-middleware-subrequest": Array.from({ length: 5 }, () => "src/middleware").join(":") },
  },
  {
    what: "the same header, with today's name",
    headers: { "x-middleware-subrequest": Array.from({ length: 5 }, () => "proxy").join(":") },
  },
  { what: "a header that overrides the path", headers: { "x-invoke-path": "/sign-in", "x-matched-path": "/sign-in" } },
  { what: "a header that rewrites", headers: { "x-middleware-rewrite": "/cases/new", "x-middleware-next": "1" } },
  { what: "the data form of the pages router", headers: { "x-nextjs-data": "1" } },
  { what: "the suffix .rsc", suffix: ".rsc" },
  { what: "the suffix .segments", suffix: ".segments/_tree.segment.rsc" },
  { what: "the suffix .txt", suffix: ".txt" },
  { what: "a segment's prefetch", headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" } },
  { what: "a prefetch", headers: { purpose: "prefetch", rsc: "1", "next-router-prefetch": "1" } },
  { what: "a resumed answer", headers: { "next-resume": "1" } },
  { what: "an invented session cookie", headers: { cookie: "casedesk.session=x; __Host-casedesk.session=x" } },
  { what: "a session in a header", headers: { authorization: "Bearer eyJhbGciOiJkaXIifQ.x" } },
];

for (const { what, suffix = "", headers = {} } of sideDoors) {
  test(`${what} shows nothing of a case to who is not signed in`, access, async ({ openCase, request, aws }) => {
    const title = `Secret title ${what}`;
    const { caseId, ana } = await openCase({ title });
    const reads = (await aws.calls(ana, "GetCase")).length;
    const before = (await aws.callsWith(caseId)).length;
    const response = await request.get(`/cases/${caseId}${suffix}`, { headers });

    expect(await response.text()).not.toContain(title);
    expect((await aws.callsWith(caseId)).length, "calls about this case").toBe(before);
    expect((await aws.calls(ana, "GetCase")).length).toBe(reads);
  });
}

test("the session's cookie is none in an Authorization header", access, async ({ context, openCase, request }) => {
  const { caseId } = await openCase({ title: "Secret title in a header" });
  const sealed = (await context.cookies()).find(({ name }) => name.endsWith("casedesk.session"))?.value;
  const response = await request.get(`/cases/${caseId}`, { headers: { authorization: `Bearer ${sealed}` } });

  expect(sealed).toBeTruthy();
  expect(await response.text()).not.toContain("Secret title in a header");
});

test("a link ends no session", access, async ({ page, signIn, caseForm, account }) => {
  const ana = await signIn("ana");
  await caseForm.verifyOnPage();
  for (const path of ["/api/sign-out", "/api/auth/signout"]) {
    expect((await page.request.get(path)).status(), path).toBeGreaterThanOrEqual(400);
  }

  await page.reload();
  await expect(account.header).toContainText(ana.name);
});

for (const headers of [{}, { origin: "https://evil.example" }, { origin: "null" }]) {
  test(
    `a sign-out with ${JSON.stringify(headers)} ends no session`,
    access,
    async ({ page, signIn, caseForm, account }) => {
      const ana = await signIn("ana");
      await caseForm.verifyOnPage();
      const response = await page.request.post("/api/sign-out", { headers });

      expect(response.status()).toBe(403);
      await page.reload();
      await expect(account.header).toContainText(ana.name);
    },
  );
}

for (const [path, status] of [
  ["callback/sso", 405],
  ["callback/credentials", 405],
  ["session", 405],
  ["_log", 405],
  ["signin/sso", 413],
] as const) {
  test(`a form of three million bytes to /api/auth/${path} is refused unread`, async ({ request }) => {
    const response = await request.post(`/api/auth/${path}`, { form: { callbackUrl: "x".repeat(3_000_000) } });

    expect([response.status(), response.headers().allow]).toEqual([status, status === 405 ? "GET, HEAD" : undefined]);
  });
}
