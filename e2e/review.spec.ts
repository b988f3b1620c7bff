import { expect, test } from "./test";

const takesLong = { tag: "@full" };

test.beforeEach(async ({ caseForm, signIn }) => {
  await signIn("ana");
  await caseForm.fill();
});

test("the review shows exactly what will be sent", async ({ caseForm, review }) => {
  await caseForm.impactedAccounts.fill("123456789");
  await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
  await caseForm.choose(caseForm.services, "athena", "Amazon Athena");
  await caseForm.ipAddress(1).fill("2001[:]db8::1");
  await caseForm.userAgent(1).fill("curl/8.1");
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("soc@example.com");
  await caseForm.watcherName(1).fill("Sam Oc");
  await caseForm.watcherJobTitle(1).fill("Analyst");
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill("ticket");
  await caseForm.tagValue(1).fill("INC-42");
  await caseForm.review();

  expect(await review.panels()).toEqual({
    Request: ["Who resolves the case?", "Resolve case with AWS", "Type of request", "Active security incident"],
    Incident: [
      ...["Title", "Unknown access keys in use"],
      ...["Description", "Keys of a build user call from an unknown network."],
      ...["Estimated start", "4 Mar 2026, 04:06 UTC", "4 Mar 2026, 05:06 (Europe/Berlin, UTC+01:00)"],
    ],
    Scope: [
      ...["Impacted accounts", "000123456789"],
      ...["Impacted Regions", "Europe (Frankfurt) eu-central-1"],
      ...["Impacted services", "Amazon Athena"],
    ],
    "Threat actors": ["IP address\tUser agent", "2001:DB8:0:0:0:0:0:1\tcurl/8.1"],
    Watchers: ["soc@example.com", "Sam Oc, Analyst"],
    Tags: ["ticket", "INC-42"],
  });
});

test("the review says None for what was left empty", async ({ caseForm, review }) => {
  await caseForm.review();

  expect(await review.panels()).toMatchObject({
    Scope: ["Impacted accounts", "None", "Impacted Regions", "None", "Impacted services", "None"],
    "Threat actors": ["None"],
    Watchers: ["None"],
    Tags: ["None"],
  });
});

test("nothing is sent to AWS before Open case", async ({ caseForm, review, aws }) => {
  await caseForm.title.fill("A title that nobody else has typed 7f3b");
  await caseForm.review();
  await review.verifyOnPage();

  expect(await aws.callsWith("A title that nobody else has typed 7f3b")).toEqual([]);
});

const changes = [
  { what: "request", field: /Resolve case with AWS/, role: "radio" },
  { what: "incident", field: "Title", role: "textbox" },
  { what: "scope", field: "Impacted accounts", role: "textbox" },
  { what: "threat actors", field: "Threat actors", role: "group" },
  { what: "watchers", field: "Watchers", role: "group" },
  { what: "tags", field: "Tags", role: "group" },
] as const;

for (const [index, { what, field, role }] of changes.entries()) {
  test(`Change ${what} leads back to its field`, index === 0 ? {} : takesLong, async ({ page, caseForm, review }) => {
    await caseForm.review();
    await review.verifyOnPage();
    await review.change(what);

    await expect(page.getByRole(role, { name: field, exact: true })).toBeFocused();
  });
}

test("Back to the form keeps everything that was typed", async ({ caseForm, review }) => {
  await caseForm.impactedAccounts.fill("111122223333");
  await caseForm.choose(caseForm.regions, "frank", "Europe (Frankfurt) eu-central-1");
  await caseForm.paste(caseForm.ipAddress(1), "192.0.2.1\n192.0.2.2");
  await caseForm.button("Add tag").click();
  await caseForm.tagKey(1).fill("ticket");
  await caseForm.review();
  await review.verifyOnPage();
  await review.backButton.click();

  await expect(caseForm.resolver("Resolve case with AWS")).toBeChecked();
  await expect(caseForm.title).toHaveValue("Unknown access keys in use");
  await expect(caseForm.startDate).toHaveValue("2026-03-04");
  await expect(caseForm.impactedAccounts).toHaveValue("111122223333");
  await expect(caseForm.chosenRegions).toHaveCount(1);
  await expect(caseForm.ipAddress(2)).toHaveValue("192.0.2.2");
  await expect(caseForm.tagKey(1)).toHaveValue("ticket");
});

test("a change after a review is sent", async ({ caseForm, review, casePage }) => {
  await caseForm.review();
  await review.verifyOnPage();
  await review.change("incident");
  await caseForm.title.fill("A better title");
  await caseForm.review();
  await review.open();

  await expect(casePage.title).toHaveText("A better title");
});

test("a hidden direction mark in a title is made visible", async ({ page, caseForm, review }) => {
  await caseForm.title.fill("invoice\u202Efdp.exe");
  await caseForm.review();
  await review.verifyOnPage();

  await expect(page.getByText("U+202E", { exact: true }).filter({ visible: true })).toBeVisible();
});

test.describe("in Tokyo", () => {
  test.use({ timezoneId: "Asia/Tokyo" });

  test("a start typed in the device's zone is sent as the moment it was there", async ({ caseForm, review }) => {
    await caseForm.review();

    expect((await review.panels()).Incident?.slice(-2)).toEqual([
      "3 Mar 2026, 20:06 UTC",
      "4 Mar 2026, 05:06 (Asia/Tokyo, UTC+09:00)",
    ]);
  });

  test("a start typed in UTC is not shifted", takesLong, async ({ caseForm, review }) => {
    await caseForm.timeZone.selectOption("UTC");
    await caseForm.review();

    expect((await review.panels()).Incident?.slice(-2)).toEqual(["Estimated start", "4 Mar 2026, 05:06 UTC"]);
  });

  test(
    "the case's page shows the start in UTC and in the reader's zone",
    takesLong,
    async ({ caseForm, review, casePage }) => {
      await caseForm.review();
      await review.open();

      await expect(casePage.main).toContainText("3 Mar 2026, 20:06 UTC4 Mar 2026, 05:06 (Asia/Tokyo, UTC+09:00)");
    },
  );
});
