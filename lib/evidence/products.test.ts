import { describe, expect, test } from "vitest";
import { readIpAddress } from "@/lib/cases/ip-address";
import { readEvidence } from "./read-evidence";
import { indicatorLists } from "./samples/indicator-lists";
import type { ProductSample } from "./samples/product-sample";
import { productSamples } from "./samples/products";
import { jsonProducts } from "./samples/products-json";
import { lineProducts } from "./samples/products-lines";

const now = Date.UTC(2026, 10, 22, 12);

// Offers both of its addresses: `npm run evidence:score` counts it.
const known = new Set(["Cisco Meraki flows"]);

const inAwsForm = (address: string | undefined) => {
  const reading = readIpAddress(address ?? "");
  return reading.ok ? reading.address : address;
};

async function offeredOf({ text }: Pick<ProductSample, "text">) {
  const { finds } = await readEvidence([{ name: "record", content: text }], { now });
  const offered = finds.addresses.filter(({ mark }) => mark !== "also seen as your own");
  return { finds, offered, addresses: offered.map(({ address }) => address) };
}

describe("one record of each product", () => {
  const samples = [...productSamples, ...jsonProducts, ...lineProducts].filter(({ product }) => !known.has(product));
  test.each(samples)("$product", async (sample) => {
    const { source, agent, own, remote, start } = sample;
    const { finds, offered, addresses } = await offeredOf(sample);
    const far = inAwsForm(source ?? remote);
    expect(addresses).toContain(far);
    expect(addresses).not.toContain(inAwsForm(own));
    const agents = offered.find(({ address }) => address === far)?.userAgents ?? [];
    expect(agents).toEqual(agent === undefined ? agents : [agent]);
    const minutesOff = Math.abs(Date.parse(finds.earliest?.moment ?? "") - Date.parse(start)) / 60_000;
    expect(minutesOff).toBeLessThan(2);
  });
});

describe("a list of indicators", () => {
  test.each(indicatorLists)("$form", async ({ text, addresses }) => {
    expect((await offeredOf({ text })).addresses.toSorted()).toEqual(addresses.map(inAwsForm).toSorted());
  });
});
