import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { findSmallTargets, findViolations } from "./accessibility-scan";
import { untilKept } from "./browser-storage";
import { contentOf } from "./form-content";
import { Keyboard } from "./keyboard";
import { EvidencePanel } from "./pages/evidence-panel";
import { test as base, expect } from "./test";

const takesLong = { tag: "@full" };

const test = base.extend<{ evidence: EvidencePanel; keyboard: Keyboard }>({
  evidence: async ({ page }, use) => use(new EvidencePanel(page)),
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
});

// An older start would be asked about.
const day = new Date(Date.now() - 9 * 86_400_000).toISOString().slice(0, 10);

const guardDutyFinding = {
  version: "0",
  "detail-type": "GuardDuty Finding",
  source: "aws.guardduty",
  account: "111122223333",
  region: "eu-central-1",
  time: `${day}T02:20:00Z`,
  detail: {
    schemaVersion: "2.0",
    accountId: "111122223333",
    region: "eu-central-1",
    id: "b0aa1bb2cc3dd4ee5ff60718293a4b5c",
    arn: "arn:aws:guardduty:eu-central-1:111122223333:detector/12abc34d567e8fa901bc2d34e56789f0/finding/b0aa1bb2cc3dd4ee5ff60718293a4b5c",
    type: "UnauthorizedAccess:IAMUser/MaliciousIPCaller",
    severity: 5,
    title: "API calls from a malicious address",
    createdAt: `${day}T02:20:00.000Z`,
    updatedAt: `${day}T03:20:00.000Z`,
    resource: { resourceType: "AccessKey", accessKeyDetails: { userName: "build" } },
    service: {
      serviceName: "guardduty",
      eventFirstSeen: `${day}T02:14:30.000Z`,
      eventLastSeen: `${day}T03:14:30.000Z`,
      action: {
        actionType: "AWS_API_CALL",
        awsApiCallAction: {
          api: "ListBuckets",
          serviceName: "s3.amazonaws.com",
          remoteIpDetails: { ipAddressV4: "45.83.64.7" },
        },
      },
    },
  },
};

const cloudTrailEvent = (sourceIPAddress: string, eventTime = `${day}T01:02:03Z`) => ({
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", accountId: "444455556666", accessKeyId: "AKIAIOSFODNN7EXAMPLE", userName: "build" },
  eventTime,
  eventSource: "s3.amazonaws.com",
  eventName: "ListBuckets",
  awsRegion: "us-east-1",
  sourceIPAddress,
  userAgent: "[aws-cli/2.17.0]",
  requestID: "d41d8cd98f00b204",
  eventID: "9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3",
  eventType: "AwsApiCall",
  recipientAccountId: "444455556666",
});

const cloudTrail = JSON.stringify({
  Records: [
    cloudTrailEvent("45.83.64.9"),
    cloudTrailEvent("10.0.0.7"),
    cloudTrailEvent("cloudformation.amazonaws.com"),
  ],
});

const prose =
  "Seen from 45[.]83[.]64[.]11 and hxxp://2a06:98c0[:]3600[:]:103/x, also 192.168.0.4, in account 777788889999 (eu-west-1).";

const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `45.83.${Math.floor(index / 250)}.${index % 250}`);

