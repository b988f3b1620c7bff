import { type Figure, median, quantile } from "./figure";
import { openForm } from "./typing";
import type { World } from "./world";

const megabytes = 50;

/** One CloudTrail event. A small organisation logs fifty megabytes of them a day. */
const event = JSON.stringify({
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", accountId: "444455556666", accessKeyId: "AKIAIOSFODNN7EXAMPLE", userName: "build" },
  eventTime: "2026-11-21T01:02:03Z",
  eventSource: "s3.amazonaws.com",
  eventName: "ListBuckets",
  awsRegion: "us-east-1",
  sourceIPAddress: "45.83.64.9",
  userAgent: "aws-cli/2.17.0",
  eventID: "9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3",
  eventType: "AwsApiCall",
  recipientAccountId: "444455556666",
});

/** The cost of a key in the title while a worker reads 50 MB and while nothing is read, and the time of the reading. */
export async function measureEvidence(world: World): Promise<Figure[]> {
  const { page, context } = await openForm(world);
  const title = page.locator('[name="title"]');
  const type = (text: string) => title.pressSequentially(text, { delay: 90 });
  await type("nothing is read now");
  const before = await page.evaluate(() => window.benchTakeKeys());

  const dataTransfer = await page.evaluateHandle(
    ([line = "", size = "0"]) => {
      const block = `${line}\n`.repeat(Math.ceil(1_000_000 / line.length));
      const transfer = new DataTransfer();
      transfer.items.add(new File(new Array<string>(Number(size)).fill(block), "trail.jsonl"));
      return transfer;
    },
    [event, String(megabytes)],
  );
  await page.getByRole("region", { name: "Evidence", exact: true }).dispatchEvent("drop", { dataTransfer });
  await page.getByRole("button", { name: "Read evidence", exact: true }).click();
  const startedAt = performance.now();
  const blockedBefore = (await page.evaluate(() => window.benchPageTimes())).blocked;
  const review = page.getByRole("heading", { name: "What we found", exact: true });
  await page.evaluate(() => window.benchTakeKeys());
  const during: number[] = [];
  while (!(await review.isVisible())) {
    await type("read");
    during.push(...(await page.evaluate(() => window.benchTakeKeys())));
  }
  const milliseconds = performance.now() - startedAt;
  const blocked = (await page.evaluate(() => window.benchPageTimes())).blocked - blockedBefore;
  await context.close();
  const group = `evidence, ${megabytes} MB of CloudTrail lines`;
  return [
    { group, name: "key to next paint before, p50", value: median(before), unit: "ms" },
    { group, name: "key to next paint while reading, p50", value: median(during), unit: "ms", budget: 50 },
    { group, name: "key to next paint while reading, p95", value: quantile(during, 0.95), unit: "ms" },
    { group, name: "keys typed while reading", value: during.length, unit: "number" },
    { group, name: "page blocked beyond 50 ms a task, summed", value: blocked, unit: "ms" },
    { group, name: "from the click to the review", value: milliseconds, unit: "ms" },
    { group, name: "a megabyte", value: milliseconds / megabytes, unit: "ms" },
  ];
}
