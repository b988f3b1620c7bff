import { expect, test } from "../test";

const notARegion = "“eu-west-9” is not a Region that AWS accepts here: choose one from the list, or clear it.";
const frankfurt = "Europe (Frankfurt) eu-central-1";

test.beforeEach(async ({ signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
});

test("a Region is found by its name and taken by keyboard alone", async ({ page, caseForm }) => {
  await caseForm.regions.focus();
  await page.keyboard.type("frankf");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  await expect(caseForm.chosenRegions).toHaveAccessibleName(`Remove ${frankfurt}`);
});

test("a Region's exact code and Enter are enough", async ({ page, caseForm }) => {
  await caseForm.regions.focus();
  await page.keyboard.type("eu-central-1");
  await page.keyboard.press("Enter");

  await expect(caseForm.chosenRegions).toHaveAccessibleName(`Remove ${frankfurt}`);
});

test("a Region that is typed in full is taken when the focus leaves the box", async ({ page, caseForm }) => {
  await caseForm.regions.focus();
  await page.keyboard.type("eu-central-1");
  await page.keyboard.press("Tab");

  await expect(caseForm.chosenRegions).toHaveAccessibleName(`Remove ${frankfurt}`);
});

test("Enter in the list of Regions does not send the form", async ({ page, caseForm }) => {
  await caseForm.regions.focus();
  await page.keyboard.type("nowhere");
  await page.keyboard.press("Enter");

  await expect(caseForm.errorSummary).toBeHidden();
});

test("a Region that is chosen again is given back", async ({ caseForm }) => {
  await caseForm.choose(caseForm.regions, "frankf", frankfurt);
  await caseForm.choose(caseForm.regions, "frankf", frankfurt);

  await expect(caseForm.chosenRegions).toHaveCount(0);
});

test("a Region that was just taken is kept when the next one is typed in the same moment", async ({ caseForm }) => {
  await caseForm.regions.fill("frankf");
  // Both before the browser comes to anything else, as on a machine that is busy.
  await caseForm.option(frankfurt).evaluate(async (option: HTMLElement) => {
    option.click();
    await Promise.resolve();
    document.execCommand("selectAll");
    document.execCommand("insertText", false, "us-east-1");
  });
  await caseForm.option("US East (N. Virginia) us-east-1").click();

  await expect(caseForm.chosenRegions).toHaveText([/eu-central-1/, /us-east-1/]);
});

test("all Regions of a geography are taken at once", async ({ caseForm }) => {
  await caseForm.choose(caseForm.regions, "middle east", "All Regions in Middle East (3)");

  await expect(caseForm.chosenRegions).toHaveText([/il-central-1/, /me-central-1/, /me-south-1/]);
});

test("several Region codes are pasted at once", async ({ caseForm }) => {
  await caseForm.paste(caseForm.regions, "eu-central-1, us-east-1\nap-south-1");

  await expect(caseForm.chosenRegions).toHaveText([/eu-central-1/, /us-east-1/, /ap-south-1/]);
});

test("text that is not a Region stays in the box", async ({ caseForm }) => {
  await caseForm.paste(caseForm.regions, "eu-central-1,us-esat-1");

  await expect(caseForm.regions).toHaveValue("us-esat-1");
});

test("typed text that is not a Region is marked when the focus leaves the box", async ({ page, caseForm }) => {
  await caseForm.regions.focus();
  await page.keyboard.type("eu-west-9");
  await page.keyboard.press("Tab");

  await expect(caseForm.regions).toHaveAccessibleDescription(new RegExp(`Error: ${notARegion}`));
});

test("the mark of a Region goes when the box is cleared", async ({ page, caseForm }) => {
  await caseForm.regions.fill("eu-west-9");
  await page.keyboard.press("Tab");
  await expect(caseForm.regions).toHaveAccessibleDescription(new RegExp(notARegion));
  await caseForm.regions.fill("");

  await expect(caseForm.regions).not.toHaveAccessibleDescription(/Error/);
});

test("a case cannot be reviewed while the box contains text that is not a Region", async ({ caseForm, review }) => {
  await caseForm.fill();
  await caseForm.regions.fill("eu-west-9");
  await caseForm.review();
  await caseForm.followError(notARegion);
  await expect(caseForm.regions).toBeFocused();
  await expect(caseForm.regions).toHaveValue("eu-west-9");
  await caseForm.regions.fill("");
  await caseForm.review();

  await review.verifyOnPage();
});

test("the press on the button that leaves the box is not lost", async ({ page, caseForm }) => {
  // All of the form is in sight, and would move under the pointer.
  await page.setViewportSize({ width: 1280, height: 3000 });
  await caseForm.regions.fill("eu-west-9");
  await caseForm.button("Review case").hover();
  await page.mouse.down();
  await expect(caseForm.regions).not.toBeFocused();
  await page.mouse.up();

  await expect(caseForm.errorEntry(notARegion)).toBeVisible();
  await expect(caseForm.errorEntry("Enter a title")).toBeVisible();
});

test("text typed as a Region survives a reload", async ({ page, caseForm }) => {
  await caseForm.paste(caseForm.regions, "eu-central-1, eu-west-9");
  await caseForm.waitUntilKept();
  await page.reload();

  await expect(caseForm.chosenRegions).toHaveAccessibleName(`Remove ${frankfurt}`);
  await expect(caseForm.regions).toHaveValue("eu-west-9");
});

test("removing a chosen Region moves the focus to the next one", async ({ caseForm }) => {
  await caseForm.paste(caseForm.regions, "eu-central-1, us-east-1");
  await caseForm.button(`Remove ${frankfurt}`).click();

  await expect(caseForm.button("Remove US East (N. Virginia) us-east-1")).toBeFocused();
});

test("removing the last chosen Region moves the focus back to the box", async ({ caseForm }) => {
  await caseForm.paste(caseForm.regions, "eu-central-1, us-east-1");
  await caseForm.button("Remove US East (N. Virginia) us-east-1").click();
  await caseForm.button(`Remove ${frankfurt}`).click();

  await expect(caseForm.regions).toBeFocused();
});

test("Backspace in the empty box gives back the last Region", async ({ page, caseForm }) => {
  await caseForm.paste(caseForm.regions, "eu-central-1, us-east-1");
  await page.keyboard.press("Backspace");

  await expect(caseForm.chosenRegions).toHaveText([/eu-central-1/]);
});

test("a service is chosen from the list", async ({ caseForm }) => {
  await caseForm.choose(caseForm.services, "athena", "Amazon Athena");

  await expect(caseForm.chosenServices).toHaveAccessibleName("Remove Amazon Athena");
});

test("a service that is not in the list is typed", async ({ page, caseForm }) => {
  await caseForm.services.focus();
  await page.keyboard.type("Our own log lake");
  await page.keyboard.press("Enter");

  await expect(caseForm.chosenServices).toHaveAccessibleName("Remove Our own log lake");
});

for (const key of ["Enter", "Tab"]) {
  test(`the short name of a listed service and ${key} are enough`, async ({ page, caseForm }) => {
    await caseForm.services.focus();
    await page.keyboard.type("s3");
    await page.keyboard.press(key);

    await expect(caseForm.chosenServices).toHaveAccessibleName("Remove Amazon S3");
  });
}

test("a short name can be added as it is", async ({ caseForm }) => {
  await caseForm.choose(caseForm.services, "s3", "Add “s3”");

  await expect(caseForm.chosenServices).toHaveAccessibleName("Remove s3");
});

test("several services are pasted at once", async ({ caseForm }) => {
  await caseForm.paste(caseForm.services, "S3, EC2\nIAM");

  await expect(caseForm.chosenServices).toHaveText([/Amazon S3/, /Amazon EC2/, /AWS IAM/]);
});

test("pasted lines become services, known or not, and what is in the box stays", async ({ caseForm }) => {
  await caseForm.services.fill("vp");
  await caseForm.paste(caseForm.services, "Our log lake\nkms");

  await expect(caseForm.chosenServices).toHaveText([/AWS KMS/, /Our log lake/]);
  await expect(caseForm.services).toHaveValue("vp");
});

test("an account ID is sent without invisible characters", async ({ caseForm }) => {
  await caseForm.impactedAccounts.fill("\u200B111122223333");

  await expect(caseForm.impactedAccounts).toHaveAccessibleDescription(/is sent as 111122223333/);
});

test("an account ID that lost its leading zeros is shown as it will be sent", async ({ caseForm }) => {
  await caseForm.impactedAccounts.fill("123456789");

  await expect(caseForm.impactedAccounts).toHaveAccessibleDescription(/123456789 is sent as 000123456789/);
});

test("an account ID that is given twice is counted once", async ({ caseForm }) => {
  await caseForm.impactedAccounts.fill("111122223333 111122223333");

  await expect(caseForm.impactedAccounts).toHaveAccessibleDescription(/1 account; 1 duplicate removed/);
});

test("Regions, services and accounts come out of pasted lines, and lines without one are named", async ({
  page,
  caseForm,
}) => {
  await caseForm.paste(caseForm.regions, "host in eu-central-1a\nus-east-1\nseen twice\neu-west-9");
  await expect(caseForm.chosenRegions).toHaveText([/eu-central-1/, /us-east-1/]);
  await expect(caseForm.regions).toHaveValue("eu-west-9");
  await page.getByText("1 corrected, 1 skipped: show").click();
  await expect(page.getByText("seen twice")).toBeVisible();

  await caseForm.paste(caseForm.services, "GetObject at s3.amazonaws.com\nAWS KMS");
  await expect(caseForm.chosenServices).toHaveText([/Amazon S3/, /AWS KMS/]);
  await expect(page.getByRole("status").getByText("1 corrected", { exact: true })).toBeVisible();

  await caseForm.paste(
    caseForm.impactedAccounts,
    "root of account 111122223333 signed in\n444455556666\nnobody\nno one",
  );
  await expect(caseForm.impactedAccounts).toHaveValue("111122223333\n444455556666");
  await expect(page.getByText("1 corrected, 2 skipped: show")).toBeVisible();
  await caseForm.paste(caseForm.impactedAccounts, "also account 777788889999");
  await expect(caseForm.impactedAccounts).toHaveValue("111122223333\n444455556666\n777788889999");
  await expect(page.getByText("3 accounts")).toBeVisible();
});