test.beforeEach(async ({ signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
});

test.describe("by keyboard alone", () => {
  test("a GuardDuty finding fills the form", async ({ page, caseForm, evidence, keyboard }) => {
    await evidence.readByKeyboard(JSON.stringify(guardDutyFinding));
    await expect(evidence.heading).toBeFocused();
    await expect(evidence.readList).toHaveText([/^Pasted text .*: 1 × GuardDuty finding$/]);
    await keyboard.pressAt(evidence.button("Add to form"), "Enter");

    await expect(evidence.saying("Added from evidence: title, description, estimated start,")).toBeFocused();
    await expect(caseForm.title).toHaveValue(/UnauthorizedAccess:IAMUser\/MaliciousIPCaller/);
    await expect(caseForm.description).toHaveValue(/b0aa1bb2cc3dd4ee5ff60718293a4b5c/);
    await expect(caseForm.startDate).toHaveValue(day);
    await expect(caseForm.startTime).toHaveValue("02:14:30");
    await expect(caseForm.timeZone).toHaveValue("UTC");
    await expect(caseForm.impactedAccounts).toHaveValue("111122223333");
    await expect(caseForm.chosenRegions).toHaveText([/Europe \(Frankfurt\) eu-central-1/]);
    await expect(caseForm.ipAddress(1)).toHaveValue("45.83.64.7");
    await untilKept(page);
  });

  test("CloudTrail's records fill the form, and say what was left out", async ({ caseForm, evidence, keyboard }) => {
    await evidence.readByKeyboard(cloudTrail);
    await expect(evidence.readList).toHaveText([/: 3 × CloudTrail event$/]);
    await keyboard.pressAt(evidence.leftOut.locator("summary"), "Enter");
    await expect(evidence.leftOut).toContainText("private address: 10.0.0.7");
    await expect(evidence.leftOut).toContainText("AWS service, not an outside caller");
    await keyboard.pressAt(evidence.button("Add to form"), "Enter");

    await expect(caseForm.ipAddresses).toHaveCount(1);
    await expect(caseForm.ipAddress(1)).toHaveValue("45.83.64.9");
    await expect(caseForm.userAgent(1)).toHaveValue(/aws-cli\/2\.17\.0/);
    await expect(caseForm.startTime).toHaveValue("01:02:03");
    await expect(caseForm.impactedAccounts).toHaveValue("444455556666");
  });

  test("prose with defanged addresses fills the form, less what is unticked", async ({
    page,
    caseForm,
    evidence,
    keyboard,
  }) => {
    await evidence.readByKeyboard(prose);
    await keyboard.pressAt(evidence.entry("45.83.64.11"), "Space");
    await keyboard.pressAt(evidence.button("Add to form"), "Enter");

    await expect(caseForm.ipAddresses).toHaveCount(1);
    await expect(caseForm.ipAddress(1)).toHaveValue("2A06:98C0:3600:0:0:0:0:103");
    await expect(caseForm.impactedAccounts).toHaveValue("777788889999");
    await expect(page.getByText("Enter a title")).toBeHidden();
  });
});

test("a supposed version number is added as an address when ticked", takesLong, async ({ caseForm, evidence }) => {
  await evidence.read("openssl 3.0.13.2 and Amsterdam 5.8.18.7");
  await evidence.leftOut.locator("summary").click();
  await expect(evidence.entry("3.0.13.2")).not.toBeChecked();
  await evidence.entry("5.8.18.7").check();
  expect(await findViolations(evidence.page)).toEqual([]);
  await evidence.button("Add to form").click();

  await expect(caseForm.ipAddresses).toHaveCount(1);
  await expect(caseForm.ipAddress(1)).toHaveValue("5.8.18.7");
});

test("added evidence is saved as a draft, and Undo restores the form", async ({ page, caseForm, evidence }) => {
  await caseForm.fill({ title: "Mine" });
  await caseForm.ipAddress(1).fill("198.51.100[.]7");
  const before = await contentOf(caseForm);
  await evidence.read(`${JSON.stringify(guardDutyFinding)}\n198.51.100.7`);
  await evidence.button("Add to form").click();
  await expect(caseForm.ipAddresses).toHaveCount(2);
  await expect(caseForm.title).toHaveValue("Mine");
  await untilKept(page);
  await evidence.button("Undo").click();

  await expect(evidence.saying("Undone. The form is as it was.")).toBeFocused();
  expect(await contentOf(caseForm)).toEqual(before);
  await untilKept(page);
  await page.reload();
  await expect(caseForm.title).toHaveValue("Mine");
  expect(await contentOf(caseForm)).toEqual(before);
});

test("fields that evidence filled say so until they are edited", async ({ page, caseForm, evidence }) => {
  const filled = page.getByText("Filled from evidence");
  await evidence.read(JSON.stringify(guardDutyFinding));
  await evidence.button("Add to form").click();

  await expect(caseForm.title).toHaveAccessibleDescription(/^Filled from evidence/);
  await expect(caseForm.startTime).toHaveAccessibleDescription("Filled from evidence");
  await expect(caseForm.group("Threat actors")).toHaveAccessibleDescription("Filled from evidence");
  expect(await findViolations(page)).toEqual([]);
  const marks = await filled.count();

  await caseForm.title.press("End");
  await caseForm.title.pressSequentially(" again");
  await caseForm.userAgent(1).fill("curl/8.4.0");
  await expect(filled).toHaveCount(marks - 2);
  await expect(caseForm.title).not.toHaveAccessibleDescription(/Filled from evidence/);

  await evidence.button("Undo").click();
  await expect(filled).toHaveCount(0);
});

test("a title that is there is kept, replaced, or typed meanwhile, as the analyst chooses", async ({
  caseForm,
  evidence,
}) => {
  await caseForm.description.fill("Mine.");
  await evidence.read(JSON.stringify(guardDutyFinding));
  await evidence.choice("Description", "Add below mine").check();
  await caseForm.title.fill("Typed meanwhile");
  await evidence.button("Add to form").click();
  await expect(evidence.saying("The form has changed since this was read, so nothing was added.")).toBeVisible();
  await expect(caseForm.title).toHaveValue("Typed meanwhile");
  await expect(evidence.choice("Title", "Keep mine")).toBeChecked();
  await evidence.button("Add to form").click();

  await expect(caseForm.title).toHaveValue("Typed meanwhile");
  await expect(caseForm.description).toHaveValue(/^Mine\.\n\nGuardDuty finding /);
});

test(
  "of 240 addresses 200 are kept and 40 listed, and a list of hundreds can be filtered",
  takesLong,
  async ({ caseForm, evidence, keyboard }) => {
    await evidence.read(addresses(240).join("\n"));
    await expect(
      evidence.says("Found 240 IP addresses: 200 fit in the form, 40 more in the description."),
    ).toBeVisible();
    await keyboard.pressAt(evidence.button("Show the 240 IP addresses"), "Enter");
    await keyboard.typeAt(evidence.page.getByLabel("Filter IP addresses", { exact: true }), "45.83.0.19");
    await expect(evidence.saying("11 of 240 shown")).toBeVisible();
    await evidence.button(/^Select none/).click();
    await evidence.button("Add to form").click();

    await expect(caseForm.ipAddresses).toHaveCount(189);
    await expect(caseForm.description).toHaveValue(/45\.83\.0\.239/);
    await expect(caseForm.description).not.toHaveValue(/45\.83\.0\.199/);
  },
);

test("several files are dropped at once, and each says what it was", takesLong, async ({ caseForm, evidence }) => {
  await evidence.drop([
    { name: "finding.json", content: JSON.stringify(guardDutyFinding) },
    { name: "trail.json", content: cloudTrail },
  ]);
  await expect(evidence.fileList.getByRole("listitem")).toHaveCount(2);
  await evidence.button("Read evidence").click();

  await expect(evidence.readList).toHaveText([
    /^finding\.json .*GuardDuty finding$/,
    /^trail\.json .*CloudTrail event$/,
  ]);
  await evidence.button("Add to form").click();
  await expect(caseForm.ipAddresses).toHaveCount(2);
  // The earliest of both.
  await expect(caseForm.startTime).toHaveValue("01:02:03");
});

test(
  "files that are dropped one after the other before the panel is there all wait to be read",
  takesLong,
  async ({ page, evidence }) => {
    let letIn = () => {};
    const isDropped = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    await page.route("**/_next/static/**", async (route) => {
      await isDropped;
      await route.continue();
    });
    await evidence.drop([{ name: "a.txt", content: "45.83.64.1" }]);
    await evidence.drop([{ name: "b.txt", content: "45.83.64.2" }]);
    letIn();

    await expect(evidence.fileList.getByRole("listitem")).toHaveText([/^a\.txt/, /^b\.txt/]);
  },
);

test(
  "a file that is dropped while others are read waits for its turn",
  takesLong,
  async ({ page, caseForm, evidence }) => {
    test.slow();
    await dropLarge(evidence, 20);
    await evidence.button("Read evidence").click();
    await expect(page.getByRole("progressbar", { name: "Reading evidence" })).toBeVisible();
    await evidence.drop([{ name: "later.txt", content: "45.83.64.2" }]);
    await expect(evidence.heading).toBeVisible({ timeout: 120_000 });
    await evidence.button("Add to form").click();
    await expect(caseForm.ipAddress(1)).toHaveValue("45.83.64.9");
    await expect(evidence.fileList.getByRole("listitem")).toHaveText([/^later\.txt/]);
    await evidence.button("Read evidence").click();
    await evidence.button("Add to form").click();

    await expect(caseForm.ipAddress(2)).toHaveValue("45.83.64.2");
    await expect(evidence.text).toBeHidden();
  },
);

test("cells that Office copies with a picture of them are pasted as text", takesLong, async ({ page, evidence }) => {
  await evidence.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4, 4);
    canvas.getContext("2d");
    const picture = await canvas.convertToBlob({ type: "image/png" });
    const text = new Blob(["45.83.64.1\tcurl/8\n45.83.64.2\tcurl/8"], { type: "text/plain" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture, "text/plain": text })]);
  });
  await page.keyboard.press("ControlOrMeta+V");

  await expect(evidence.text).toHaveValue("45.83.64.1\tcurl/8\n45.83.64.2\tcurl/8");
  await expect(evidence.fileList).toBeHidden();
});

