import { callOpenCase } from "../open-case-call";
import { sessionCookies } from "../session-cookies";
import { expect, test } from "../test";

const access = { tag: "@authorisation" };

const pages = [
  { path: "/", returnTo: "/cases" },
  { path: "/cases", returnTo: "/cases" },
  { path: "/cases/new", returnTo: "/cases/new" },
  { path: "/cases/1234567890", returnTo: "/cases/1234567890" },
  { path: "/cases/1234567890/edit", returnTo: "/cases/1234567890/edit" },
  { path: "/cases/1234567890/record", returnTo: "/cases/1234567890/record" },
  { path: "/sign-in/done", returnTo: "/sign-in/done" },
];

for (const { path, returnTo } of pages) {
  test(`a visitor without a session is sent from ${path} to sign in`, access, async ({ page, signInPage }) => {
    await page.goto(path);

    await signInPage.verifyOnPage();
    expect(new URL(page.url()).searchParams.get("callbackUrl")).toBe(returnTo);
  });
}

test("a signed-out reader of a link signs in and lands on the case", access, async ({ openCase, newVisitor }) => {
  const { caseId } = await openCase();
  const reader = await newVisitor();
  await reader.signIn("vic", `/cases/${caseId}`);

  await reader.casePage.verifyOnPage(caseId);
});

const askings = [
  { what: "as a document", headers: {} },
  { what: "as a client-side navigation", headers: { rsc: "1" } },
  { what: "as a prefetch", headers: { rsc: "1", "next-router-prefetch": "1" } },
];

for (const { what, headers } of askings) {
  test(`a case asked for ${what} without a session gives nothing away`, access, async ({ openCase, request }) => {
    const { caseId } = await openCase({ title: "Secret title 5d1f" });
    const response = await request.get(`/cases/${caseId}`, { headers });

    expect(await response.text()).not.toContain("Secret title 5d1f");
  });
}

test("an altered session cookie does not work", access, async ({ page, context, openCase, signInPage }) => {
  const { caseId } = await openCase();
  const [cookie] = await sessionCookies(context);
  const value = String(cookie?.value);
  const last = value.at(-10) === "A" ? "B" : "A";
  await context.addCookies([
    { ...cookie, name: String(cookie?.name), value: value.slice(0, -10) + last + value.slice(-9) },
  ]);
  await page.goto(`/cases/${caseId}`);

  await signInPage.verifyOnPage();
});

test(
  "Open case called by hand without a session calls nobody at AWS",
  access,
  async ({ openCaseCall, request, aws }) => {
    const title = `Called without a session ${openCaseCall.input.clientToken}`;
    const response = await callOpenCase(request, openCaseCall, {
      form: JSON.stringify({ ...openCaseCall.input, title }),
    });

    expect([response.status(), await response.text()]).toEqual([401, "signed-out"]);
    expect(await aws.callsWith(title)).toEqual([]);
  },
);

test(
  "Open case called with an invented session cookie calls nobody at AWS",
  access,
  async ({ openCaseCall, request, aws }) => {
    const title = `Called with an invented cookie ${openCaseCall.input.clientToken}`;
    const cookie = "casedesk.session=eyJhbGciOiJkaXIifQ";
    const form = JSON.stringify({ ...openCaseCall.input, title });
    const response = await callOpenCase(request, openCaseCall, { form, headers: { cookie } });

    expect([response.status(), await response.text()]).toEqual([401, "signed-out"]);
    expect(await aws.callsWith(title)).toEqual([]);
  },
);

for (const path of ["/files", "/files/01234567-89ab-4def-8123-456789abcdef"]) {
  test(
    `a file at ${path} without a session calls nobody at AWS`,
    access,
    async ({ openCase, request, baseURL, aws }) => {
      const { ana, caseId } = await openCase();
      const send = (origin: string) =>
        request.post(`/api/cases/${caseId}${path}`, {
          data: "hello",
          headers: { origin, "x-casedesk-file-name": "a.txt", "x-casedesk-file-token": crypto.randomUUID() },
        });
      const statuses = [(await send(baseURL ?? "")).status(), (await send("https://evil.example")).status()];

      const calls = ["GetCaseAttachmentUploadUrl", "GetCaseAttachmentDownloadUrl"] as const;
      const called = await Promise.all(calls.map((operation) => aws.calls(ana, operation)));
      expect([statuses, called.flat()]).toEqual([[401, 401], []]);
    },
  );
}

