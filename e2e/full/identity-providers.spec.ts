import { shapeSignIn } from "../identity-variant";
import { expect, test } from "../test";

test.describe("an issuer that ends with a slash, keys without alg, two audiences", () => {
  test.use({ portal: "slashIssuer" });

  test("is accepted, by the portal and by AWS", async ({ page, context, signInPage, caseForm, account, aws }) => {
    const ana = await shapeSignIn(context, "slashIssuer");
    await page.goto("/cases/new");
    await signInPage.start();

    await caseForm.verifyOnPage();
    await expect(account.header).toContainText("Incident responder in account 111122223333");
    expect(await aws.calls(ana, "AssumeRoleWithWebIdentity")).toEqual([expect.objectContaining({ status: 200 })]);
  });

  test("name and e-mail that only userinfo gives are used", async ({ page, context, signInPage, account, aws }) => {
    const ana = await shapeSignIn(context, "slashIssuer", { profileFrom: "userinfo" });
    await page.goto("/cases/new");
    await signInPage.start();

    await expect(account.header).toContainText(`${ana.login} Example`);
    expect(await aws.calls(ana, "AssumeRoleWithWebIdentity")).toHaveLength(1);
  });
});

test.describe("ES256, and roles in a claim whose name is a URL", () => {
  test.use({ portal: "urlClaim" });

  const claim = "https://casedesk.example/roles";
  const shapes = [
    { what: "a text", roles: "responder" },
    { what: "a list", roles: ["auditor", "responder"] },
    { what: "a list as one text, as a Cognito user pool has it", roles: "[auditor, responder]" },
    { what: "a list as one text with commas", roles: "auditor,responder" },
  ];

  for (const { what, roles } of shapes) {
    test(`the role is found when the claim is ${what}`, async ({ page, context, signInPage, account }) => {
      await shapeSignIn(context, "urlClaim", { claims: { [claim]: roles } });
      await page.goto("/cases/new");
      await signInPage.start();

      await expect(account.header).toContainText("Incident responder in account 111122223333");
    });
  }

  test("a text that merely contains the value is not the value", async ({ page, context, signInPage, refusedPage }) => {
    await shapeSignIn(context, "urlClaim", { claims: { [claim]: "responders-in-training, a responder" } });
    await page.goto("/cases/new");
    await signInPage.start();

    await refusedPage.verifyOnPage("You do not have access to Casedesk");
    await expect(refusedPage.main).toContainText(claim);
  });

  test("a claim that the provider left out is named, with what to do", async ({
    page,
    context,
    signInPage,
    refusedPage,
  }) => {
    await shapeSignIn(context, "urlClaim", { claims: { _claim_names: { [claim]: "src1" } } });
    await page.goto("/cases/new");
    await signInPage.start();

    await refusedPage.verifyOnPage("You do not have access to Casedesk");
    await expect(refusedPage.main).toContainText(`Your identity provider left ${claim} out of your sign-in`);
    await expect(refusedPage.main).toContainText("send only the groups assigned to the application");
  });

  test("the role is found by a claim that only userinfo gives", async ({ page, context, signInPage, account }) => {
    await shapeSignIn(context, "urlClaim", { profileFrom: "userinfo", claims: { name: "Userinfo Viewer" } });
    await page.goto("/cases/new");
    await signInPage.start();

    await expect(account.header).toContainText("Incident viewer in account 111122223333");
  });
});