test(
  "a picture that is pasted alone is taken as a file, which says what it is",
  takesLong,
  async ({ page, evidence }) => {
    await evidence.open();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(4, 4);
      canvas.getContext("2d");
      const picture = await canvas.convertToBlob({ type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    });
    await page.keyboard.press("ControlOrMeta+V");

    await expect(evidence.fileList.getByRole("listitem")).toHaveCount(1);
  },
);

test("files are chosen, and one is taken out again", async ({ caseForm, evidence }) => {
  await evidence.open();
  await evidence.files.setInputFiles([
    { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("45.83.64.1") },
    { name: "b.txt.gz", mimeType: "application/gzip", buffer: gzipSync("45.83.64.2") },
  ]);
  await evidence.button("Remove a.txt").click();
  await evidence.button("Read evidence").click();
  await evidence.button("Add to form").click();

  await expect(caseForm.ipAddresses).toHaveCount(1);
  await expect(caseForm.ipAddress(1)).toHaveValue("45.83.64.2");
});

test(
  "50 MB are read while the form is typed in, and nothing of them is shown or sent",
  takesLong,
  async ({ page, caseForm, evidence }) => {
    test.slow();
    const posted: string[] = [];
    page.on("request", (request) => posted.push(request.postData() ?? ""));
    await dropLarge(evidence, 50);
    await evidence.button("Read evidence").click();
    await expect(page.getByRole("progressbar", { name: "Reading evidence" })).toBeVisible();
    await caseForm.title.pressSequentially("Typed while it is read");
    await expect(caseForm.title).toHaveValue("Typed while it is read");

    await expect(evidence.heading).toBeVisible({ timeout: 120_000 });
    await expect(evidence.readList).toHaveText([/× CloudTrail event$/]);
    await evidence.button("Add to form").click();
    await expect(caseForm.title).toHaveValue("Typed while it is read");
    await expect(caseForm.impactedAccounts).toHaveValue("444455556666");
    expect(posted.filter((body) => body.includes("444455556666"))).toEqual([]);
  },
);

