import { CasePage } from "./pages/case-page";
import { expect, test } from "./test";

const takesLong = { tag: "@full" };

const access = { tag: "@authorisation" };
const unknownId = "1234567890123";

test("a colleague with a reading role sees the case under that role", access, async ({ openCase, newVisitor, aws }) => {
  const { caseId } = await openCase({ title: "Shared with vic" });
  const colleague = await newVisitor();
  const vic = await colleague.signInOnPages("vic", `/cases/${caseId}`);

  await colleague.casePage.verifyOnPage(caseId);
  await expect(colleague.casePage.title).toHaveText("Shared with vic");
  expect(await aws.calls(vic, "GetCase")).toEqual([
    expect.objectContaining({ status: 200, roleArn: "arn:aws:iam::111122223333:role/IncidentViewer" }),
  ]);
});

test("the page shows what AWS has of the case", async ({ openCase, casePage }) => {
  await openCase({ title: "All of it" });

  // The panels come one by one.
  await expect
    .poll(() => casePage.panels())
    .toMatchObject({
      Details: [
        ...["Status", "Submitted", "Who resolves the case?", "Resolve case with AWS"],
        ...["Type of request", "Active security incident"],
        ...["Estimated start", "4 Mar 2026, 04:06 UTC", "4 Mar 2026, 05:06 (Europe/Berlin, UTC+01:00)"],
        ...["Opened", expect.stringMatching(/ UTC$/), expect.stringMatching(/\(Europe\/Berlin, /)],
        ...["Last updated", expect.stringMatching(/ UTC$/), expect.stringMatching(/\(Europe\/Berlin, /)],
      ],
      Description: ["Keys of a build user call from an unknown network."],
      Scope: ["Impacted accounts", "None", "Impacted Regions", "None", "Impacted services", "None"],
      "Threat actors": ["None"],
      Watchers: ["None"],
      Tags: ["None"],
    });
});

test("a device that is set to UTC shows a moment once", takesLong, async ({ openCase, page, browser, baseURL }) => {
  const { caseId } = await openCase({ title: "Read in UTC" });
  const storageState = await page.context().storageState();
  const device = await browser.newContext({ ...(baseURL && { baseURL }), storageState, timezoneId: "UTC" });
  const itsPage = new CasePage(await device.newPage());
  await itsPage.goto(caseId);

  expect((await itsPage.panels()).Details).toEqual(
    expect.arrayContaining(["Estimated start", "4 Mar 2026, 04:06 UTC", "Your device is set to UTC"]),
  );
});

test(
  "a reader whose role cannot read sees the case ID and a sentence, and nothing of the case",
  access,
  async ({ openCase, newVisitor }) => {
    const { caseId } = await openCase({ title: "Not for wes" });
    const colleague = await newVisitor();
    await colleague.signIn("wes", `/cases/${caseId}`);

    await colleague.casePage.verifyOnPage(caseId);
    await expect(colleague.casePage.main).toContainText("You do not have permission, or the case ID is wrong.");
    await expect(colleague.casePage.main).not.toContainText("Not for wes");
    await expect(colleague.casePage.main).toHaveText(/You cannot view this case.*Add a comment/s);
    for (const repeated of [
      "security-ir:ListComments",
      "security-ir:ListCaseEdits",
      "security-ir:ListInvestigations",
    ]) {
      await expect(colleague.casePage.main).not.toContainText(repeated);
    }
  },
);

test(
  "a reader whose role cannot read cannot tell an unknown case from a known one",
  access,
  async ({ page, signIn, casePage }) => {
    await signIn("wes", `/cases/${unknownId}`);

    await casePage.verifyOnPage(unknownId);
    await expect(page.getByText("You do not have permission, or the case ID is wrong.")).toBeVisible();
  },
);

test("an unknown number leads to a page that says so", async ({ page, signIn, consoleWatch }) => {
  consoleWatch.allow(/404/);
  await signIn("vic", `/cases/${unknownId}`);

  await expect(page.getByRole("heading", { name: "Case not found", level: 1, exact: true })).toBeVisible();
});

for (const [index, id] of ["abc", "123456789", "1234567890%2F..%2Fx", "1".repeat(33)].entries()) {
  test(
    `${id} is not a case ID: not found, without asking AWS`,
    index === 0 ? {} : takesLong,
    async ({ page, signIn, caseForm, consoleWatch, aws }) => {
      consoleWatch.allow(/404/);
      const vic = await signIn("vic");
      await caseForm.verifyOnPage();
      const response = await page.goto(`/cases/${id}`);

      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Case not found", level: 1, exact: true })).toBeVisible();
      expect(await aws.calls(vic, "GetCase")).toEqual([]);
    },
  );
}

test("the number is there before AWS has answered", takesLong, async ({ persona, openCase, newVisitor, aws }) => {
  const { caseId } = await openCase({ title: "Slow to read" });
  const colleague = await newVisitor();
  const vic = persona("vic");
  await aws.arm(vic, { operation: "GetCase", fault: "delay", details: { ms: 2500 } });
  // On the pages: going straight to an address waits for all of the page.
  await colleague.signInOnPages(vic, `/cases/${caseId}`);

  await colleague.casePage.verifyOnPage(caseId);
  await expect(colleague.casePage.pending).toBeVisible();
  await expect(colleague.casePage.title).toHaveText("Slow to read");
});

test("a new case that AWS does not find at once is asked for again", async ({ signIn, sendCase, casePage, aws }) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "GetCase", fault: "ResourceNotFoundException" });
  await sendCase({ title: "Found at the second try" });

  await expect(casePage.title).toHaveText("Found at the second try");
});

test("a new case that AWS does not find for a while is opened all the same", async ({
  signIn,
  sendCase,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "GetCase", fault: "ResourceNotFoundException", times: 3 });
  await sendCase();

  await expect(casePage.opened).toBeVisible();
  await expect(casePage.main).toContainText("AWS has opened the case, but does not show its details yet.");
});

test("a person who opened a case but cannot read it sees its ID", async ({ signIn, sendCase, casePage, aws }) => {
  const wes = await signIn("wes");
  await sendCase();

  await expect(casePage.opened).toBeVisible();
  const [created] = await aws.calls(wes, "CreateCase");
  await casePage.verifyOnPage(String(created?.caseId));
  await expect(casePage.unreadable).toBeVisible();
});

test("Copy link puts the page's address on the clipboard", async ({ page, context, baseURL, openCase, casePage }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { caseId } = await openCase();
  await casePage.copy("Copy link");

  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/cases/${caseId}`);
});

test("Copy case ID puts the number on the clipboard", async ({ page, context, openCase, casePage }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { caseId } = await openCase();
  await casePage.copy("Copy case ID");

  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(caseId);
});