for (const origin of ["https://evil.example", "null"]) {
  test(
    `Open case called with the origin ${origin} is refused`,
    access,
    async ({ page, openCaseCall, signIn, caseForm, aws }) => {
      const ana = await signIn("ana");
      await caseForm.verifyOnPage();
      const response = await callOpenCase(page.request, openCaseCall, { headers: { origin } });

      expect(response.status()).toBe(500);
      expect(await aws.calls(ana, "CreateCase")).toEqual([]);
    },
  );
}

test(
  "Open case called by a person whose role cannot open cases opens none",
  access,
  async ({ page, openCaseCall, signIn, caseForm, aws }) => {
    const vic = await signIn("vic");
    await caseForm.verifyOnPage();
    const response = await callOpenCase(page.request, openCaseCall);

    expect(await response.text()).toContain('"code":"access-denied"');
    expect(await aws.calls(vic, "CreateCase")).toEqual([
      expect.objectContaining({ caseCreated: false, errorName: "AccessDeniedException" }),
    ]);
  },
);

test(
  "Open case called by hand opens the case under the caller's own role",
  access,
  async ({ page, openCaseCall, signIn, caseForm, aws }) => {
    const ana = await signIn("ana");
    await caseForm.verifyOnPage();
    await callOpenCase(page.request, openCaseCall);

    expect(await aws.calls(ana, "CreateCase")).toEqual([
      expect.objectContaining({
        principalArn: `arn:aws:sts::111122223333:assumed-role/IncidentResponder/${ana.email}`,
        caseCreated: true,
      }),
    ]);
  },
);

test(
  "Open case on a page that was another person's opens none",
  access,
  async ({ page, openCaseCall, signIn, caseForm, aws }) => {
    const ana = await signIn("ana");
    await caseForm.verifyOnPage();
    const response = await callOpenCase(page.request, openCaseCall, { tried: openCaseCall.tried });

    expect(await response.text()).toContain('"code":"other-user"');
    expect(await aws.calls(ana, "CreateCase")).toEqual([]);
  },
);

test(
  "a form with a __proto__ of its own is sent as if it had none",
  access,
  async ({ page, openCaseCall, signIn, caseForm, aws }) => {
    const ana = await signIn("ana");
    await caseForm.verifyOnPage();
    const form = JSON.stringify(openCaseCall.input).replace(/}$/, ',"__proto__":{"title":"polluted"}}');
    await callOpenCase(page.request, openCaseCall, { form });

    const [created] = await aws.calls(ana, "CreateCase");
    expect(created?.input).toMatchObject({ title: openCaseCall.input.title });
    expect(JSON.stringify(created?.input)).not.toContain("polluted");
  },
);

type Input = Readonly<Record<string, unknown>>;
// Each address once: repeated ones would be merged.
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ipAddress: `192.0.${index >> 8}.${index & 255}`, userAgent: "" }));

const tamperedInputs: readonly { what: string; change: (input: Input) => unknown }[] = [
  { what: "an extra key", change: (input) => ({ ...input, caseStatus: "Closed" }) },
  {
    what: "an extra key in a row",
    change: (input) => ({ ...input, tags: [{ key: "ticket", value: "1", admin: "1" }] }),
  },
  { what: "a constructor of its own", change: (input) => ({ ...input, constructor: { prototype: { title: "x" } } }) },
  { what: "401 IP addresses", change: (input) => ({ ...input, threatActorIpAddresses: rows(401) }) },
  { what: "a number as title", change: (input) => ({ ...input, title: 42 }) },
  { what: "a list as description", change: (input) => ({ ...input, description: ["a", "b"] }) },
  { what: "a text as list of Regions", change: (input) => ({ ...input, impactedAwsRegions: "us-east-1" }) },
  { what: "no watchers at all", change: ({ watchers: _, ...input }) => input },
  { what: "a resolver that AWS does not know", change: (input) => ({ ...input, resolverType: "Nobody" }) },
  { what: "null in its place", change: () => null },
  { what: "a text in its place", change: () => "title" },
];

for (const { what, change } of tamperedInputs) {
  test(
    `a form with ${what} is refused before AWS is called`,
    access,
    async ({ page, openCaseCall, signIn, caseForm, aws }) => {
      const ana = await signIn("ana");
      await caseForm.verifyOnPage();
      const response = await callOpenCase(page.request, openCaseCall, {
        form: JSON.stringify(change(openCaseCall.input)),
      });

      expect(await response.text()).toContain('"status":"invalid"');
      expect(await aws.calls(ana, "CreateCase")).toEqual([]);
    },
  );
}

test("the health check needs no session", async ({ request }) => {
  const response = await request.get("/api/health");

  expect(await response.json()).toEqual({ status: "ok" });
});
