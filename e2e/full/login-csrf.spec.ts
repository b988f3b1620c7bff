import { sessionCookies } from "../session-cookies";
import { expect, test } from "../test";

const access = { tag: "@authorisation" };

test(
  "a sign-in that one browser began does not end in another",
  access,
  async ({ page, context, persona, signInPage, identityProvider, newVisitor, aws }) => {
    const mallory = persona("ana");
    const answer = page.waitForRequest(/\/api\/auth\/callback\/sso\?/);
    await page.goto("/cases/new");
    await signInPage.start();
    await identityProvider.verifyOnPage();
    // So that the portal does not use the code, which is then good for whoever may.
    await context.clearCookies({ name: /sign-in/ });
    await identityProvider.signInAs(mallory);
    await expect(signInPage.problem).toBeVisible();
    const victim = await newVisitor();

    await victim.page.goto((await answer).url());

    await expect(victim.signInPage.problem).toContainText("The sign-in was not completed");
    expect(await sessionCookies(victim.context)).toEqual([]);
    expect(await aws.calls(mallory, "AssumeRoleWithWebIdentity")).toEqual([]);
  },
);

test("signing in gives people their own session, whatever session the browser had before", async ({
  context,
  signInOnPages,
  account,
  newVisitor,
}) => {
  const mallory = await newVisitor();
  await mallory.signInOnPages("vic");
  await mallory.caseForm.verifyOnPage();
  const planted = await sessionCookies(mallory.context);
  await context.addCookies(planted);

  const ana = await signInOnPages("ana", "/sign-in");

  await expect(account.header).toContainText(ana.name);
  const values = (await sessionCookies(context)).map(({ value }) => value);
  expect(values.filter((value) => planted.some((cookie) => cookie.value === value))).toEqual([]);
});

for (const elsewhere of [
  "//elsewhere.example",
  "https:elsewhere.example",
  "/\\elsewhere.example",
  "http://127.0.0.1@elsewhere.example/",
]) {
  test(`a sign-in ends at the portal, and not at ${elsewhere}`, async ({ page, baseURL, signInOnPages, account }) => {
    const person = await signInOnPages("ana", `/sign-in?callbackUrl=${encodeURIComponent(elsewhere)}`);

    await expect(account.header).toContainText(person.name);
    expect(new URL(page.url()).origin).toBe(new URL(String(baseURL)).origin);
  });
}