test("a reading is cancelled, and what was to be read is still there", takesLong, async ({ page, evidence }) => {
  test.slow();
  await dropLarge(evidence, 50);
  await evidence.button("Read evidence").click();
  await expect(evidence.button("Cancel reading")).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(evidence.saying("Reading was cancelled. Nothing was added.")).toBeVisible();
  await expect(evidence.fileList.getByRole("listitem")).toHaveCount(1);
  await expect.poll(() => page.workers().length).toBe(0);
});

test("a reading ends with its page", takesLong, async ({ page, sendCase, caseForm, casePage, evidence }) => {
  test.slow();
  await sendCase();
  const caseId = await casePage.caseId();
  await page.goBack();
  await caseForm.verifyOnPage();
  await dropLarge(evidence, 100);
  await evidence.button("Read evidence").click();
  await expect.poll(() => page.workers().length).toBe(1);
  await page.goForward();

  await casePage.verifyOnPage(caseId);
  // Much sooner than it could be read to its end.
  await expect.poll(() => page.workers().length, { timeout: 5_000 }).toBe(0);
});

test.describe("unreadable files are explained", takesLong, () => {
  const zip = Buffer.from("504b0304140000000800", "hex");
  for (const { what, buffer, sentence } of [
    { what: "a zip", buffer: Buffer.concat([zip, Buffer.alloc(2000, 7)]), sentence: "This is a ZIP archive" },
    {
      what: "bytes that are no text",
      buffer: Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 89) % 256)),
      sentence: "This file is not text",
    },
    {
      what: "gzip of no text",
      buffer: gzipSync(Buffer.alloc(30_000_000, Buffer.from([0, 159, 146, 150, 1, 255]))),
      sentence: "This file is not text",
    },
    {
      what: "gzip that ends too early",
      buffer: gzipSync(randomBytes(5000).toString("hex")).subarray(0, 3000),
      sentence: "This compressed file is damaged",
    },
  ]) {
    test(what, async ({ evidence }) => {
      await evidence.readFile({ name: "evil\u202etxt.exe", mimeType: "application/json", buffer });

      await expect(evidence.readList).toHaveText([new RegExp(`^evilU\\+202Etxt\\.exe .*${sentence}`)]);
      await evidence.button("Back to the evidence").click();
      await expect(evidence.text).toBeFocused();
    });
  }
});

