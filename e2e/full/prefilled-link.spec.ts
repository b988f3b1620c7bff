import { findSmallTargets, findViolations } from "../accessibility-scan";
import { keptText, untilKept } from "../browser-storage";
import { canary, contentOf, fillEverything } from "../form-content";
import { Keyboard } from "../keyboard";
import { linkTo } from "../link-to";
import { DraftNotice } from "../pages/draft-notice";
import { ExportButtons } from "../pages/export-buttons";
import { PrefillNotice } from "../pages/prefill-notice";
import type { Persona } from "../persona";
import { endSession } from "../session-cookies";
import { test as base, expect } from "../test";

const test = base.extend<{ prefill: PrefillNotice; draft: DraftNotice; exports: ExportButtons; keyboard: Keyboard }>({
  prefill: async ({ page }, use) => use(new PrefillNotice(page)),
  draft: async ({ page }, use) => use(new DraftNotice(page)),
  exports: async ({ page }, use) => use(new ExportButtons(page)),
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
});

const fromTool = {
  title: `${canary} from a tool`,
  impactedAwsRegions: ["eu-central-1"],
  threatActorIpAddresses: [{ ipAddress: "192.0.2.1", userAgent: "curl/8" }, { ipAddress: "2001:db8::1" }],
};

test.describe("a link to a form that is filled", () => {
  test("fills every field of a colleague's form, which sends the same case", async ({
    page,
    signIn,
    caseForm,
    review,
    exports,
    newVisitor,
    aws,
  }) => {
    await signIn("ana");
    await fillEverything(caseForm);
    const typed = await contentOf(caseForm);
    await untilKept(page);
    const link = await exports.copy("Copy as prefilled link");
    const colleague = await newVisitor();
    const other = await colleague.signIn("ana");
    await colleague.caseForm.verifyOnPage();

    await colleague.page.goto("about:blank");
    await colleague.page.goto(link);

    await expect(new PrefillNotice(colleague.page).filled).toBeVisible();
    expect(await contentOf(colleague.caseForm)).toEqual(typed);
    await colleague.caseForm.review();
    await colleague.review.open();
    await colleague.casePage.caseId();
    const [sent] = await aws.calls(other, "CreateCase");
    expect(sent?.input).toMatchObject({ title: `${canary} 調査 🔑`, impactedAccounts: expect.any(Array) });
    await caseForm.review();
    await expect(review.heading).toBeFocused();
    expect(await exports.copy("Copy as prefilled link")).toBe(link);
  });

  test("leaves neither the address nor the way back in the history", async ({ page, signIn, caseForm, prefill }) => {
    await signIn("ana");
    await caseForm.verifyOnPage();
    await page.goto("about:blank");
    await page.goto(linkTo(fromTool));
    await expect(prefill.filled).toBeVisible();
    expect(new URL(page.url()).hash).toBe("");
    await untilKept(page);
    await page.goto("about:blank");
    await page.goBack();
    await caseForm.verifyOnPage();

    expect(new URL(page.url()).hash).toBe("");
    expect(await page.evaluate(() => JSON.stringify(window.history.state))).not.toContain("case-v1");
    await expect(caseForm.title).toHaveValue(fromTool.title);
  });

  test("becomes a draft like what is typed", async ({ page, signIn, caseForm, prefill, draft }) => {
    await signIn("ana");
    await page.goto("about:blank");
    await page.goto(linkTo(fromTool));
    await expect(prefill.filled).toBeVisible();
    await untilKept(page);
    await page.reload();

    await expect(draft.restored).toBeVisible();
    await expect(caseForm.title).toHaveValue(fromTool.title);
    await expect(caseForm.ipAddresses).toHaveCount(2);
    expect(await keptText(page)).not.toContain(canary);
  });

  test("warns of its writer as long as there is its draft", async ({ page, signIn, prefill, draft }) => {
    await signIn("ana");
    await page.goto("about:blank");
    await page.goto(linkTo({ ...fromTool, watchers: [{ email: "eve@evil.example" }], resolverType: "Self" }));
    await expect(prefill.filled).toBeVisible();
    await untilKept(page);
    await page.reload();
    await expect(draft.restored).toBeVisible();
    await expect(prefill.filled).toContainText("who gets email about this case: eve@evil.example");
    await expect(prefill.filled).toContainText("AWS is not notified");
    await draft.button("Discard draft").click();
    await expect(prefill.filled).toBeHidden();
    await draft.button("Undo").click();
    await expect(prefill.filled).toBeVisible();
    expect(await keptText(page)).not.toContain("eve@evil.example");
  });

  test("is removed by Undo, except for fields changed since", async ({ page, signIn, caseForm, prefill }) => {
    await signIn("ana");
    await page.goto("about:blank");
    await page.goto(linkTo(fromTool));
    await expect(prefill.filled).toBeVisible();
    await caseForm.title.fill("Mine");
    await prefill.button("Undo").click();

    await expect(caseForm.title).toHaveValue("Mine");
    await expect(caseForm.ipAddress(1)).toHaveValue("");
    await expect(caseForm.chosenRegions).toHaveCount(0);
    await expect(prefill.saying("and kept your changes")).toBeFocused();
  });

  test("explains what it ignores, and warns of who would get email", async ({ page, signIn, caseForm, prefill }) => {
    await signIn("ana");
    await page.goto("about:blank");
    await page.goto(
      linkTo({
        clientToken: "chosen-by-someone-else",
        roleArn: "arn:aws:iam::111122223333:role/Admin",
        title: "<img src=x onerror=alert(1)> \u202egnp.exe",
        reportedIncidentStartDate: { date: "2026-03-04", time: "05:06", timeZone: "America/New_York" },
        impactedAwsRegions: ["mars-1", "us-east-1"],
        watchers: [{ email: "eve@evil.example" }],
      }),
    );

    await expect(prefill.filled).toContainText("who gets email about this case: eve@evil.example");
    await expect(prefill.filled).toContainText("change how text reads");
    await expect(prefill.filled).toContainText("Client token: each form makes its own.");
    await expect(prefill.filled).toContainText("“roleArn”: the form has no such field.");
    await expect(prefill.filled).toContainText("“mars-1” is not a Region");
    await expect(caseForm.title).toHaveValue("<img src=x onerror=alert(1)> \u202egnp.exe");
    await expect(caseForm.timeZone).toHaveValue("UTC");
    await expect(caseForm.startTime).toHaveValue("10:06");
    await expect(caseForm.chosenRegions).toHaveText([/US East \(N. Virginia\) us-east-1/]);
    await untilKept(page);
    expect(await keptText(page)).not.toContain("chosen-by-someone-else");
  });

  test("has a notice that breaks no rule of WCAG 2.2 AA", async ({ page, signIn, prefill }) => {
    test.slow();
    await signIn("ana");
    await page.goto("about:blank");
    await page.goto(linkTo({ ...fromTool, watchers: [{ email: "eve@evil.example" }], severity: 7 }));
    await expect(prefill.filled).toBeVisible();

    expect(await findViolations(page)).toEqual([]);
    expect(await findSmallTargets(page, "narrow")).toEqual([]);
  });

  test.describe("that cannot be used", () => {
    for (const { what, hash, message } of [
      {
        what: "cut off",
        hash: linkTo(fromTool).split("#")[1]?.slice(0, -9),
        message: "part of it is missing or changed",
      },
      { what: "of a later version", hash: "case-v9=e30", message: "does not know this version" },
      { what: "with nothing in it", hash: "case-v1=e30", message: "nothing that the form can use" },
    ]) {
      test(`says so: ${what}`, async ({ page, signIn, caseForm, prefill }) => {
        await signIn("ana");
        await page.goto("about:blank");
        await page.goto(`/cases/new#${hash}`);

        await expect(prefill.saying(message)).toBeVisible();
        await caseForm.verifyOnPage();
        expect(new URL(page.url()).hash).toBe("");
      });
    }
  });
});

