import { expect, test } from "./test";

const takesLong = { tag: "@full" };

test.beforeEach(async ({ signIn, caseForm }) => {
  await signIn("ana");
  await caseForm.verifyOnPage();
});

test.describe("an empty form", () => {
  test.beforeEach(async ({ page, caseForm }) => {
    await caseForm.button("Review case").focus();
    await page.keyboard.press("Enter");
  });

  test("has a summary that takes the focus and lists all that is missing, in the order of the page", async ({
    caseForm,
  }) => {
    await expect(caseForm.errorSummary).toBeFocused();
    await expect(caseForm.errorSummary.getByRole("link")).toHaveText([
      "Select who resolves the case",
      "Select the type of request",
      "Enter a title",
      "Enter a description",
      "Enter the estimated start date",
      "Enter the estimated start time",
    ]);
  });

  test("says in the title of the page that there is an error", async ({ page }) => {
    await expect(page).toHaveTitle("Error: Open a case – Casedesk");
  });

  test("says the same at each field that is missing, and nothing at what may stay empty", async ({ caseForm }) => {
    await expect(caseForm.group("Who resolves the case?")).toHaveAccessibleDescription(
      "Error: Select who resolves the case",
    );
    await expect(caseForm.group("Type of request")).toHaveAccessibleDescription("Error: Select the type of request");
    await expect(caseForm.title).toHaveAccessibleDescription("Error: Enter a title");
    await expect(caseForm.description).toHaveAccessibleDescription(/What happened\?.* Error: Enter a description$/);
    await expect(caseForm.startDate).toHaveAccessibleDescription("Error: Enter the estimated start date");
    await expect(caseForm.startTime).toHaveAccessibleDescription("Error: Enter the estimated start time");
    await expect(caseForm.ipAddress(1)).toHaveAccessibleDescription("");
    await expect(caseForm.userAgent(1)).toHaveAccessibleDescription("");
    await expect(caseForm.group("Watchers")).toHaveAccessibleDescription("");
    await expect(caseForm.group("Tags")).toHaveAccessibleDescription("");
  });

  test("leads from each entry of its summary to the field", async ({ caseForm }) => {
    await caseForm.followError("Select who resolves the case");
    await expect(caseForm.resolver("Resolve case with AWS")).toBeFocused();
    await caseForm.followError("Select the type of request");
    await expect(caseForm.engagement("Active security incident")).toBeFocused();
    await caseForm.followError("Enter a title");
    await expect(caseForm.title).toBeFocused();
    await caseForm.followError("Enter a description");
    await expect(caseForm.description).toBeFocused();
    await caseForm.followError("Enter the estimated start date");
    await expect(caseForm.startDate).toBeFocused();
    await caseForm.followError("Enter the estimated start time");
    await expect(caseForm.startTime).toBeFocused();
  });

  test("is one Tab away from the first entry of its summary", async ({ page, caseForm }) => {
    await expect(caseForm.errorSummary).toBeFocused();
    await page.keyboard.press("Tab");

    await expect(caseForm.errorEntry("Select who resolves the case")).toBeFocused();
  });

  test("marks what is missing for who does not see colours, and nothing else", async ({ caseForm }) => {
    await expect(caseForm.title).toHaveAttribute("aria-invalid", "true");
    await expect(caseForm.resolver("Resolve case with AWS")).toHaveAttribute("aria-invalid", "true");
    await expect(caseForm.ipAddress(1)).not.toHaveAttribute("aria-invalid");
  });

  test("loses the error of a corrected field and keeps the others", async ({ caseForm }) => {
    await caseForm.title.fill("Unknown access keys in use");

    await expect(caseForm.title).toHaveAccessibleDescription("");
    await expect(caseForm.errorSummary.getByRole("link")).toHaveText([
      "Select who resolves the case",
      "Select the type of request",
      "Enter a description",
      "Enter the estimated start date",
      "Enter the estimated start time",
    ]);
  });

  test("has no summary once everything is corrected", async ({ caseForm }) => {
    await caseForm.fill();

    await expect(caseForm.errorSummary).toBeHidden();
  });

  test("goes to the review once everything is corrected, under the review's title", async ({
    page,
    caseForm,
    review,
  }) => {
    await caseForm.fill();
    await caseForm.review();

    await review.verifyOnPage();
    await expect(page).toHaveTitle("Review and open – Casedesk");
  });
});

