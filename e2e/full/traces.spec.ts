import { canary, fillEverything } from "../form-content";
import { OwnServers } from "../own-servers";
import { test as base, expect } from "../test";
import { attributesOf, OtlpReceiver, type ReceivedSpan } from "./otlp-receiver";

type Worker = { receiver: OtlpReceiver; servers: OwnServers };

const test = base.extend<object, Worker>({
  receiver: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const receiver = await OtlpReceiver.start();
      await use(receiver);
      await receiver.stop();
    },
    { scope: "worker" },
  ],
  servers: [
    async ({ receiver }, use) => {
      const portal = {
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.address,
        OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=e2e",
        OTEL_BSP_SCHEDULE_DELAY: "200",
      };
      const servers = await OwnServers.start({ portal });
      await use(servers);
      await servers.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ servers }, use) => use(servers.address),
  aws: async ({ servers }, use) => use(servers.aws),
});

/** Waits for the newest span of this name. */
async function spanOf(receiver: OtlpReceiver, name: string): Promise<ReceivedSpan> {
  await expect.poll(() => receiver.spans.map((span) => span.name), { timeout: 20_000 }).toContain(name);
  const span = receiver.spans.findLast((candidate) => candidate.name === name);
  if (!span) throw new Error(`No span ${name}.`);
  return span;
}

/** The names of the spans above this one, from the nearest to the request. */
async function pathOf(receiver: OtlpReceiver, span: ReceivedSpan): Promise<string[]> {
  const path: string[] = [];
  for (let id = span.parentSpanId; id; ) {
    const parentId: string = id;
    const ofThis = (candidate: ReceivedSpan) => candidate.spanId === parentId && candidate.traceId === span.traceId;
    await expect.poll(() => receiver.spans.some(ofThis), { timeout: 20_000 }).toBe(true);
    const parent = receiver.spans.find(ofThis);
    path.push(parent?.name ?? "");
    id = parent?.parentSpanId;
  }
  return path;
}

test("a case leaves a trace from the request to AWS, which leads to the log and says nothing of the case", async ({
  receiver,
  servers,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
  page,
}) => {
  const ana = await signIn("ana");
  await fillEverything(caseForm);
  await caseForm.review();
  await review.open();
  const caseId = await casePage.caseId();
  await page.goto(`/cases/${caseId}?q=${canary}`);
  await expect(casePage.title).toContainText(canary);
  const [created] = await aws.calls(ana, "CreateCase");

  const createCase = await spanOf(receiver, "SecurityIR/CreateCase");
  const attributes = attributesOf(createCase);
  const [line] = servers.portalLog.filter(({ event }) => event === "case_create");
  expect(attributes).toEqual({
    "rpc.system": "aws-api",
    "rpc.service": "SecurityIR",
    "rpc.method": "CreateCase",
    "casedesk.role": "Incident responder",
    "casedesk.outcome": "created",
    "casedesk.attempts": 1,
    "casedesk.request_id": line?.requestId,
    "http.response.status_code": 201,
    "aws.request_id": created?.requestId,
  });
  expect(createCase.kind, "a call to another service").toBe(3);
  // Next handles a request twice: once for proxy.ts, once for the page.
  expect(await pathOf(receiver, createCase)).toEqual(expect.arrayContaining(["POST /cases/new", "POST"]));
  expect(await pathOf(receiver, await spanOf(receiver, "SecurityIR/GetCase"))).toContain("GET /cases/[caseId]");
  const roleTaken = await spanOf(receiver, "STS/AssumeRoleWithWebIdentity");
  expect((await pathOf(receiver, roleTaken))[0]).toBe("sign-in");
  expect(attributesOf(await spanOf(receiver, "sign-in"))).toMatchObject({ "casedesk.outcome": "ok" });

  const sent = receiver.requests.map(({ body }) => body).join("\n");
  for (const secret of [canary, "@example.com", ana.login, caseId, "casedesk.session", "code=", "state=", "http://"]) {
    expect(sent.includes(secret), secret).toBe(false);
  }
});

test("the spans are sent where the standard variables say, in the name that they say", async ({ receiver, page }) => {
  await page.goto("/sign-in");
  await spanOf(receiver, "GET /sign-in");

  expect(new Set(receiver.requests.map(({ url }) => url))).toEqual(new Set(["/v1/traces"]));
  expect(receiver.requests[0]?.type).toBe("application/json");
  expect(receiver.resources[0]).toMatchObject({ "service.name": "casedesk", "deployment.environment.name": "e2e" });
});

test("an error leaves its name in the span, and neither message nor stack", async ({ receiver, aws, signIn, page }) => {
  const vic = await signIn("vic");
  const message = `${canary} in AWS's message`;
  await aws.arm(vic, { operation: "GetCase", fault: "AccessDeniedException", details: { message } });
  await page.goto("/cases/1234567890");
  await expect(page.getByText("You cannot view this case")).toBeVisible();

  await expect.poll(() => receiver.requests.some(({ body }) => body.includes("AccessDeniedException"))).toBe(true);
  const denied = receiver.spans.findLast((span) => attributesOf(span)["error.type"] === "AccessDeniedException");
  expect(denied).toMatchObject({ name: "SecurityIR/GetCase", status: { code: 2 } });
  expect(receiver.spans.flatMap(({ events = [] }) => events)).toEqual([]);
  expect(receiver.spans.filter(({ status }) => status?.message)).toEqual([]);
});

test("clients cannot choose the trace", async ({ receiver, request }) => {
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  await request.get("/sign-in", { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-00` } });
  await spanOf(receiver, "GET /sign-in");

  expect(receiver.spans.filter((span) => span.traceId === traceId)).toEqual([]);
});

test("an unknown address does not appear in the trace", async ({ receiver, request }) => {
  const before = receiver.spans.length;
  await request.get(`/${canary}/${canary}?${canary}`);
  await request.get(`/_next/static/${canary}.js`);
  await expect.poll(() => receiver.spans.length).toBeGreaterThan(before);

  expect(receiver.requests.filter(({ body }) => body.includes(canary))).toEqual([]);
});

test.describe("a collector that does not answer", () => {
  const nowhere = base.extend<object, { servers: OwnServers }>({
    servers: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
      async ({}, use) => {
        // A port of a protocol that nobody speaks here: connections are refused at once.
        const portal = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9", OTEL_BSP_SCHEDULE_DELAY: "50" };
        const servers = await OwnServers.start({ portal });
        await use(servers);
        await servers.stop();
      },
      { scope: "worker", timeout: 180_000 },
    ],
    baseURL: async ({ servers }, use) => use(servers.address),
    aws: async ({ servers }, use) => use(servers.aws),
  });

  nowhere("is of no consequence", async ({ servers, openCase, aws }) => {
    const { ana } = await openCase();
    const exitCode = await servers.endPortal();

    expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
    expect([exitCode, servers.portalOutput.includes("ECONNREFUSED")]).toEqual([143, false]);
    await servers.startPortal();
  });
});
