import { shapeSignIn, tamperings } from "../identity-variant";
import { sessionCookies } from "../session-cookies";
import { expect, test } from "../test";

const claims = { "https://casedesk.example/roles": "responder" };

/** One uses RSA and publishes keys without an algorithm, the other uses elliptic curves. */
const providers = [
  { portal: "slashIssuer", algorithm: "RS256" },
  { portal: "urlClaim", algorithm: "ES256" },
] as const;

for (const { portal, algorithm } of providers) {
  test.describe(`a provider that signs with ${algorithm}`, () => {
    test.use({ portal });

    test("is believed when its token is right", async ({ page, context, signInPage, caseForm, aws }) => {
      const ana = await shapeSignIn(context, portal, { claims });
      await page.goto("/cases/new");
      await signInPage.start();

      await caseForm.verifyOnPage();
      expect(await sessionCookies(context)).toHaveLength(1);
      expect(await aws.calls(ana, "AssumeRoleWithWebIdentity")).toHaveLength(1);
    });

    for (const tampering of tamperings) {
      test(`is not believed with the fault ${tampering}`, async ({ page, context, signInPage, aws }) => {
        const ana = await shapeSignIn(context, portal, { tampering, claims });
        await page.goto("/cases/new");
        await signInPage.start();

        await expect(signInPage.problem).toHaveText(
          "The sign-in was not completed: it was cancelled, took too long, or the identity provider's answer could not be verified. Try again.",
        );
        expect(await sessionCookies(context)).toEqual([]);
        expect(await aws.calls(ana, "AssumeRoleWithWebIdentity")).toEqual([]);
      });
    }
  });
}