test.describe("a form that is right except for one thing", takesLong, () => {
  test.beforeEach(async ({ caseForm }) => caseForm.fill());

  test("counts a title in code points, and cuts nothing off", async ({ caseForm }) => {
    await caseForm.title.fill("🔑".repeat(301));
    await caseForm.review();

    await expect(caseForm.title).toHaveValue("🔑".repeat(301));
    await expect(caseForm.errorEntry("Title is 1 character too long: AWS accepts 300.")).toBeVisible();
    await expect(caseForm.title).toHaveAccessibleDescription(
      "1 too many Error: Title is 1 character too long: AWS accepts 300.",
    );
  });

  test("accepts a title of 300 code points", async ({ caseForm, review }) => {
    await caseForm.title.fill("🔑".repeat(300));
    await caseForm.review();

    await review.verifyOnPage();
  });

  test("says how much longer a title may become when little is left", async ({ caseForm }) => {
    await caseForm.title.fill("t".repeat(295));

    await expect(caseForm.title).toHaveAccessibleDescription("5 of 300 characters left");
  });

  test("says what becomes of a description that AWS does not take whole", async ({ caseForm }) => {
    await caseForm.description.fill("d".repeat(8001));

    await expect(caseForm.description).toHaveAccessibleDescription(
      /AWS takes 8,000 characters here\. The rest goes out as comments once the case is open\.$/,
    );
  });

  test("counts the line ends of Windows as one character each", async ({ caseForm, review }) => {
    await caseForm.description.fill("");
    await caseForm.paste(caseForm.description, `${"d".repeat(7997)}\r\n\r\ne`);

    await expect(caseForm.description).toHaveAccessibleDescription(/0 of 8,000 characters left$/);
    await caseForm.review();
    await review.verifyOnPage();
  });

  test("says where an invisible character is that cannot be sent", async ({ caseForm }) => {
    await caseForm.title.fill("Keys\u0007in use");
    await caseForm.review();

    await expect(caseForm.title).toHaveAccessibleDescription(
      "Error: Title: Character 5 is an invisible character that cannot be sent (U+0007). Remove it.",
    );
  });

  test("refuses a start that the clocks skipped", async ({ caseForm }) => {
    await caseForm.startDate.fill("2026-03-29");
    await caseForm.startTime.fill("02:30");
    await caseForm.review();

    await expect(caseForm.startTime).toHaveAccessibleDescription(
      "Error: 02:30 on 29 Mar 2026 was skipped in Europe/Berlin, when the clocks were changed: choose UTC as the time zone and enter the time in UTC.",
    );
  });

  test("refuses a start that happened twice", async ({ caseForm }) => {
    await caseForm.startDate.fill("2025-10-26");
    await caseForm.startTime.fill("02:30");
    await caseForm.review();

    await expect(caseForm.startTime).toHaveAccessibleDescription(
      "Error: 02:30 on 26 Oct 2025 happened twice in Europe/Berlin, when the clocks were changed: choose UTC as the time zone and enter the time in UTC.",
    );
  });

  test("accepts the same local time in UTC", async ({ caseForm, review }) => {
    await caseForm.startDate.fill("2026-03-29");
    await caseForm.startTime.fill("02:30");
    await caseForm.timeZone.selectOption("UTC");
    await caseForm.review();

    await review.verifyOnPage();
  });

  test("refuses a day in the future", async ({ page, caseForm }) => {
    await page.clock.setFixedTime("2026-03-10T12:00:00Z");
    await caseForm.startDate.fill("2026-03-11");
    await caseForm.review();

    await expect(caseForm.startDate).toHaveAccessibleDescription(
      "Error: The start date is in the future: enter today or an earlier day.",
    );
  });

  test("refuses a time later today", async ({ page, caseForm }) => {
    await page.clock.setFixedTime("2026-03-10T12:00:00Z");
    await caseForm.startDate.fill("2026-03-10");
    await caseForm.startTime.fill("14:00");
    await caseForm.review();

    await expect(caseForm.startTime).toHaveAccessibleDescription(
      "Error: The start time is in the future: check the time and the time zone.",
    );
  });

  test("refuses a year that is a slip of the keyboard", async ({ caseForm }) => {
    await caseForm.startDate.fill("0026-03-04");
    await caseForm.review();

    await expect(caseForm.startDate).toHaveAccessibleDescription("Error: Check the year of the start date: 26");
  });

  test("refuses an account ID of which more than zeros is missing", async ({ caseForm }) => {
    await caseForm.impactedAccounts.fill("12345678");
    await caseForm.review();

    await expect(caseForm.impactedAccounts).toHaveAccessibleDescription(
      /Error: “12345678” has 8 digits: enter all 12 digits of the account ID\.$/,
    );
  });

  test("names the first of several wrong account IDs and counts the others", async ({ caseForm }) => {
    await caseForm.impactedAccounts.fill("111122223333\n12345678\nprod\nstaging");
    await caseForm.review();

    await expect(caseForm.impactedAccounts).toHaveAccessibleDescription(
      /Error: “12345678” has 8 digits: enter all 12 digits of the account ID\. 2 more account IDs need correction\.$/,
    );
  });

  test("refuses 201 accounts", async ({ caseForm }) => {
    const accounts = Array.from({ length: 201 }, (_, index) => String(100_000_000_000 + index));
    await caseForm.impactedAccounts.fill(accounts.join("\n"));
    await caseForm.review();

    await expect(caseForm.impactedAccounts).toHaveAccessibleDescription(
      /201 accounts Error: Remove 1 account ID: AWS accepts 200\.$/,
    );
  });

  test("refuses a service with a sign that AWS does not take", async ({ page, caseForm }) => {
    await caseForm.services.fill("log_lake");
    await page.keyboard.press("Enter");
    await caseForm.review();

    await expect(caseForm.services).toHaveAccessibleDescription(
      /Error: “log_lake” contains “_”, which AWS does not accept in the name of a service\. Remove it\.$/,
    );
  });

  test("loses the error of a service that is removed", async ({ page, caseForm }) => {
    await caseForm.services.fill("log_lake");
    await page.keyboard.press("Enter");
    await caseForm.review();
    await caseForm.button("Remove log_lake").click();

    await expect(caseForm.errorSummary).toBeHidden();
    await expect(caseForm.services).toHaveAccessibleDescription(/press Enter\.$/);
  });

  test("leads from the error of a service to the box of services", async ({ page, caseForm }) => {
    await caseForm.services.fill("log_lake");
    await page.keyboard.press("Enter");
    await caseForm.review();
    await caseForm.errorSummary.getByRole("link").click();

    await expect(caseForm.services).toBeFocused();
  });
});

