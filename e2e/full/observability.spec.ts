import { request as httpRequest } from "node:http";
import { type OwnServers, testWithOwnServers } from "../own-servers";
import { expect } from "../test";

const metricsToken = "metrics-token-of-the-tests-0123456789";
const test = testWithOwnServers({ portal: { METRICS_TOKEN: metricsToken, SUBMITS_PER_USER: "2" } });
const ownId = /^[0-9a-f]{16}$/;

test.describe("the ID of a request", () => {
  const addresses = [
    "/",
    "/sign-in",
    "/cases/new",
    "/cases/1234567890",
    "/no-such-page",
    "/icon.svg",
    "/_next/static/no-such-file.js",
    "/api/health",
    "/api/ready",
    "/api/metrics",
    "/api/auth/session",
    "/api/auth/callback/sso",
  ];
  for (const address of addresses) {
    test(`is in the answer of ${address}, and is nobody's choice`, async ({ request }) => {
      const chosen = "chosen-by-the-visitor";
      const [first, second] = await Promise.all(
        [1, 2].map(() => request.get(address, { maxRedirects: 0, headers: { "x-request-id": chosen } })),
      );

      expect(first?.headers()["x-request-id"]).toMatch(ownId);
      expect(second?.headers()["x-request-id"]).not.toBe(first?.headers()["x-request-id"]);
    });
  }

  test("is on the page when a case is not opened, and in the log's lines about it", async ({
    ownServers,
    signIn,
    sendCase,
    review,
    aws,
  }) => {
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "AccessDeniedException" });
    await sendCase();

    await expect(review.failure).toContainText(/Reference: [0-9a-f]{16}/);
    const [, reference] = /Reference: (\w+)/.exec(await review.failure.innerText()) ?? [];
    const lines = ownServers.portalLog.filter(({ requestId }) => requestId === reference);
    expect(lines).toEqual([
      expect.objectContaining({
        event: "case_create",
        outcome: "failed",
        reason: "access-denied",
        user: expect.stringMatching(ownId),
        awsRequestId: (await aws.calls(ana, "CreateCase"))[0]?.requestId,
      }),
    ]);
  });

  test("is on the page that says why a sign-in did not become a session", async ({
    ownServers,
    page,
    signInOnPages,
    signInPage,
    refusedPage,
  }) => {
    await signInOnPages("noa");
    await refusedPage.verifyOnPage("You do not have access to Casedesk");
    const [, ofRole] = /Reference: (\w+)/.exec(await refusedPage.main.innerText()) ?? [];
    await page.goto("/api/auth/callback/sso?error=access_denied");
    await expect(signInPage.problem).toBeVisible();
    const [, ofCallback] = /Reference: (\w+)/.exec(await page.getByRole("main").innerText()) ?? [];

    const events = (id: string | undefined) =>
      ownServers.portalLog.filter(({ requestId }) => requestId === id).map(({ event }) => event);
    expect([events(ofRole), events(ofCallback)]).toEqual([["session_refused"], ["authn_failed"]]);
  });

  test("is on the page when the details of a case are not shown", async ({ page, signIn, casePage, aws }) => {
    const vic = await signIn("vic");
    await aws.arm(vic, { operation: "GetCase", fault: "AccessDeniedException" });
    await casePage.goto("1234567890");

    await expect(casePage.main).toContainText(/Reference: [0-9a-f]{16}/);
    await expect(page.getByText("AWS request ID")).toBeVisible();
  });
});

/** The form reads it while somebody types. */
const backgroundReads = /^(ListMemberships|GetMembership)$/;

/** Each panel of the page asks by itself. */
const callsOfCasePage = ["GetCase", "ListComments", "ListCaseEdits", "ListInvestigations", "ListTagsForResource"];

/** Resolves once AWS has answered each of these calls of the page, which has no sign of its own for it. */
async function untilCasePageIsRead(servers: OwnServers, caseId: string): Promise<void> {
  const read = () => servers.portalLog.filter((line) => line.caseId === caseId).map(({ operation }) => operation);
  await expect.poll(read).toEqual(expect.arrayContaining(callsOfCasePage));
}

test("the lines of one person's day have one pseudonym, and tell the whole of it", async ({
  ownServers,
  signIn,
  sendCase,
  casePage,
  account,
  identityProvider,
  signInPage,
}) => {
  const from = ownServers.portalLog.length;
  await signIn("ana");
  await sendCase();
  await untilCasePageIsRead(ownServers, await casePage.caseId());
  await account.signOut();
  await identityProvider.confirmSignOut();
  await signInPage.verifyOnPage();

  const all = ownServers.portalLog.slice(from);
  const lines = all.filter(({ operation }) => !backgroundReads.test(String(operation)));
  expect(lines.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
    "role_assumed ok",
    "session_created ok",
    "case_create created",
    ...Array(callsOfCasePage.length).fill("aws_call ok"),
    "session_ended signed-out",
  ]);
  expect(new Set(lines.map(({ user }) => user)).size).toBe(1);
  expect(lines[0]).toMatchObject({ user: expect.stringMatching(ownId), requestId: expect.stringMatching(ownId) });
});

