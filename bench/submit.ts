import { openTab, waitUntilUsable } from "./browser";
import { type Figure, median, quantile } from "./figure";
import { formRoute } from "./routes";
import type { World } from "./world";

/** The number of calls by operation. */
type Calls = Readonly<Record<string, number>>;

/** Comments, edits, findings and tags: each has its own panel or list. */
const callsOfPanels = 4;

/** The wait in the browser from "Open case" to the case ID, and the calls to AWS meanwhile. */
export async function measureSubmit(world: World): Promise<Figure[]> {
  const times: number[] = [];
  const reads: number[] = [];
  const calls: Calls[] = [];
  const callsOfReads: Calls[] = [];
  for (let run = 0; run < (world.isQuick ? 3 : 12); run += 1) {
    await forgetCalls(world);
    const { number, details, url } = await openCase(world);
    times.push(number);
    reads.push(details);
    calls.push(await countCalls(world));
    await forgetCalls(world);
    await readCase(world, url);
    callsOfReads.push(await countCalls(world));
  }
  const group = "submit, in the browser";
  return [
    { group, name: "click to case number, p50", value: median(times), unit: "ms" },
    { group, name: "click to case number, p95", value: quantile(times, 0.95), unit: "ms" },
    { group, name: "click to details, p50", value: median(reads), unit: "ms" },
    { group, name: "calls of CreateCase a submit", value: most(calls, "CreateCase"), unit: "count", budget: 1 },
    { group, name: "calls of GetCase for its page", value: most(calls, "GetCase"), unit: "count", budget: 1 },
    {
      group,
      name: "other calls a submit",
      value: others(calls, ["CreateCase", "GetCase"]),
      unit: "count",
      budget: callsOfPanels,
    },
    { group, name: "calls of GetCase a read", value: most(callsOfReads, "GetCase"), unit: "count", budget: 1 },
    {
      group,
      name: "other calls a read",
      value: others(callsOfReads, ["GetCase"]),
      unit: "count",
      budget: callsOfPanels,
    },
  ];
}

const most = (counts: readonly Calls[], operation: string): number =>
  Math.max(...counts.map((one) => one[operation] ?? 0));

/** The most calls of all other operations together. */
const others = (counts: readonly Calls[], known: readonly string[]): number =>
  Math.max(
    ...counts.map((one) =>
      Object.entries(one).reduce((sum, [operation, count]) => sum + (known.includes(operation) ? 0 : count), 0),
    ),
  );

async function openCase({
  browser,
  stage,
  person: { jar },
}: World): Promise<{ number: number; details: number; url: string }> {
  const origin = stage.portal.address;
  const { context, page } = await openTab({ browser, origin, jar, usable: formRoute.usable });
  await page.goto(`${origin}${formRoute.path}`);
  await waitUntilUsable(page);
  await page.getByRole("radio", { name: "Resolve case with AWS" }).check();
  await page.getByRole("radio", { name: "Active security incident" }).check();
  await page.getByLabel("Title", { exact: true }).fill("Access key used from an unknown network");
  await page.getByLabel("Description", { exact: true }).fill("GuardDuty reported it. The key is disabled.");
  await page.getByLabel("Estimated start date").fill("2026-03-04");
  await page.getByLabel("Estimated start time").fill("05:06");
  await page.getByRole("button", { name: "Review case" }).click();
  const button = page.getByRole("button", { name: "Open case" });
  await button.waitFor();
  // Measured inside the page, from the click to the heading with the number and to AWS's answer.
  const shown = await button.evaluate(async (element) => {
    const startedAt = performance.now();
    element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    const until = async (text: string) => {
      const isThere = () => [...document.querySelectorAll("h1, h2")].some((one) => one.textContent.startsWith(text));
      while (!isThere()) await new Promise(requestAnimationFrame);
      return performance.now() - startedAt;
    };
    return { number: await until("Case "), details: await until("Description") };
  });
  const url = page.url();
  await context.close();
  return { ...shown, url };
}

async function readCase({ browser, stage, person: { jar } }: World, url: string): Promise<void> {
  const { context, page } = await openTab({ browser, origin: stage.portal.address, jar, usable: "main button" });
  await page.goto(url);
  await page.getByRole("heading", { name: "Description" }).waitFor();
  await waitUntilUsable(page);
  await context.close();
}

async function countCalls({ stage, person: { sessionName } }: World): Promise<Calls> {
  const answer = await fetch(`${stage.awsUrl}/_admin/journal?${new URLSearchParams({ sessionName })}`);
  const entries: unknown = await answer.json();
  const counts: Record<string, number> = {};
  for (const entry of Array.isArray(entries) ? entries : []) {
    const operation = String(Reflect.get(Object(entry), "operation"));
    counts[operation] = (counts[operation] ?? 0) + 1;
  }
  return counts;
}

async function forgetCalls({ stage, person: { sessionName } }: World): Promise<void> {
  await fetch(`${stage.awsUrl}/_admin/journal?${new URLSearchParams({ sessionName })}`, { method: "DELETE" });
}
