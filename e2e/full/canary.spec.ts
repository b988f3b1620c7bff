import { dirname, join } from "node:path";
import { serverUnderTest } from "../../scripts/e2e-programs.mjs";
import { keptText, untilKept } from "../browser-storage";
import { testWithOwnServers } from "../own-servers";
import { RecordPanel } from "../pages/record-panel";
import { expect } from "../test";
import { type Exchange, Traffic } from "../traffic";
import {
  canaries,
  canariesIn,
  canariesOfOneCase,
  canariesOfTheForm,
  filesWithCanaries,
  plantCanaries,
} from "./canaries";

const metricsToken = "metrics-token-of-the-canary-test-01234";
const test = testWithOwnServers({ portal: { METRICS_TOKEN: metricsToken, LOG_LEVEL: "trace" } });
const everyCanary = Object.values(canaries).join(" ");

/** The case's page, what it reads later, and the answers of its actions, which may include the page. */
function isTheCase({ method, url, responseHeaders }: Exchange): boolean {
  const { pathname } = new URL(url);
  if (method === "GET") return /^(\/api)?\/cases\/\d+$|^\/api\/cases\/\d+\/\w+$/.test(pathname);
  return responseHeaders["x-action-redirect"] !== undefined || /^\/cases\/\d+$/.test(pathname);
}

/** AWS's words about a refusal, which can repeat what was sent, go to the sender. */
function withoutAwsWords(body: string): string {
  return body.replace(/"awsMessage":"(?:[^"\\]|\\.)*"/g, "");
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
  await aws.respond({ do: "finding", caseId, title: `About ${canaries.finding}`, content: canaries.finding });
  await page.reload();
  await expect(casePage.title).toHaveText(canaries.title);
  await aws.arm(ana, {
    operation: "CreateCaseComment",
    fault: "AccessDeniedException",
    details: { message: everyCanary },
  });
  await casePage.conversation.add(canaries.comment);
  await expect(casePage.conversation.alert).toContainText("security-ir:CreateCaseComment");
  kept.push(await around());
  await casePage.conversation.addButton.click();
  await expect(casePage.conversation.added).toBeVisible();
  await page.reload();
  await expect(casePage.conversation.entry(canaries.comment)).toBeVisible();
  kept.push(await around());
  const record = new RecordPanel(page);
  await record.openButton.click();
  const saved = await record.save("JSON");
  kept.push(await around());
  await record.printLink.click();
  await expect(record.printed).toContainText(canaries.comment);
  kept.push(await around());
  await casePage.goto(caseId);
  for (const operation of ["GetCase", "ListComments", "ListCaseEdits", "ListInvestigations"] as const) {
    await aws.arm(ana, { operation, fault: "AccessDeniedException", details: { message: everyCanary } });
  }
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
  expect(canariesIn(JSON.stringify(created?.input))).toEqual(canariesOfTheForm);
  const exchanges = await traffic.exchanges();
  const unread = exchanges.filter(({ responseBody }) => responseBody === undefined);
  // A navigation can end these requests: nobody waits for them.
  expect(
    unread.map(({ url }) => url).filter((url) => !/[?&]_rsc=|\/icon\.svg$/.test(url)),
    "not read",
  ).toEqual([]);
  const pages = exchanges.filter(isTheCase).map(({ responseBody }) => responseBody);
  expect(canariesIn(pages.join("\n"))).toEqual(Object.keys(canaries));
  expect(canariesIn(saved.text), "the record").toEqual(Object.keys(canaries));

  expect(ownServers.portalLog.filter(({ event }) => event === "case_create")).toHaveLength(3);
  expect(canariesIn(ownServers.portalOutput), "standard output and standard error").toEqual([]);
  expect(canariesIn(await metrics.text()), "metrics").toEqual([]);
  expect(canariesIn(denied), "a page that cannot show the case").toEqual([]);
  expect(
    kept.map((text) => canariesIn(text)),
    "storage, cookies, history and titles",
  ).toEqual(kept.map(() => []));
  expect(canariesIn(addresses.join("\n")), "addresses").toEqual([]);
  expect(canariesIn(JSON.stringify(await traffic.cookies())), "cookies that were set").toEqual([]);
  for (const exchange of exchanges) {
    const { method, url, requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
    expect(canariesIn(url), "an address").toEqual([]);
    // The review asks AWS for these accounts. A header keeps them out of addresses, and the answer has those outside.
    const { "x-casedesk-accounts": _asked, ...headers } = requestHeaders;
    expect(canariesIn(JSON.stringify([headers, responseHeaders])), `headers of ${url}`).toEqual([]);
    if (requestHeaders["next-action"] === undefined) expect(canariesIn(requestBody), `sent to ${url}`).toEqual([]);
    // Any form offers the Region.
    const body = withoutAwsWords(responseBody ?? "");
    const repeated = new URL(url).pathname.endsWith("/accounts") ? ["account"] : [];
    if (isTheCase(exchange)) continue;
    expect(
      canariesIn(body, canariesOfOneCase).filter((name) => !repeated.includes(name)),
      `${method} ${url}`,
    ).toEqual([]);
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
  expect(answers).toContain("too-large");
  expect(lines.filter(({ reason }) => reason === "origin-refused").length).toBeGreaterThan(0);
  expect(canariesIn(ownServers.portalOutput), "standard output and standard error").toEqual([]);
  expect(canariesIn(answers.join("\n"), canariesOfOneCase), "answers").toEqual([]);
});
