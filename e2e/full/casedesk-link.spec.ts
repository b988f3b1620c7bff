import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { contentOf } from "../form-content";
import { EvidencePanel } from "../pages/evidence-panel";
import { PrefillNotice } from "../pages/prefill-notice";
import { expect, test } from "../test";

const program = fileURLToPath(new URL("../../packages/casedesk-link/bin/casedesk-link.mjs", import.meta.url));

// An older start would be asked about.
const day = new Date(Date.now() - 9 * 86_400_000).toISOString().slice(0, 10);

const finding = JSON.stringify({
  schemaVersion: "2.0",
  accountId: "111122223333",
  region: "eu-central-1",
  id: "b0aa1bb2cc3dd4ee5ff60718293a4b5c",
  arn: "arn:aws:guardduty:eu-central-1:111122223333:detector/12abc34d567e8fa901bc2d34e56789f0/finding/b0aa1bb2cc3dd4ee5ff60718293a4b5c",
  type: "UnauthorizedAccess:IAMUser/MaliciousIPCaller",
  severity: 8,
  title: "API calls from a malicious address",
  createdAt: `${day}T02:20:00.000Z`,
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
});

test("a link made of a finding fills in what pasting the finding does", async ({
  page,
  signIn,
  caseForm,
  newVisitor,
  baseURL,
}) => {
  const made = promisify(execFile)(process.execPath, [program, "--portal", baseURL ?? ""]);
  made.child.stdin?.end(finding);
  const link = (await made).stdout.trim();

  await signIn("ana", "/");
  await page.goto(link);
  await expect(new PrefillNotice(page).filled).toBeVisible();

  const other = await newVisitor();
  await other.signIn("ana");
  await other.caseForm.verifyOnPage();
  const evidence = new EvidencePanel(other.page);
  await evidence.read(finding);
  await evidence.button("Add to form").click();
  await expect(other.caseForm.ipAddress(1)).toHaveValue("45.83.64.7");

  const pasted = await contentOf(other.caseForm);
  expect(await contentOf(caseForm)).toEqual(pasted);
});
