import { expect, test } from "./test";

test("an analyst signs in, fills in one form, reviews it, and lands on the page of the new case", async ({
  signInOnPages,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  const ana = await signInOnPages("ana");

  await caseForm.verifyOnPage();
  await caseForm.resolver("Resolve case with AWS").check();
  await caseForm.engagement("Active security incident").check();
  await caseForm.title.fill("Unknown access keys in use");
  await caseForm.description.fill("Keys of a build user call from an unknown network.");
  await caseForm.startDate.fill("2026-03-04");
  await caseForm.startTime.fill("05:06");
  await caseForm.review();
  await review.open();

  await expect(casePage.opened).toBeFocused();
  const [created] = await aws.calls(ana, "CreateCase");
  await casePage.verifyOnPage(String(created?.caseId));
  await expect(casePage.title).toHaveText("Unknown access keys in use");
});

test("all twelve members arrive at AWS in AWS's form, in one call under the person's own role", async ({
  page,
  signIn,
  caseForm,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.fill({
    resolver: "Resolve case with my own incident response team",
    engagement: "Investigations and inquiries",
    title: "Keys in use – 調査 🔑",
    description: "First line.\nSecond line, with <b>no</b> markup.",
    startDate: "2026-03-04",
    startTime: "05:06",
  });
  await caseForm.impactedAccounts.fill("111122223333, 444455556666\n123456789");
  await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
  await caseForm.choose(caseForm.regions, "us-east-1", "US East (N. Virginia) us-east-1");
  await caseForm.choose(caseForm.services, "Amazon Athena", "Amazon Athena");
  await caseForm.ipAddress(1).fill("198.51.100[.]7");
  await caseForm.userAgent(1).fill("curl/8.1");
  await caseForm.button("Add IP address").click();
  await caseForm.ipAddress(2).fill("2001:db8::1");
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("soc@example.com");
  await caseForm.watcherName(1).fill("Sam Oc");
  await caseForm.watcherJobTitle(1).fill("Analyst");
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill("ticket");
  await caseForm.tagValue(1).fill("INC-42");
  await caseForm.review();
  await review.open();
  await casePage.caseId();

  expect(await aws.calls(ana, "CreateCase")).toEqual([
    expect.objectContaining({
      status: 201,
      caseCreated: true,
      roleArn: "arn:aws:iam::111122223333:role/IncidentResponder",
      principalArn: `arn:aws:sts::111122223333:assumed-role/IncidentResponder/${ana.email}`,
      input: {
        clientToken: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        resolverType: "Self",
        engagementType: "Investigation",
        title: "Keys in use – 調査 🔑",
        description: "First line.\nSecond line, with <b>no</b> markup.",
        // 05:06 in Berlin, in winter.
        reportedIncidentStartDate: Date.UTC(2026, 2, 4, 4, 6) / 1000,
        impactedAccounts: ["111122223333", "444455556666", "000123456789"],
        impactedAwsRegions: [{ region: "eu-central-1" }, { region: "us-east-1" }],
        impactedServices: ["Amazon Athena"],
        threatActorIpAddresses: [
          { ipAddress: "198.51.100.7", userAgent: "curl/8.1" },
          { ipAddress: "2001:DB8:0:0:0:0:0:1" },
        ],
        watchers: [{ email: "soc@example.com", name: "Sam Oc", jobTitle: "Analyst" }],
        tags: { ticket: "INC-42" },
      },
    }),
  ]);
  expect(new URL(page.url()).search, "nothing of the case in the address").toBe("");
});

test("a case with only what is required leaves the optional members out", async ({ openCase, aws }) => {
  const { ana } = await openCase();

  const [created] = await aws.calls(ana, "CreateCase");
  expect(Object.keys(Object(created?.input)).sort()).toEqual([
    "clientToken",
    "description",
    "engagementType",
    "impactedAccounts",
    "reportedIncidentStartDate",
    "resolverType",
    "title",
    "watchers",
  ]);
});

test("two quick clicks on Open case open one case", async ({ signIn, caseForm, review, casePage, aws }) => {
  const ana = await signIn("ana");
  await caseForm.fill();
  await caseForm.review();

  await review.openButton.dblclick();

  await casePage.caseId();
  expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
});

test("clicks while AWS takes its time open one case", async ({ page, signIn, sendCase, casePage, aws }) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "delay", details: { ms: 1000 } });
  await sendCase();
  await page.getByRole("button", { name: "Opening case…", exact: true }).click({ force: true });
  await page.keyboard.press("Enter");

  await casePage.caseId();
  expect(await aws.calls(ana, "CreateCase")).toHaveLength(1);
});

test("the page of a new case says nothing of its having just been opened when it is loaded by a colleague", async ({
  openCase,
  newVisitor,
}) => {
  const { caseId } = await openCase();
  const colleague = await newVisitor();

  await colleague.signIn("ana", `/cases/${caseId}`);

  await colleague.casePage.verifyOnPage(caseId);
  await expect(colleague.casePage.opened).toBeHidden();
});