test.describe("an IP address", takesLong, () => {
  test.beforeEach(async ({ caseForm }) => caseForm.fill());

  const refused = [
    {
      typed: "198.51.100.0/24",
      message: "AWS accepts single IP addresses, not ranges: enter the addresses of “198.51.100.0/24” one by one.",
    },
    {
      typed: "198.51.100.7/32",
      message: "Remove “/32” from “198.51.100.7/32”: AWS accepts IP addresses, not ranges.",
    },
    {
      typed: "198.51.100.7:8443",
      message: "Enter only the IP address, without the port: “198.51.100.7:8443”",
    },
    {
      typed: "evil.example",
      message: "“evil.example” is a host name: enter its IP address, and put the name in the description.",
    },
    {
      typed: "198.051.100.7",
      message: "“198.051.100.7” has a number with a leading zero, which can be read in two ways: enter it without.",
    },
    { typed: "fe80::1%eth0", message: "Enter the IP address without the zone “%eth0”" },
  ];

  test("that is a range, has a port, a zone or a leading zero, or is a host name, is refused with what to do", async ({
    caseForm,
  }) => {
    // Typed, because a paste would take the address out of what is around it.
    await caseForm.paste(caseForm.ipAddress(1), refused.map((_, index) => `192.0.2.${index}`).join("\n"));
    for (const [index, { typed }] of refused.entries()) await caseForm.ipAddress(index + 1).fill(typed);
    await caseForm.review();

    await expect(caseForm.errorSummary.getByRole("link")).toHaveText(refused.map(({ message }) => message));
    await expect(caseForm.ipAddress(3)).toHaveAccessibleDescription(`Error: ${refused[2]?.message}`);
  });

  test("that shares its row with another is refused", async ({ caseForm }) => {
    await caseForm.ipAddress(1).fill("198.51.100.7, 198.51.100.8");
    await caseForm.review();

    await expect(caseForm.ipAddress(1)).toHaveAccessibleDescription(
      "Error: Enter one IP address, not several: “198.51.100.7, 198.51.100.8”",
    );
  });

  test("in lower case or defanged is shown as it will be sent", async ({ page, caseForm, review }) => {
    await caseForm.paste(caseForm.ipAddress(1), "2001:db8::1\n198[.]51[.]100[.]7\nhxxps://198.51.100[.]8/");

    await expect(caseForm.ipAddress(1)).toHaveAccessibleDescription("sent as 2001:DB8:0:0:0:0:0:1");
    await expect(caseForm.ipAddress(2)).toHaveAccessibleDescription("sent as 198.51.100.7");
    await expect(caseForm.ipAddress(3)).toHaveAccessibleDescription("sent as 198.51.100.8");
    await caseForm.review();
    await review.verifyOnPage();
    await expect(page.getByRole("main").getByRole("row")).toHaveText([
      /^IP address/,
      "2001:DB8:0:0:0:0:0:1",
      "198.51.100.7",
      "198.51.100.8",
    ]);
  });

  test("that is missing beside a user agent is asked for", async ({ caseForm }) => {
    await caseForm.userAgent(1).fill("curl/8.1");
    await caseForm.review();

    await expect(caseForm.ipAddress(1)).toHaveAccessibleDescription("Error: Enter the IP address for user agent 1");
  });

  test("in the last of 201 rows is one too many, and all rows stay", async ({ caseForm }) => {
    const lines = Array.from({ length: 201 }, (_, index) => `198.51.${100 + Math.floor(index / 200)}.${index % 200}`);
    await caseForm.paste(caseForm.ipAddress(1), lines.join("\n"));
    await caseForm.review();

    await expect(caseForm.ipAddresses).toHaveCount(201);
    await expect(caseForm.errorSummary.getByRole("link")).toHaveText(["Remove 1 IP address: AWS accepts 200."]);
    await expect(caseForm.group("Threat actors")).toHaveAccessibleDescription(
      "Error: Remove 1 IP address: AWS accepts 200.",
    );
  });

  test("that is corrected loses its error", async ({ caseForm }) => {
    await caseForm.ipAddress(1).fill("198.51.100.7:8443");
    await caseForm.review();
    await caseForm.ipAddress(1).fill("198.51.100.7");

    await expect(caseForm.ipAddress(1)).toHaveAccessibleDescription("");
  });
});

