import { randomUUID } from "node:crypto";
import { shapeSignIn } from "../identity-variant";
import { servers } from "../servers";
import { sessionCookies } from "../session-cookies";
import { expect, test } from "../test";

// Companies whose only SSO is IAM Identity Center come through a Cognito user pool.
test.use({ portal: "cognito" });

test("a person of a Cognito user pool signs in, opens a case, and signs out at Cognito too", async ({
  page,
  context,
  signInPage,
  sendCase,
  casePage,
  account,
  aws,
}) => {
  const sub = randomUUID();
  await shapeSignIn(context, "cognito", { claims: { sub } });
  await page.goto("/cases/new");
  await signInPage.start();

  await expect(account.header).toContainText("Incident responder in account 111122223333");
  await sendCase();
  await casePage.caseId();
  expect(await aws.calls({ sessionName: sub }, "CreateCase")).toEqual([
    expect.objectContaining({
      status: 201,
      principalArn: `arn:aws:sts::111122223333:assumed-role/IncidentResponder/${sub}`,
    }),
  ]);

  const signedOut = page.waitForRequest((request) => request.url().startsWith(`${servers().issuers.cognito}/logout`));
  await account.signOut();
  const { origin } = new URL(page.url());
  expect(Object.fromEntries(new URL((await signedOut).url()).searchParams)).toEqual({
    client_id: "casedesk",
    logout_uri: `${origin}/sign-in`,
  });
  await signInPage.verifyOnPage();
  expect(await sessionCookies(context)).toEqual([]);
});

test("a group that reaches the pool as one text of a SAML attribute gives no role without the pool's group", async ({
  page,
  context,
  signInPage,
  refusedPage,
}) => {
  await shapeSignIn(context, "cognito", { groups: [], claims: { "custom:groups": "[ir-responders]" } });
  await page.goto("/cases/new");
  await signInPage.start();

  await refusedPage.verifyOnPage("You do not have access to Casedesk");
  await expect(refusedPage.main).toContainText("ir-responders in cognito:groups, for the role Incident responder");
});

test("AWS refuses a person whose token names a group but carries no session tag", async ({
  page,
  context,
  signInPage,
  refusedPage,
}) => {
  await shapeSignIn(context, "cognito", { sessionTags: false });
  await page.goto("/cases/new");
  await signInPage.start();

  await refusedPage.verifyOnPage("AWS did not give you the role Incident responder");
});