test.describe("where there is a draft already", () => {
  let ana: Persona;

  test.beforeEach(async ({ page, signIn, caseForm }) => {
    ana = await signIn("ana");
    await caseForm.fill({ title: "My draft" });
    await untilKept(page);
    await page.goto("about:blank");
    await page.goto(linkTo(fromTool));
  });

  test("the page asks, and keeps the draft, by keyboard", async ({ caseForm, prefill, keyboard }) => {
    await expect(prefill.asking).toBeVisible();
    await expect(caseForm.title).toHaveValue("My draft");
    await keyboard.pressAt(prefill.button("Keep my draft"), "Enter");

    await expect(prefill.saying("We kept your draft. The link was not used.")).toBeFocused();
    await expect(caseForm.title).toHaveValue("My draft");
  });

  test("the page asks, uses the link, and goes back to the draft", async ({ page, caseForm, prefill, keyboard }) => {
    await keyboard.pressAt(prefill.button("Use the link"), "Enter");

    await expect(prefill.filled).toBeFocused();
    await expect(caseForm.title).toHaveValue(fromTool.title);
    await expect(caseForm.description).toHaveValue("");
    await untilKept(page);
    await keyboard.pressAt(prefill.button("Go back to my draft"), "Enter");
    await expect(caseForm.title).toHaveValue("My draft");
    await untilKept(page);
    await page.reload();
    await expect(caseForm.title).toHaveValue("My draft");
  });

  test("the page asks on the form, and beside a case that may be open", async ({
    page,
    caseForm,
    prefill,
    review,
    casePage,
    aws,
  }) => {
    await aws.arm(ana, { operation: "CreateCase", fault: "InternalServerException", times: 3 });
    await expect(prefill.asking).toBeVisible();
    await caseForm.review();
    await review.verifyOnPage();
    await expect(prefill.button("Use the link")).toBeHidden();
    await review.open();
    await expect(review.checkButton).toBeVisible({ timeout: 30_000 });
    await expect(prefill.saying("AWS may already have opened the case below.")).toBeVisible();
    await expect(review.failure).toBeFocused();
    await review.checkButton.click();
    await casePage.caseId();

    const calls = await aws.calls(ana, "CreateCase");
    expect(calls.map(({ input }) => input)).toEqual(Array(4).fill(calls[0]?.input));
    expect(calls[0]?.input).toMatchObject({ title: "My draft" });
    expect(new URL(page.url()).pathname).toMatch(/^\/cases\/\d+$/);
  });

  test("the draft that was set aside comes back after the link's case is open", async ({
    page,
    sendCase,
    caseForm,
    prefill,
    casePage,
    draft,
  }) => {
    await prefill.button("Use the link").click();
    await expect(prefill.filled).toBeVisible();
    await sendCase({ title: "From the link" });
    await casePage.caseId();
    await page.evaluate(() => sessionStorage.clear());
    await caseForm.goto();

    await expect(draft.restored).toBeVisible();
    await expect(caseForm.title).toHaveValue("My draft");
  });
});

