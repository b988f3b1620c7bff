import { expect, test } from "../test";

test("200 KB of text go out whole, in order and once, through reloads and lost answers", async ({
  page,
  visitCase,
  casePage,
  aws,
}) => {
  test.setTimeout(180_000);
  const { ana, caseId } = await visitCase();
  const { conversation } = casePage;
  const lines = Array.from({ length: 2000 }, (_, index) => `Line ${index} `.padEnd(100, "x"));
  // Chromium takes seconds to insert so many lines into any text area.
  await conversation.box.fill(lines.join("\n"), { timeout: 60_000 });
  await page.getByRole("button", { name: /^Add \d+ comments$/ }).click();

  for (const reached of [2, 5, 9]) {
    await expect.poll(async () => (await aws.comments(caseId)).length, { timeout: 60_000 }).toBeGreaterThan(reached);
    await aws.arm(ana, { operation: "CreateCaseComment", fault: "reset-after" });
    await page.reload();
    const goOn = page.getByRole("button", { name: /^(Check and try again|Send the rest .*)$/ });
    await expect(goOn).toBeVisible();
    await goOn.click();
  }
  await expect(page.getByText(/^\d+ comments added\.|AWS has this comment more than once/)).toBeVisible({
    timeout: 90_000,
  });

  const bodies = (await aws.comments(caseId)).map(({ body }) => body);
  const parts = bodies.map((body) => /^\((\d+) of (\d+) · \w{4}\)\n/.exec(body));
  expect(parts.map((part) => Number(part?.[1]))).toEqual(bodies.map((_, index) => index + 1));
  expect(parts.map((part) => Number(part?.[2]))).toEqual(bodies.map(() => bodies.length));
  expect(bodies.map((body) => body.slice(body.indexOf("\n") + 1)).join("\n")).toBe(lines.join("\n"));
});