test.describe("metrics", () => {
  /** The value of each sample of the portal's own. */
  async function metrics(address: string): Promise<Record<string, number>> {
    const answer = await fetch(`${address}/api/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
    const samples = [...(await answer.text()).matchAll(/^(casedesk_\S+) (\S+)$/gm)];
    return Object.fromEntries(samples.map(([, name, value]) => [name ?? "", Number(value)]));
  }

  test("count what happens in pages, actions and sign-ins, in one place", async ({
    ownServers,
    signIn,
    sendCase,
    review,
    casePage,
    aws,
  }) => {
    const before = await metrics(ownServers.address);
    const ana = await signIn("ana");
    await aws.arm(ana, { operation: "CreateCase", fault: "ServiceQuotaExceededException" });
    await sendCase();
    await expect(review.failure).toBeVisible();
    await review.openButton.click();
    await untilCasePageIsRead(ownServers, await casePage.caseId());
    const after = await metrics(ownServers.address);

    const raised = Object.keys(after).filter(
      (name) => after[name] !== before[name] && !/_(bucket|sum)\b|"(ListMemberships|GetMembership)"/.test(name),
    );
    expect(Object.fromEntries(raised.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]))).toEqual({
      casedesk_cases_opened_total: 1,
      'casedesk_cases_refused_total{reason="quota-exceeded"}': 1,
      'casedesk_sign_ins_total{outcome="ok"}': 1,
      'casedesk_aws_call_duration_seconds_count{operation="AssumeRoleWithWebIdentity",outcome="ok"}': 1,
      'casedesk_aws_call_duration_seconds_count{operation="CreateCase",outcome="failed"}': 1,
      'casedesk_aws_call_duration_seconds_count{operation="CreateCase",outcome="created"}': 1,
      ...Object.fromEntries(
        callsOfCasePage.map((operation) => [
          `casedesk_aws_call_duration_seconds_count{operation="${operation}",outcome="ok"}`,
          1,
        ]),
      ),
    });
  });

  for (const authorization of ["", "Bearer", "Bearer wrong", `Basic ${metricsToken}`]) {
    test(`are refused to "${authorization}"`, async ({ request }) => {
      const answer = await request.get("/api/metrics", { headers: { authorization } });

      expect([answer.status(), await answer.text()]).toEqual([401, ""]);
    });
  }
});

test("the addresses for probes answer without a session, and tell no address", async ({ request }) => {
  const health = await request.get("/api/health");
  const ready = await request.get("/api/ready");

  expect([health.status(), await health.json()]).toEqual([200, { status: "ok" }]);
  expect([ready.status(), await ready.json()]).toEqual([
    200,
    { status: "ready", checks: { settings: "ok", identityProvider: "ok", draining: "no" } },
  ]);
});

test.describe("without METRICS_TOKEN", () => {
  const bare = testWithOwnServers({ portal: { OIDC_ISSUER: "http://localhost:9" } });

  bare("there is no such address", async ({ request }) => {
    const answer = await request.get("/api/metrics", { headers: { authorization: `Bearer ${metricsToken}` } });

    expect(answer.status()).toBe(404);
  });

  bare("an identity provider that cannot be reached makes the portal live, but not ready", async ({ request }) => {
    const [health, ready] = [await request.get("/api/health"), await request.get("/api/ready")];

    expect([health.status(), ready.status(), await ready.json()]).toEqual([
      200,
      503,
      { status: "not ready", checks: { settings: "ok", identityProvider: "failed", draining: "no" } },
    ]);
  });
});

test.describe("SIGTERM", () => {
  const draining = testWithOwnServers({ portal: { DRAIN_SECONDS: "8" } });

  draining(
    "lets a load balancer look away: not ready but serving, then a case under way is finished",
    async ({ ownServers, signIn, caseForm, review, aws }) => {
      const ana = await signIn("ana");
      await caseForm.fill();
      await caseForm.review();
      await aws.arm(ana, { operation: "CreateCase", fault: "delay", details: { ms: 5000 } });
      const ended = ownServers.endPortal();
      await expect.poll(() => statusOf(`${ownServers.address}/api/ready`)).toBe(503);
      const health = await answerOf(`${ownServers.address}/api/health`);
      await review.open();

      expect([health.status, health.connection]).toEqual([200, "close"]);
      expect(await ended).toBe(143);
      expect((await aws.calls(ana, "CreateCase")).map(({ status }) => status)).toEqual([201]);
      expect(ownServers.portalLog.map(({ event }) => event)).toEqual(
        expect.arrayContaining(["draining", "case_create"]),
      );
      await ownServers.startPortal();
    },
  );
});

async function statusOf(url: string): Promise<number | undefined> {
  return (await answerOf(url)).status;
}

/** Uses a new connection and sends the headers unchanged. */
function answerOf(url: string): Promise<{ status: number | undefined; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url, { agent: false, headers: { connection: "keep-alive" } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, connection: answer.headers.connection });
    });
    asked.once("error", reject);
    asked.end();
  });
}
