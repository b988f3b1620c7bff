import { untilKept } from "./browser-storage";
import { DraftNotice } from "./pages/draft-notice";
import { panelsUnder } from "./pages/facts";
import { Offers } from "./pages/offers";
import { PrefillNotice } from "./pages/prefill-notice";
import { test as base, expect } from "./test";

const test = base.extend<{ offers: Offers; prefill: PrefillNotice }>({
  offers: async ({ page }, use) => use(new Offers(page)),
  prefill: async ({ page }, use) => use(new PrefillNotice(page)),
});

test.describe("a template", () => {
  test("fills the form, survives a reload, and is taken back by Undo", async ({
    page,
    signIn,
    caseForm,
    offers,
    prefill,
  }) => {
    await signIn("ana");
    await caseForm.verifyOnPage();
    await offers.choose("Start from a template", "Leaked access key");
    const filled = prefill.saying("The template “Leaked access key” filled in this form. Check every answer.");
    await expect(filled).toBeFocused();
    await expect(caseForm.resolver("Resolve case with AWS")).toBeChecked();
    await expect(caseForm.description).toHaveValue(/Access key ID and its owner/);
    await untilKept(page);
    await page.reload();
    await expect(new DraftNotice(page).restored).toBeVisible();
    await expect(filled).toBeVisible();
    await expect(caseForm.title).toHaveValue("Leaked access key");

    await caseForm.title.fill("");
    await caseForm.description.fill("");
    await offers.choose("Start from a template", "Ransom in S3");
    await expect(prefill.saying("You chose a template that fills in this form")).toBeVisible();
  });

  test("leaves alone what was changed since, when it is taken back", async ({ signIn, caseForm, offers, prefill }) => {
    await signIn("ana");
    await caseForm.verifyOnPage();
    await offers.choose("Start from a template", "Phishing");
    await expect(caseForm.title).toHaveValue("Phishing of AWS sign-ins");
    await caseForm.title.fill("Mine");
    await prefill.button("Undo").click();

    await expect(caseForm.title).toHaveValue("Mine");
    await expect(caseForm.description).toHaveValue("");
    await expect(prefill.saying("We removed what the template filled in and kept your changes.")).toBeFocused();
  });

  test("asks where there is a draft, and gives it back", async ({ page, signIn, caseForm, offers, prefill }) => {
    await signIn("ana");
    await caseForm.fill({ title: "My draft" });
    await untilKept(page);
    await offers.choose("Start from a template", "Crypto-mining");
    await expect(prefill.saying("You chose a template that fills in this form, and you already have a")).toBeVisible();
    await expect(caseForm.title).toHaveValue("My draft");
    await offers.button("Use the template").click();
    await expect(caseForm.title).toHaveValue("Crypto-mining in our accounts");
    await untilKept(page);
    await prefill.button("Go back to my draft").click();

    await expect(caseForm.title).toHaveValue("My draft");
  });

  test("that cannot be read is said to be so, and is read at the next press", async ({
    page,
    signIn,
    caseForm,
    offers,
    consoleWatch,
  }) => {
    consoleWatch.allow(/Failed to load resource/);
    await signIn("ana");
    await caseForm.verifyOnPage();
    await page.route("**/api/form-offers", (route) => route.abort("connectionrefused"), { times: 1 });
    await offers.button("Start from a template").click();
    await expect(offers.saying("The portal did not answer.")).toBeVisible();
    await offers.button("Start from a template").click();
    await offers.choose("Start from a template", "Phishing");

    await expect(caseForm.title).toHaveValue("Phishing of AWS sign-ins");
  });
});

test("a drill says so on the form, on the review and on its page, and AWS is not called", async ({
  signIn,
  caseForm,
  offers,
  review,
  casePage,
  aws,
}) => {
  const ana = await signIn("ana");
  await caseForm.verifyOnPage();
  await offers.choose("Start from a template", "Drill");
  await expect(offers.drillBand).toContainText("This is a drill.");
  await caseForm.startDate.fill("2026-03-04");
  await caseForm.startTime.fill("05:06");
  await caseForm.review();
  await review.verifyOnPage();
  await expect(offers.drillBand).toContainText("AWS is not notified.");
  await review.open();
  await casePage.caseId();

  await expect(offers.drillBand).toContainText("This is a drill.");
  const [sent] = await aws.calls(ana, "CreateCase");
  expect(sent?.input).toMatchObject({ resolverType: "Self", tags: { drill: "true" } });
  expect(Object(sent?.input).title).toMatch(/^\[Drill\]/);
});

test("a drill that AWS would resolve says that its responders are called", async ({ signIn, caseForm, offers }) => {
  await signIn("ana");
  await caseForm.fill({ title: "[Drill] Keys in use" });

  await expect(offers.drillBand).toContainText("its responders are called");
});

test("a group adds its watchers once, and is taken back by Undo", async ({ signIn, caseForm, offers }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
  await caseForm.button("Add watcher").click();
  await caseForm.watcherEmail(1).fill("SOC@example.com");
  await offers.choose("Add a group", "Cloud on-call");
  await expect(offers.saying("1 watcher added from “Cloud on-call”.")).toBeFocused();
  await expect(caseForm.watcherEmail(2)).toHaveValue("oncall@example.com");
  await offers.choose("Add a group", "Cloud on-call");
  await expect(offers.saying("Everybody in “Cloud on-call” is a watcher already.")).toBeVisible();
  await offers.choose("Add a group", "Legal and privacy");
  await expect(caseForm.watcherEmail(3)).toHaveValue("privacy@example.com");
  await offers.saying("1 watcher added from “Legal and privacy”.").getByRole("button", { name: "Undo" }).click();

  await expect(caseForm.watcherEmail(3)).toHaveCount(0);
  await expect(caseForm.watcherEmail(2)).toHaveValue("oncall@example.com");
});

test.describe("the review of a case that nobody watches", () => {
  const question = "Nobody but AWS hears of this case by e-mail. Add yourself?";

  test("asks, and adds the analyst at a press", async ({ page, signIn, caseForm, review, casePage, aws }) => {
    const ana = await signIn("ana");
    await caseForm.fill();
    await caseForm.review();
    await review.verifyOnPage();
    await expect(page.getByText(question, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Add yourself as a watcher", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "You are a watcher now." })).toBeFocused();
    expect((await panelsUnder(page.getByRole("main"))).Watchers).toContain(ana.email);
    await review.openButton.click();
    await casePage.caseId();

    const [sent] = await aws.calls(ana, "CreateCase");
    expect(sent?.input).toMatchObject({ watchers: [{ email: ana.email }] });
  });

  test("holds nobody up, and asks nothing where somebody watches", async ({
    page,
    signIn,
    caseForm,
    review,
    casePage,
  }) => {
    await signIn("ana");
    await caseForm.fill();
    await caseForm.button("Add watcher").click();
    await caseForm.watcherEmail(1).fill("soc@example.com");
    await caseForm.review();
    await review.verifyOnPage();
    await expect(page.getByText(question)).toHaveCount(0);
    await review.backButton.click();
    await caseForm.button("Remove watcher 1").click();
    await caseForm.review();
    await review.open();

    await casePage.caseId();
  });
});