test.describe("unusual content is read as text", takesLong, () => {
  for (const { what, buffer, list } of [
    {
      what: "JSON nested too deeply",
      buffer: Buffer.from(`${"[".repeat(200_000)}"45.83.64.1"`),
      list: /^odd .*: 1 × text$/,
    },
    // Only its beginning gives nothing.
    {
      what: "one line of 5 MB",
      buffer: Buffer.from(`${"x".repeat(5_000_000)} 45.83.64.1`),
      list: /^odd .*: 1 × text1 line not understoodx+…$/,
    },
  ]) {
    test(what, async ({ evidence }) => {
      await evidence.readFile({ name: "odd", mimeType: "application/json", buffer });

      await expect(evidence.readList).toHaveText([list]);
      await expect(evidence.entry("45.83.64.1")).toBeChecked();
    });
  }

  test("an empty file", async ({ evidence }) => {
    await evidence.readFile({ name: "odd", mimeType: "text/plain", buffer: Buffer.alloc(0) });

    await expect(evidence.readList).toHaveText(["odd (0 bytes)"]);
    await expect(evidence.says("We found nothing to add")).toBeFocused();
  });
});

test("secrets in what was pasted are shown with their line, masked", async ({ evidence }) => {
  await evidence.read("45.83.64.1\naws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

  await expect(evidence.says("Your paste may contain secrets")).toBeVisible();
  await expect(evidence.says(/^Pasted text, line 2: looks like an AWS secret access key/)).toContainText("wJal…EY");
});

test("markup and direction controls in evidence are shown as text", async ({ page, caseForm, evidence }) => {
  const text = "<img src=x onerror=document.title='owned'> \u202egnp.exe";
  const exported = { resolverType: "AWS", engagementType: "Investigation", title: text, description: "Mine." };
  await evidence.read(JSON.stringify({ ...exported, impactedAccounts: [] }));

  await expect(evidence.asRead("Title")).toHaveText("<img src=x onerror=document.title='owned'> U+202Egnp.exe");
  await evidence.button("Add to form").click();
  await expect(caseForm.title).toHaveValue(text);
  expect(await page.title()).not.toBe("owned");
});

test(
  "the panel and the review break no rule of WCAG 2.2 AA, light and dark, wide and narrow",
  takesLong,
  async ({ caseForm, evidence }) => {
    test.slow();
    await caseForm.description.fill("Mine.");
    await evidence.open();
    await evidence.files.setInputFiles([
      { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("10.0.0.1 198.51.100.7") },
    ]);
    expect(await findViolations(evidence.page)).toEqual([]);
    expect(await findSmallTargets(evidence.page, "narrow")).toEqual([]);
    await evidence.text.fill(
      `${JSON.stringify(guardDutyFinding)}\n${addresses(240).join(" ")}\n10.0.0.1\npassword=hunter2hunter2`,
    );
    await evidence.button("Read evidence").click();
    await evidence.button(/^Show the 24\d IP addresses$/).click();
    await evidence.leftOut.locator("summary").click();

    expect(await findViolations(evidence.page)).toEqual([]);
    expect(await findSmallTargets(evidence.page, "narrow")).toEqual([]);
  },
);

/** Drops a file of CloudTrail events, one per line, made in the browser. */
async function dropLarge({ page }: EvidencePanel, megabytes: number) {
  const dataTransfer = await page.evaluateHandle(
    ([line = "", size = "0"]) => {
      const block = `${line}\n`.repeat(Math.ceil(1_000_000 / line.length));
      const blocks = Array.from({ length: Number(size) }, () => block);
      const transfer = new DataTransfer();
      transfer.items.add(new File(blocks, "trail.jsonl"));
      return transfer;
    },
    [JSON.stringify(cloudTrailEvent("45.83.64.9")), String(megabytes)],
  );
  await page.getByRole("region", { name: "Evidence", exact: true }).dispatchEvent("drop", { dataTransfer });
  await expect(page.getByRole("list", { name: "Files to read", exact: true })).toBeVisible();
}