test("a link that is opened in the page itself fills it, or asks", async ({ page, signIn, caseForm, prefill }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
  await page.evaluate((link) => {
    window.location.href = link;
  }, linkTo(fromTool));
  await expect(prefill.filled).toBeVisible();
  await expect(caseForm.title).toHaveValue(fromTool.title);
  await page.evaluate(
    (link) => {
      window.location.href = link;
    },
    linkTo({ title: "Another" }),
  );

  await expect(prefill.asking).toBeVisible();
  await expect(caseForm.title).toHaveValue(fromTool.title);
  expect(new URL(page.url()).hash).toBe("");
});

test("a link whose reader cannot be loaded says so", async ({
  page,
  signIn,
  caseForm,
  review,
  prefill,
  consoleWatch,
}) => {
  consoleWatch.allow(/Failed to load resource/);
  await signIn("ana");
  await caseForm.fill({ title: "My draft" });
  // The page's other scripts have loaded.
  await caseForm.review();
  await review.verifyOnPage();
  await review.backButton.click();
  await page.route("**/_next/static/**", (route) => route.abort("connectionrefused"));
  await page.evaluate((link) => {
    window.location.href = link;
  }, linkTo(fromTool));

  await expect(prefill.saying("could not be read. Check your connection, then open the link again.")).toBeVisible();
  await expect(caseForm.title).toHaveValue("My draft");
});

