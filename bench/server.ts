import { hkdfSync } from "node:crypto";
import { CreateCaseCommand, GetCaseCommand, SecurityIRClient } from "@aws-sdk/client-security-ir";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { compactDecrypt } from "jose";
import { aCreateCaseInput } from "./case-input";
import { type Figure, median, quantile } from "./figure";
import { openFloorAction } from "./floor";
import { type Desk, readPage, submitCase } from "./http-client";
import { readCpu } from "./probe";
import type { World } from "./world";

const warmUps = 30;
const budgetMilliseconds = 15;

/** Times the portal's action against AWS's client called directly with the same credentials and endpoint, in turn. */
export async function measureServer(world: World): Promise<Figure[]> {
  const desk: Desk = { portal: world.stage.portal, port: world.stage.port, openCase: world.openCase };
  const client = await openBareClient(world);
  const callFloorAction = openFloorAction(world.stage.floorBuild, world.stage.floorUrl);
  const times = {
    floor: [] as number[],
    begun: [] as number[],
    whole: [] as number[],
    bare: [] as number[],
    bareRead: [] as number[],
  };
  const reads: number[] = [];
  const empties: number[] = [];
  const runs = world.isQuick ? 60 : 300;
  for (let run = -warmUps; run < runs; run += 1) {
    const submitted = await submitCase(desk, world.person);
    const bare = await timed(() => client.send(new CreateCaseCommand(aCreateCaseInput())));
    const bareRead = await timed(() => client.send(new GetCaseCommand({ caseId: submitted.caseId })));
    const floor = await callFloorAction();
    const read = await readPage(desk, world.person, `/cases/${world.caseId}`);
    const empty = await readPage(desk, world.person, "/api/health");
    if (run < 0) continue;
    times.floor.push(floor);
    times.begun.push(submitted.begun);
    times.whole.push(submitted.whole);
    times.bare.push(bare);
    times.bareRead.push(bareRead);
    reads.push(read);
    empties.push(empty);
  }
  const cpu = await measureCpu(world, desk, client);
  client.destroy();
  const over = (values: readonly number[], floor: readonly number[], share: number) =>
    quantile(values, share) - quantile(floor, share);
  const bareBoth = times.bare.map((milliseconds, index) => milliseconds + (times.bareRead[index] ?? 0));
  const group = "server, warm, over HTTP";
  return [
    { group, name: "CreateCase by AWS's client alone, p50", value: median(times.bare), unit: "ms" },
    { group, name: "CreateCase by AWS's client alone, p95", value: quantile(times.bare, 0.95), unit: "ms" },
    { group, name: "submit until the case's number, p50", value: median(times.begun), unit: "ms" },
    { group, name: "submit until the case's number, p95", value: quantile(times.begun, 0.95), unit: "ms" },
    {
      group,
      name: "… over AWS's client alone, p50",
      value: over(times.begun, times.bare, 0.5),
      unit: "ms",
      budget: budgetMilliseconds,
    },
    { group, name: "… over AWS's client alone, p95", value: over(times.begun, times.bare, 0.95), unit: "ms" },
    { group, name: "an action of the bare Next app that only redirects, p50", value: median(times.floor), unit: "ms" },
    { group, name: "… as a multiple, p50", value: median(times.begun) / median(times.bare), unit: "ratio" },
    { group, name: "submit with the whole page of the case, p50", value: median(times.whole), unit: "ms" },
    { group, name: "… over CreateCase and GetCase alone, p50", value: over(times.whole, bareBoth, 0.5), unit: "ms" },
    { group, name: "page of a case, p50", value: median(reads), unit: "ms" },
    { group, name: "… over GetCase alone, p50", value: over(reads, times.bareRead, 0.5), unit: "ms" },
    { group, name: "/api/health, p50", value: median(empties), unit: "ms" },
    ...cpu,
  ];
}

/** CPU time of one submit and one read, the figure that depends least on the rest of the machine. */
async function measureCpu(world: World, desk: Desk, client: SecurityIRClient): Promise<Figure[]> {
  const { probePort } = world.stage;
  const times = world.isQuick ? 50 : 200;
  const read = () => readPage(desk, world.person, `/cases/${world.caseId}`);
  const own = () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
  const submit = await cpuOf(
    times,
    () => submitCase(desk, world.person),
    () => readCpu(probePort),
  );
  const page = await cpuOf(times, read, () => readCpu(probePort));
  const form = await cpuOf(
    times,
    () => readPage(desk, world.person, "/cases/new"),
    () => readCpu(probePort),
  );
  const bare = await cpuOf(times, () => client.send(new CreateCaseCommand(aCreateCaseInput())), own);
  const group = "CPU of the server, one request";
  return [
    { group, name: "submit with the page of the case", value: submit, unit: "ms" },
    { group, name: "page of a case", value: page, unit: "ms" },
    { group, name: "page of the form", value: form, unit: "ms" },
    { group, name: "CreateCase by AWS's client alone", value: bare, unit: "ms" },
  ];
}

async function cpuOf(
  times: number,
  work: () => Promise<unknown>,
  used: () => number | Promise<number>,
): Promise<number> {
  const before = await used();
  for (let run = 0; run < times; run += 1) await work();
  return ((await used()) - before) / times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Keeps connections. Uses the signed-in person's credentials from the session cookie. */
async function openBareClient({ person: { jar }, stage }: World): Promise<SecurityIRClient> {
  const name = "casedesk.session";
  const token = jar.get(name) ?? `${jar.get(`${name}.0`) ?? ""}${jar.get(`${name}.1`) ?? ""}`;
  const [accessKeyId, secretAccessKey, sessionToken] = await credentialsIn(token, stage.settings.NEXTAUTH_SECRET ?? "");
  return new SecurityIRClient({
    region: "us-east-1",
    endpoint: stage.awsUrl,
    requestHandler: new NodeHttpHandler(),
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
}

/** lib/auth/session-claims.ts says how the portal writes them. */
async function credentialsIn(sealed: string, secret: string): Promise<readonly [string, string, string]> {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "casedesk cookie v2 session", 32));
  const bytes = Buffer.from((await compactDecrypt(sealed, key)).plaintext);
  const [head, isText] = [bytes.readUInt16BE() & 0x7fff, (bytes[0] ?? 0) > 0x7f];
  const facts: unknown[] = JSON.parse(bytes.toString("utf8", 2, 2 + head));
  return [String(facts[7]), String(facts[8]), bytes.toString(isText ? "utf8" : "base64", 2 + head)];
}
