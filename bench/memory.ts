import { setTimeout as wait } from "node:timers/promises";
import { freePorts } from "../scripts/free-ports.mjs";
import { Portal } from "../tools/portal";
import { countConnections } from "./connection-count";
import type { Figure } from "./figure";
import { type Desk, readPage, submitCase } from "./http-client";
import { type Person, signInPeople } from "./people";
import { readMemory, type Usage, withProbe } from "./probe";
import { logFolder } from "./stage";
import type { World } from "./world";

const peopleAtOnce = 10;
const idleSeconds = 10;
const looksEach = 5;
const requestsBetween = 20;
const mostGrowth = 1.1;

/** Memory after a collection at several request counts, and the number of connections to AWS. Uses its own portal. */
export async function measureMemory({ stage, openCase, caseId, isQuick }: World): Promise<Figure[]> {
  const [first, second] = isQuick ? ([500, 1500] as const) : ([1000, 10_000] as const);
  const [probePort = 0] = await freePorts(1);
  const probe = withProbe(probePort);
  const way = await countConnections(stage.awsPort);
  const aws = `http://127.0.0.1:${way.port}`;
  await stage.portal.stop();
  // At the same address, the only one that the identity provider knows.
  const portal = new Portal({
    build: stage.build,
    address: stage.portal.address,
    ports: [stage.port],
    environment: {
      ...stage.settings,
      AWS_ENDPOINT_URL_STS: aws,
      AWS_ENDPOINT_URL_SECURITY_IR: aws,
      ...probe.environment,
    },
    nodeArgs: probe.nodeArgs,
    logFolder,
  });
  try {
    await portal.start();
    const look = () => readMemory(probePort);
    const atStart = await look();
    const people = await signInPeople(portal, peopleAtOnce);
    const desk: Desk = { portal, port: stage.port, openCase };
    const connectionsBefore = way.connections();
    /** One look is off by what V8 happens to keep of its code: the middle one of several, a few requests apart. */
    const lookBetween = async () => {
      const looks: Usage[] = [];
      for (let round = 0; round < looksEach; round += 1) {
        await use(desk, people, caseId, requestsBetween);
        looks.push(await look());
      }
      return looks.toSorted((one, other) => one.heap - other.heap)[Math.floor(looksEach / 2)] ?? atStart;
    };
    const looking = looksEach * requestsBetween;
    await use(desk, people, caseId, first - looking);
    const afterFirst = await lookBetween();
    await use(desk, people, caseId, second - first - looking);
    const afterSecond = await lookBetween();
    const connections = way.connections() - connectionsBefore;
    await wait(idleSeconds * 1000);
    const idle = await look();
    const group = "memory";
    const heap = (name: string, { heap: value }: Usage): Figure => ({
      group,
      name: `heap ${name}`,
      value,
      unit: "MB",
    });
    const all = (name: string, { resident }: Usage): Figure => {
      return { group, name: `all memory ${name}`, value: resident, unit: "MB" };
    };
    return [
      heap("at start", atStart),
      heap(`after ${first} requests`, afterFirst),
      heap(`after ${second} requests`, afterSecond),
      heap(`${idleSeconds} s later`, idle),
      {
        group,
        name: `heap after ${second} over that after ${first}`,
        value: afterSecond.heap / afterFirst.heap,
        unit: "ratio",
        budget: mostGrowth,
      },
      all("at start", atStart),
      all(`after ${second} requests`, afterSecond),
      all(`${idleSeconds} s later`, idle),
      { group, name: `connections to AWS in ${second} requests`, value: connections, unit: "count" },
    ];
  } finally {
    await portal.stop();
    way.close();
    await stage.portal.start();
  }
}

/** Of ten requests six load the form, three load a case and one opens a case. */
async function use(desk: Desk, people: readonly Person[], caseId: string, requests: number): Promise<void> {
  let left = requests;
  await Promise.all(
    people.map(async (person) => {
      while (left > 0) {
        left -= 1;
        const turn = left % 10;
        if (turn === 0) await submitCase(desk, person);
        else await readPage(desk, person, turn < 4 ? `/cases/${caseId}` : "/cases/new");
      }
    }),
  );
}
