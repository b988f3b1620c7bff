// npm run evidence:score: recall and precision for each format, then every error.
// Samples are also the readers' tests, except for the held-out ones, which are only measured here.
import type { Evidence } from "@/lib/evidence/findings/evidence";
import { readEvidence } from "@/lib/evidence/read-evidence";
import { asffSamples } from "@/lib/evidence/samples/asff";
import { cloudTrailSamples } from "@/lib/evidence/samples/cloudtrail";
import { guardDutySamples } from "@/lib/evidence/samples/guardduty";
import { heldOutSamples, laterHeldOutSamples } from "@/lib/evidence/samples/held-out";
import { indicatorLists, indicatorListsNeverTuned } from "@/lib/evidence/samples/indicator-lists";
import { jsonNeverTuned } from "@/lib/evidence/samples/never-tuned-json";
import { linesNeverTuned } from "@/lib/evidence/samples/never-tuned-lines";
import { ocsfSamples } from "@/lib/evidence/samples/ocsf";
import { productSamples } from "@/lib/evidence/samples/products";
import { jsonProducts } from "@/lib/evidence/samples/products-json";
import { lineProducts } from "@/lib/evidence/samples/products-lines";
import { productsNeverTuned } from "@/lib/evidence/samples/products-never-tuned";
import type { Sample, Truth } from "@/lib/evidence/samples/sample";
import { tableAndLogSamples } from "@/lib/evidence/samples/tables-and-logs";
import { textSamples } from "@/lib/evidence/samples/texts";
import { measure, measureLists } from "./evidence-measures";

const groups = new Map<string, Sample[]>([
  ["GuardDuty", guardDutySamples],
  ["ASFF", asffSamples],
  ["OCSF", ocsfSamples],
  ["CloudTrail", cloudTrailSamples],
  ["tables and logs", tableAndLogSamples],
  ["texts", textSamples],
]);
for (const sample of [...heldOutSamples, ...laterHeldOutSamples]) {
  const name = `held out: ${sample.group}`;
  groups.set(name, [...(groups.get(name) ?? []), sample]);
}

// Facts as countable strings. An address, and the address with a user agent, are two facts.
function factsOfTruth(truth: Truth): string[] {
  return [
    ...Object.entries(truth.addresses ?? {}).flatMap(([address, agents]) => toFacts(address, agents)),
    ...(truth.accounts ?? []).map((account) => `account ${account}`),
    ...(truth.regions ?? []).map((region) => `Region ${region}`),
    ...(truth.services ?? []).map((service) => `service ${service}`),
    ...(truth.findings ?? []).map((id) => `finding ${id}`),
    ...(truth.earliest === undefined ? [] : [`earliest ${truth.earliest}`]),
  ];
}

function factsOfEvidence({ finds }: Evidence): string[] {
  return factsOfTruth({
    formats: {},
    addresses: Object.fromEntries(finds.addresses.map(({ address, userAgents }) => [address, userAgents])),
    accounts: finds.accounts.map(({ value }) => value),
    regions: finds.regions.map(({ value }) => value),
    services: finds.services.map(({ value }) => value),
    findings: finds.findings.map(({ id }) => id),
    ...(finds.earliest === undefined ? {} : { earliest: finds.earliest.moment }),
  });
}

function toFacts(address: string, userAgents: readonly string[]): string[] {
  return [`address ${address}`, ...userAgents.map((agent) => `address ${address} with ${agent}`)];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "  –   " : `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}

const now = Date.UTC(2026, 10, 22, 12);
const errors: string[] = [];
const isAddress = (fact: string) => /^address \S+$/.test(fact);

function line(label: string, expected: readonly string[], found: readonly string[]): string {
  const right = found.filter((fact) => expected.includes(fact)).length;
  return `${label.padEnd(30)} ${percent(right, found.length)}  ${percent(right, expected.length)}  ${String(expected.length).padStart(5)}`;
}

for (const [title, samples] of [
  ["One record of each product, tuned", [...productSamples, ...jsonProducts, ...lineProducts]],
  ["One record of each product, never tuned", [...productsNeverTuned, ...jsonNeverTuned, ...linesNeverTuned]],
] as const) {
  console.log(`${title}: ${samples.length} products`);
  for (const { name, limit, count, wrong } of await measure(samples, now)) {
    const where = wrong.length === 0 ? "" : `  ${wrong.join(", ")}`;
    console.log(
      `  ${name.padEnd(28)} ${String(wrong.length).padStart(2)} of ${count} = ${percent(wrong.length, count)} (${limit})${where}`,
    );
  }
  console.log("");
}

for (const [title, lists] of [
  ["Indicator lists, tuned", indicatorLists],
  ["Indicator lists, never tuned", indicatorListsNeverTuned],
] as const) {
  const { addresses, missed, invented, silent } = await measureLists(lists, now);
  console.log(`${title}: ${lists.length} lists, ${addresses} addresses`);
  for (const [name, errors] of Object.entries({ missed, invented, silent })) {
    console.log(`  ${name.padEnd(28)} ${errors.length}${errors.map((error) => `  ${error}`).join(",")}`);
  }
  console.log("");
}

console.log(`${"".padEnd(30)} precision recall    facts`);
const all: { expected: string[]; found: string[] } = { expected: [], found: [] };
for (const [group, samples] of groups) {
  const sum: { expected: string[]; found: string[] } = { expected: [], found: [] };
  for (const [index, { name, text, truth }] of samples.entries()) {
    const evidence = await readEvidence([{ name, content: new Blob([text]) }], { now });
    const inSample = (facts: string[]) => facts.map((fact) => `${fact}#${index}`);
    const expected = factsOfTruth(truth);
    const found = factsOfEvidence(evidence);
    sum.expected.push(...inSample(expected));
    sum.found.push(...inSample(found));
    errors.push(
      ...expected.filter((fact) => !found.includes(fact)).map((fact) => `missed   ${fact} (${group}: ${name})`),
    );
    errors.push(
      ...found.filter((fact) => !expected.includes(fact)).map((fact) => `invented ${fact} (${group}: ${name})`),
    );
  }
  console.log(line(group, sum.expected, sum.found));
  console.log(
    line(
      "  addresses alone",
      sum.expected.filter((fact) => isAddress(fact)),
      sum.found.filter((fact) => isAddress(fact)),
    ),
  );
  all.expected.push(...sum.expected.map((fact) => `${group} ${fact}`));
  all.found.push(...sum.found.map((fact) => `${group} ${fact}`));
}
console.log(line("all", all.expected, all.found));
console.log(
  errors.length === 0 ? "\nNo errors." : `\nWhere it errs:\n${errors.map((error) => `  ${error}`).join("\n")}`,
);
