import { dirname, join } from "node:path";
import { serverUnderTest } from "../../scripts/e2e-programs.mjs";
import { keptText, untilKept } from "../browser-storage";
import { testWithOwnServers } from "../own-servers";
import { expect } from "../test";
import { type Exchange, Traffic } from "../traffic";
import { canaries, canariesIn, canariesOfOneCase, filesWithCanaries, plantCanaries } from "./canaries";

const metricsToken = "metrics-token-of-the-canary-test-01234";
const test = testWithOwnServers({ portal: { METRICS_TOKEN: metricsToken, LOG_LEVEL: "trace" } });
const everyCanary = Object.values(canaries).join(" ");

/** The case's page, and the answer to opening it, which includes the page. */
function isTheCase({ method, url, responseHeaders }: Exchange): boolean {
  const { pathname } = new URL(url);
  return method === "GET" ? /^\/cases\/\d+$/.test(pathname) : responseHeaders["x-action-redirect"] !== undefined;
}

test("the content of a case is in AWS, on the pages of its reader, and nowhere else", async ({
  ownServers,
  page,
  context,
  signInOnPages,
  caseForm,
  review,
  casePage,
  account,
  identityProvider,
  signInPage,
  aws,
}) => {
  test.setTimeout(180_000);
  const traffic = await Traffic.of(page);
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  /** Storage and what the browser shows outside the page. */
  const around = async () =>
    JSON.stringify([
      await keptText(page),
      await context.cookies(),
      await page.evaluate(() => [document.title, location.href, JSON.stringify(history.state), window.name]),
    ]);
  const kept: string[] = [];

  const ana = await signInOnPages("ana");
  await plantCanaries(caseForm);
  await untilKept(page);
  kept.push(await around());
  await caseForm.review();
  // AWS's messages may quote what was sent.
  await aws.arm(ana, { operation: "CreateCase", fault: "AccessDeniedException", details: { message: everyCanary } });
  await review.open();
  await expect(review.failure).toContainText("You do not have permission to open cases");
  kept.push(await around());
  await aws.arm(ana, { operation: "CreateCase", fault: "reset-after", times: 3 });
  await review.openButton.click();
  await expect(review.failure).toContainText("We do not know whether AWS opened the case", { timeout: 30_000 });
  kept.push(await around());
  await page.reload();
  await review.checkButton.click();
  const caseId = await casePage.caseId();
  await expect(casePage.title).toHaveText(canaries.title);
  kept.push(await around());
  await page.reload();
  await expect(casePage.title).toHaveText(canaries.title);
  await aws.arm(ana, { operation: "GetCase", fault: "AccessDeniedException", details: { message: everyCanary } });
  await page.reload();
  await expect(casePage.unreadable).toBeVisible();
  const denied = await casePage.main.innerText();
  await page.goto("/cases/new");
  await account.signOut();
  await identityProvider.confirmSignOut();
  await signInPage.verifyOnPage();
  kept.push(await around());
  const metrics = await fetch(`${ownServers.address}/api/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
  });

  // That the search finds what is there: AWS got every field, and the reader's page shows all that GetCase answers.
  const [created] = (await aws.calls(ana, "CreateCase")).filter(({ caseCreated }) => caseCreated);
  expect(canariesIn(JSON.stringify(created?.input))).toEqual(Object.keys(canaries));
  const exchanges = await traffic.exchanges();
  const unread = exchanges.filter(({ responseBody }) => responseBody === undefined);
  // What a navigation may end: nobody waits for them.
  expect(
    unread.map(({ url }) => url).filter((url) => !/[?&]_rsc=|\/icon\.svg$/.test(url)),
    "not read",
  ).toEqual([]);
  const pages = exchanges.filter(isTheCase).map(({ responseBody }) => responseBody);
  expect(canariesIn(pages.join("\n"))).toEqual(Object.keys(canaries).filter((name) => !name.startsWith("tag")));

  expect(ownServers.portalLog.filter(({ event }) => event === "case_create")).toHaveLength(3);
  expect(canariesIn(ownServers.portalOutput), "standard output and standard error").toEqual([]);
  expect(canariesIn(await metrics.text()), "metrics").toEqual([]);
  expect(canariesIn(denied), "a page that may not show the case").toEqual([]);
  expect(
    kept.map((text) => canariesIn(text)),
    "storage, cookies, history and titles",
  ).toEqual(kept.map(() => []));
  expect(canariesIn(addresses.join("\n")), "addresses").toEqual([]);
  expect(canariesIn(JSON.stringify(await traffic.cookies())), "cookies that were set").toEqual([]);
  for (const exchange of exchanges) {
    const { method, url, requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
    expect(canariesIn(url), "an address").toEqual([]);
    expect(canariesIn(JSON.stringify([requestHeaders, responseHeaders])), `headers of ${url}`).toEqual([]);
    if (requestHeaders["next-action"] === undefined) expect(canariesIn(requestBody), `sent to ${url}`).toEqual([]);
    // Any form offers the Region.
    if (!isTheCase(exchange)) expect(canariesIn(responseBody ?? "", canariesOfOneCase), `${method} ${url}`).toEqual([]);
  }
  expect(filesWithCanaries(join(dirname(serverUnderTest()), ".next")), "files of the server").toEqual([]);
  expect(caseId).toMatch(/^\d+$/);
});

test("an error while reading a case reveals nothing of the case", async ({
  ownServers,
  page,
  signIn,
  caseForm,
  review,
  aws,
}) => {
  const traffic = await Traffic.of(page);
  const ana = await signIn("ana");
  await plantCanaries(caseForm);
  await caseForm.review();
  await aws.arm(ana, {
    operation: "CreateCase",
    fault: "ValidationException",
    details: { message: everyCanary, fieldList: [{ name: "title", message: everyCanary }] },
  });
  await review.open();
  await expect(caseForm.errorSummary).toBeVisible();
  const call = (await traffic.exchanges()).find(({ requestHeaders }) => requestHeaders["next-action"]);
  const { url = "", requestHeaders = {}, requestBody = "" } = call ?? {};
  const { "next-action": action = "", "content-type": type = "" } = requestHeaders;
  const headers = { "next-action": action, "content-type": type, origin: ownServers.address };
  const from = ownServers.portalLog.length;
  const bodies = [
    requestBody.slice(0, -2),
    everyCanary,
    `["$D${everyCanary}"]`,
    `["$n${everyCanary}"]`,
    `["$K${everyCanary}","$F${everyCanary}","$Q1"]`,
    requestBody.replace(canaries.description, canaries.description.padEnd(2_200_000, "x")),
  ];
  const answers: string[] = [];
  for (const data of bodies) {
    answers.push(await (await page.request.post(url, { headers, data: Buffer.from(data) })).text());
  }
  const others = [
    { headers: { ...headers, origin: "https://zqtitle7f3a.example" }, data: requestBody },
    { headers: { ...headers, "next-action": "00zqtitle7f3a" }, data: requestBody },
    { headers: { ...headers, "content-type": "multipart/form-data; boundary=x" }, data: requestBody },
    { headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, data: requestBody },
  ];
  for (const { headers: changed, data } of others) {
    answers.push(await (await page.request.post(url, { headers: changed, data: Buffer.from(data) })).text());
  }

  const lines = ownServers.portalLog.slice(from);
  expect(lines.filter(({ event }) => event === "request_failed").length).toBeGreaterThan(3);
  expect(lines.filter(({ reason }) => reason === "body-too-large")).toHaveLength(1);
  expect(lines.filter(({ reason }) => reason === "origin-refused").length).toBeGreaterThan(0);
  expect(canariesIn(ownServers.portalOutput), "standard output and standard error").toEqual([]);
  expect(canariesIn(answers.join("\n"), canariesOfOneCase), "answers").toEqual([]);
});