test.describe("a watcher", takesLong, () => {
  test.beforeEach(async ({ caseForm }) => {
    await caseForm.fill();
    await caseForm.button("Add watcher").click();
    await caseForm.watcherEmail(1).fill("soc@example.com");
    await caseForm.button("Add watcher").click();
  });

  test("with a wrong address in the second row leaves the first unmarked", async ({ caseForm }) => {
    await caseForm.watcherEmail(2).fill("nobody");
    await caseForm.review();

    await expect(caseForm.watcherEmail(1)).toHaveAccessibleDescription("");
    await expect(caseForm.watcherEmail(2)).toHaveAccessibleDescription(
      "Error: “nobody” is not an email address: enter one like name@example.com",
    );
  });

  test("with a wrong address is reached from the summary", async ({ caseForm }) => {
    await caseForm.watcherEmail(2).fill("nobody");
    await caseForm.review();
    await caseForm.errorSummary.getByRole("link").click();

    await expect(caseForm.watcherEmail(2)).toBeFocused();
  });

  test("that is a duplicate is named with the other row", async ({ caseForm }) => {
    await caseForm.watcherEmail(2).fill("soc@EXAMPLE.com");
    await caseForm.review();

    await expect(caseForm.watcherEmail(2)).toHaveAccessibleDescription(
      "Error: Watcher 2 has the same email address as watcher 1. Remove one of them.",
    );
  });

  test("with an address that AWS's pattern refuses gets an error", async ({ caseForm }) => {
    await caseForm.watcherEmail(2).fill("jörg@example.com");
    await caseForm.review();

    await expect(caseForm.watcherEmail(2)).toHaveAccessibleDescription(
      "Error: AWS does not accept “jörg@example.com”: enter an address of plain letters, digits and common signs, like name@example.com",
    );
  });

  test("with a name and no address is asked for the address", async ({ caseForm }) => {
    await caseForm.watcherName(2).fill("Sam Oc");
    await caseForm.review();

    await expect(caseForm.watcherEmail(2)).toHaveAccessibleDescription("Error: Enter the email address of watcher 2");
  });

  test("with a job title that is too long gets an error at the job title", async ({ caseForm }) => {
    await caseForm.watcherEmail(2).fill("sam@example.com");
    await caseForm.watcherJobTitle(2).fill("j".repeat(53));
    await caseForm.review();

    await expect(caseForm.watcherJobTitle(2)).toHaveAccessibleDescription(
      "Error: Job title of watcher 2 is 3 characters too long: AWS accepts 50.",
    );
  });

  test("in a wrong row that is removed takes the error along", async ({ caseForm }) => {
    await caseForm.watcherEmail(2).fill("nobody");
    await caseForm.review();
    await caseForm.button("Remove watcher 2").click();

    await expect(caseForm.errorSummary).toBeHidden();
  });

  test("in a wrong row stays marked when the row before is removed", async ({ caseForm }) => {
    await caseForm.watcherEmail(2).fill("nobody");
    await caseForm.review();
    await caseForm.button("Remove watcher 1").click();

    await expect(caseForm.watcherEmail(1)).toHaveAccessibleDescription(/is not an email address/);
    await expect(caseForm.errorSummary.getByRole("link")).toHaveCount(1);
  });
});