test("a link does not touch a case whose outcome is not known", async ({
  page,
  signIn,
  sendCase,
  review,
  prefill,
  aws,
  consoleWatch,
}) => {
  consoleWatch.allow(/500/);
  const ana = await signIn("ana");
  await aws.arm(ana, { operation: "CreateCase", fault: "empty-500", times: 3 });
  await sendCase({ title: "Perhaps open" });
  await expect(review.checkButton).toBeVisible({ timeout: 30_000 });
  await page.evaluate((link) => {
    window.location.href = link;
  }, linkTo(fromTool));

  await expect(prefill.saying("AWS may already have opened the case below.")).toBeVisible();
  await expect(page.getByText("Perhaps open", { exact: true })).toBeVisible();
});

test.describe("a link opened by someone who is signed out", () => {
  test("fills the form after the sign-in, without the server or the disk having seen its content", async ({
    page,
    persona,
    signInPage,
    identityProvider,
    caseForm,
    prefill,
  }) => {
    const link = linkTo(fromTool);
    const piece = link.split("=")[1]?.slice(20, 40) ?? "";
    const asked: string[] = [];
    page.on("request", (request) => {
      // Playwright names the address that was typed, with its fragment; the browser does not send it.
      asked.push(request.url().replace(/#.*/, ""), request.postData() ?? "", JSON.stringify(request.headers()));
    });
    await page.goto(link);
    await signInPage.verifyOnPage();
    await expect(prefill.saying("This tab keeps the content of your link")).toBeVisible();
    expect(new URL(page.url()).hash).toBe("");
    const kept = await keptText(page);
    expect(kept).toContain("casedesk.link");
    expect(kept).not.toContain(canary);
    expect(kept).not.toContain(link.split("=")[1]?.slice(0, 20));
    await signInPage.start();
    await identityProvider.signInAs(persona("ana"));

    await expect(prefill.filled).toBeVisible();
    await expect(caseForm.title).toHaveValue(fromTool.title);
    expect(await page.evaluate(() => sessionStorage.getItem("casedesk.link"))).toBeNull();
    expect(piece).toHaveLength(20);
    expect(asked.filter((text) => [piece, "case-v1", canary].some((part) => text.includes(part)))).toEqual([]);
    expect(asked.length).toBeGreaterThan(30);
  });

  test("asks first where the person has a draft", async ({ page, context, signIn, signInPage, caseForm, prefill }) => {
    await signIn("ana");
    await caseForm.fill({ title: "My draft" });
    await untilKept(page);
    await endSession(context);
    await page.goto("about:blank");
    await page.goto(linkTo(fromTool));
    await expect(prefill.saying("This tab keeps the content of your link")).toBeVisible();
    await signInPage.start();

    await expect(prefill.asking).toBeVisible();
    await expect(caseForm.title).toHaveValue("My draft");
  });

  test("says so when the link waited too long", async ({ page, persona, signInPage, identityProvider, prefill }) => {
    await page.goto(linkTo(fromTool));
    await expect(prefill.saying("This tab keeps the content of your link")).toBeVisible();
    await page.evaluate(() => {
      const held = JSON.parse(sessionStorage.getItem("casedesk.link") ?? "{}");
      const ticket = String(held.ticket).replace(/^\d+/, String(Date.now() - 31 * 60_000));
      sessionStorage.setItem("casedesk.link", JSON.stringify({ ...held, ticket }));
    });
    await signInPage.start();
    await identityProvider.signInAs(persona("ana"));

    await expect(prefill.saying("We no longer have the content of your link")).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.getItem("casedesk.link"))).toBeNull();
  });
});
