import { type Figure, quantile } from "./figure";
import { type Desk, readPage, submitCase } from "./http-client";
import { type Person, signInPeople } from "./people";
import type { World } from "./world";

const crowds = [10, 50, 100] as const;

/** With a crowd that sends without a pause. */
export async function measureThroughput({ stage, openCase, caseId, isQuick }: World): Promise<Figure[]> {
  const desk: Desk = { portal: stage.portal, port: stage.port, openCase };
  const people = await signInPeople(stage.portal, Math.max(...crowds));
  const requests = isQuick ? 200 : 1000;
  const figures: Figure[] = [];
  for (const count of crowds) {
    const crowd = people.slice(0, count);
    const read = (person: Person) => readPage(desk, person, `/cases/${caseId}`);
    const submit = async (person: Person) => (await submitCase(desk, person)).whole;
    figures.push(
      ...(await drive(crowd, requests, `${count} people reading a case`, read)),
      ...(await drive(crowd, requests, `${count} people opening cases`, submit)),
    );
  }
  return figures;
}

/** The people send in parallel, one request each at a time. */
async function drive(
  people: readonly Person[],
  requests: number,
  group: string,
  ask: (person: Person) => Promise<number>,
): Promise<Figure[]> {
  const times: number[] = [];
  let left = requests;
  const startedAt = performance.now();
  await Promise.all(
    people.map(async (person) => {
      while (left > 0) {
        left -= 1;
        times.push(await ask(person));
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return [
    { group, name: "answered", value: times.length / seconds, unit: "per second" },
    { group, name: "p50", value: quantile(times, 0.5), unit: "ms" },
    { group, name: "p95", value: quantile(times, 0.95), unit: "ms" },
  ];
}