test.describe("a tag", takesLong, () => {
  test.beforeEach(async ({ caseForm }) => caseForm.fill());

  test("with a key that AWS reserves is refused", async ({ caseForm }) => {
    await caseForm.button("Add tag").click();
    await caseForm.tagKey(1).fill("aws:createdBy");
    await caseForm.tagValue(1).fill("me");
    await caseForm.review();

    await expect(caseForm.tagKey(1)).toHaveAccessibleDescription(
      "Error: Key 1 starts with “aws:”, which AWS reserves. Change it.",
    );
  });

  test("with a duplicate key names the other row", async ({ caseForm }) => {
    await caseForm.button("Add tag").click();
    await caseForm.tagKey(1).fill("ticket");
    await caseForm.button("Add tag").click();
    await caseForm.tagKey(2).fill("ticket");
    await caseForm.review();

    await expect(caseForm.tagKey(2)).toHaveAccessibleDescription(
      "Error: Tag 2 has the same key as tag 1. Remove one of them.",
    );
  });

  test("with a value and no key is asked for the key", async ({ caseForm }) => {
    await caseForm.button("Add tag").click();
    await caseForm.tagValue(1).fill("INC-42");
    await caseForm.review();

    await expect(caseForm.tagKey(1)).toHaveAccessibleDescription("Error: Enter the key of tag 1");
  });
});
