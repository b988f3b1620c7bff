// The measures on one record of each product and on lists of indicators, for npm run evidence:score.
import { readIpAddress } from "@/lib/cases/ip-address";
import { readEvidence } from "@/lib/evidence/read-evidence";
import type { IndicatorList } from "@/lib/evidence/samples/indicator-lists";
import type { ProductSample } from "@/lib/evidence/samples/product-sample";

type Measure = { name: string; limit: string; count: number; wrong: string[] };

/** `now` is in milliseconds since the epoch. */
export async function measure(samples: readonly ProductSample[], now: number): Promise<Measure[]> {
  const source = newMeasure("source missed", "≤ 1 %");
  const agent = newMeasure("user agent missed", "≤ 10 %");
  const ownEnd = newMeasure("own end offered", "≤ 5 %");
  const outbound = newMeasure("outbound dropped", "≤ 5 %");
  const start = newMeasure("start wrong by a day", "≤ 1 %");
  const time = newMeasure("no time", "≤ 5 %");
  const silent = newMeasure("nothing, and nothing said", "0");
  for (const sample of samples) {
    const { finds, items, skipped } = await readEvidence([{ name: sample.product, content: sample.text }], { now });
    // One that is also seen as an own end is not ticked.
    const ticked = finds.addresses.filter(({ mark }) => mark !== "also seen as your own");
    const offered = new Map(ticked.map((found) => [found.address, found]));
    const [far, own, remote] = [sample.source, sample.own, sample.remote].map(canonical);
    const add = (one: Measure, isWrong: boolean) => {
      one.count++;
      if (isWrong) one.wrong.push(sample.product);
    };
    if (far !== undefined) add(source, !offered.has(far));
    if (sample.agent !== undefined) add(agent, offered.get(far ?? "")?.userAgents.includes(sample.agent) !== true);
    if (own !== undefined) add(ownEnd, offered.has(own));
    if (remote !== undefined) add(outbound, !offered.has(remote));
    const { earliest } = finds;
    if (earliest !== undefined) {
      add(start, Math.abs(Date.parse(earliest.moment) - Date.parse(sample.start)) >= millisecondsPerDay);
    }
    add(time, earliest === undefined);
    const isSaid = items.some(({ note, unread }) => note !== undefined || unread !== undefined) || skipped.length > 0;
    add(silent, offered.size === 0 && earliest === undefined && !isSaid);
  }
  return [source, agent, ownEnd, outbound, start, time, silent];
}

/** `now` is in milliseconds since the epoch. */
export async function measureLists(
  lists: readonly IndicatorList[],
  now: number,
): Promise<{ addresses: number; missed: string[]; invented: string[]; silent: string[] }> {
  const missed: string[] = [];
  const invented: string[] = [];
  const silent: string[] = [];
  for (const { form, text, addresses } of lists) {
    const { finds, items, skipped } = await readEvidence([{ name: form, content: text }], { now });
    const expected = addresses.map(canonical);
    const offered = finds.addresses.map(({ address }) => address);
    missed.push(...addresses.filter((one) => !offered.includes(canonical(one) ?? "")).map((one) => `${one} (${form})`));
    invented.push(...offered.filter((one) => !expected.includes(one)).map((one) => `${one} (${form})`));
    const isSaid = items.some(({ note, unread }) => note !== undefined || unread !== undefined) || skipped.length > 0;
    if (offered.length === 0 && !isSaid) silent.push(form);
  }
  return { addresses: lists.reduce((sum, list) => sum + list.addresses.length, 0), missed, invented, silent };
}

function canonical(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const reading = readIpAddress(address);
  return reading.ok ? reading.address : address;
}

const millisecondsPerDay = 86_400_000;

function newMeasure(name: string, limit: string): Measure {
  return { name, limit, count: 0, wrong: [] };
}
