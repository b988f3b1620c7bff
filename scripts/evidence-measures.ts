// The six measures on one record of each product, for npm run evidence:score.
import { readEvidence } from "@/lib/evidence/read-evidence";
import type { ProductSample } from "@/lib/evidence/samples/product-sample";

type Measure = { name: string; limit: string; count: number; wrong: string[] };

/** `now` is in milliseconds since the epoch. */
export async function measure(samples: readonly ProductSample[], now: number): Promise<Measure[]> {
  const source = newMeasure("source missed", "≤ 1 %");
  const agent = newMeasure("user agent missed", "≤ 10 %");
  const own = newMeasure("own end offered", "≤ 5 %");
  const outbound = newMeasure("outbound dropped", "≤ 5 %");
  const start = newMeasure("start wrong by a day", "≤ 1 %");
  const time = newMeasure("no time", "≤ 5 %");
  const silent = newMeasure("nothing, and nothing said", "0");
  for (const sample of samples) {
    const { finds, items, skipped } = await readEvidence([{ name: sample.product, content: sample.text }], { now });
    const offered = new Map(finds.addresses.map((found) => [found.address, found]));
    const add = (one: Measure, isWrong: boolean) => {
      one.count++;
      if (isWrong) one.wrong.push(sample.product);
    };
    if (sample.source !== undefined) add(source, !offered.has(sample.source));
    if (sample.agent !== undefined) {
      add(agent, offered.get(sample.source ?? "")?.userAgents.includes(sample.agent) !== true);
    }
    if (sample.own !== undefined) {
      const found = offered.get(sample.own);
      add(own, found !== undefined && found.mark !== "also seen as your own");
    }
    if (sample.remote !== undefined) add(outbound, !offered.has(sample.remote));
    const { earliest } = finds;
    if (earliest !== undefined) {
      add(start, Math.abs(Date.parse(earliest.moment) - Date.parse(sample.start)) >= millisecondsPerDay);
    }
    add(time, earliest === undefined);
    const isSaid = items.some(({ note, unread }) => note !== undefined || unread !== undefined) || skipped.length > 0;
    add(silent, offered.size === 0 && earliest === undefined && !isSaid);
  }
  return [source, agent, own, outbound, start, time, silent];
}

const millisecondsPerDay = 86_400_000;

function newMeasure(name: string, limit: string): Measure {
  return { name, limit, count: 0, wrong: [] };
}
