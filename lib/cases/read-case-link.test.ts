import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCase } from "./a-case";
import { byName, textLists } from "./case-fields";
import { toCaseLink } from "./case-link";
import { caseLinkPrefix, isCaseLink, maxCaseLinkCharacters } from "./case-link-fragment";
import { caseSchema } from "./case-schema";
import { newCase } from "./new-case";
import { readCaseLink } from "./read-case-link";

const here = { timeZone: "Europe/Berlin" };

// A link as another tool writes it.
function linkTo(content: unknown): string {
  return caseLinkPrefix + Buffer.from(JSON.stringify(content)).toString("base64url");
}

function read(content: unknown) {
  const reading = readCaseLink(linkTo(content), here);
  if (!reading.ok) throw new Error(reading.message);
  return reading;
}

const full = aCase({
  title: "Keys in use – 調査 🔑",
  description: "First line.\nSecond line.",
  impactedAccounts: "1111-2222-3333, 123456789",
  impactedAwsRegions: ["eu-central-1"],
  ...byName(textLists, () => ["S3"]),
  threatActorIpAddresses: [
    { ipAddress: "198.51.100.7", userAgent: "curl/8.1" },
    { ipAddress: "2001:db8::1", userAgent: "" },
  ],
  watchers: [{ email: "soc@example.com", name: "Sam", jobTitle: "" }],
  tags: [{ key: "ticket", value: "INC-42" }],
});

describe("a link made of a form", () => {
  test("gives every field back", () => {
    const { clientToken: _, ...rest } = full;
    expect(readCaseLink(toCaseLink(full) ?? "", here)).toMatchObject({ ok: true, parts: rest, ignored: [] });
  });

  test("carries no client token", () => {
    const json = Buffer.from((toCaseLink(full) ?? "").slice(caseLinkPrefix.length), "base64url").toString();
    expect(JSON.parse(json)).not.toHaveProperty("clientToken");
  });

  test("has nothing in it that an address would have to escape", () => {
    expect(toCaseLink(full)).toMatch(/^#case-v1=[\w-]+$/);
  });

  test("of an empty form is empty", () => {
    expect(toCaseLink(newCase("token", "Europe/Berlin"))).toBe(linkTo({}));
  });

  test("is not made when it would be too long to be read", () => {
    expect(toCaseLink(aCase({ description: "x".repeat(maxCaseLinkCharacters) }))).toBeUndefined();
  });

  test("gives back whatever AWS would take, in the words of the form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), (title) => {
        const input = aCase({ title });
        fc.pre(caseSchema.safeParse(input).success);
        const reading = readCaseLink(toCaseLink(input) ?? "", here);
        expect(reading).toMatchObject({ ok: true, parts: { title: title.trim() }, ignored: [] });
      }),
    );
  });
});

describe("a link that another tool wrote", () => {
  test("fills what it has and nothing else", () => {
    expect(read({ title: "From a tool" }).parts).toEqual({ title: "From a tool" });
  });

  test("may leave cells of a row out", () => {
    expect(read({ threatActorIpAddresses: [{ ipAddress: "192.0.2.1" }] }).parts).toEqual({
      threatActorIpAddresses: [{ ipAddress: "192.0.2.1", userAgent: "" }],
    });
  });

  test("may be padded, or written in base64's other alphabet", () => {
    const base64 = Buffer.from(JSON.stringify({ title: "??>>ÿÿ~~" })).toString("base64");
    expect(base64).toMatch(/[+/].*=$/);
    expect(readCaseLink(`${caseLinkPrefix}${base64.replace(/=/g, "%3D")}`, here)).toMatchObject({
      parts: { title: "??>>ÿÿ~~" },
    });
  });

  test("means UTC when a start has no zone", () => {
    expect(read({ reportedIncidentStartDate: { date: "2026-03-04", time: "05:06" } }).parts).toEqual({
      reportedIncidentStartDate: { date: "2026-03-04", time: "05:06", timeZone: "UTC" },
    });
  });

  test("has its start turned into UTC when its zone is not the reader's", () => {
    const start = { date: "2026-03-04", time: "05:06:07", timeZone: "America/New_York" };
    expect(read({ reportedIncidentStartDate: start }).parts).toEqual({
      reportedIncidentStartDate: { date: "2026-03-04", time: "10:06:07", timeZone: "UTC" },
    });
  });

  test("keeps a start in the reader's own zone", () => {
    const start = { date: "2026-03-04", time: "05:06", timeZone: "Europe/Berlin" };
    expect(read({ reportedIncidentStartDate: start }).parts).toEqual({ reportedIncidentStartDate: start });
  });

  test("may know the day alone", () => {
    expect(read({ reportedIncidentStartDate: { date: "2026-03-04" } })).toMatchObject({
      parts: { reportedIncidentStartDate: { date: "2026-03-04", time: "", timeZone: "UTC" } },
      ignored: [],
    });
  });

  test("gives a description that is too long, for the form to count", () => {
    expect(read({ description: "x".repeat(8_001) }).parts.description).toHaveLength(8_001);
  });
});

describe("ignored content", () => {
  test.each([
    [{ clientToken: "9d3c1c5e" }, "Client token: each form makes its own."],
    [{ severity: "high" }, "“severity”: the form has no such field."],
    [JSON.parse('{"__proto__": {"title": "x"}}'), "“__proto__”: the form has no such field."],
    [{ roleArn: "arn:aws:iam::1:role/Admin" }, "“roleArn”: the form has no such field."],
    [{ resolverType: "aws" }, "Who resolves the case?: must be “AWS” or “Self”."],
    [{ engagementType: 7 }, "Type of request: must be “Security Incident” or “Investigation”."],
    [{ title: ["x"] }, "Title: must be text of up to 300 characters."],
    [{ title: "one\ntwo" }, "Title: Character 4 is a line break. Remove it."],
    [
      { description: "a\u0000b" },
      "Description: Character 2 is an invisible character that cannot be sent (U+0000). Remove it.",
    ],
    [{ title: "x\ud800" }, "Title: Character 2 is one half of a broken character. Remove it."],
    [{ reportedIncidentStartDate: "2026-03-04T05:06Z" }, "Estimated start: must have date, time and timeZone as text."],
    [{ reportedIncidentStartDate: { date: 20260304 } }, "Estimated start: must have date, time and timeZone as text."],
    [
      { reportedIncidentStartDate: { date: "2026-02-30", time: "01:00" } },
      "Estimated start: “2026-02-30” is not a day of the calendar: check the start date.",
    ],
    [
      { reportedIncidentStartDate: { date: "2026-03-04", time: "05:06", timeZone: "Mars/Olympus" } },
      "Estimated start: “Mars/Olympus” is not a known time zone: choose UTC or another one.",
    ],
    [
      { reportedIncidentStartDate: { time: "05:06", timeZone: "Pacific/Kiritimati" } },
      "Estimated start: Enter the estimated start date",
    ],
    [
      { reportedIncidentStartDate: { date: "9999-01-01", time: "00:00" } },
      "Estimated start: The start date is in the future: enter today or an earlier day.",
    ],
    [
      { impactedAccounts: ["111122223333"] },
      "Impacted accounts: must be text, with IDs separated by spaces, commas or new lines.",
    ],
    [{ impactedAccounts: "12" }, "Impacted accounts: “12” has 2 digits: enter all 12 digits of the account ID."],
    [{ impactedAwsRegions: "eu-central-1" }, "Impacted Regions: must be a list of text values."],
    [{ impactedAwsRegions: ["mars-1"] }, "Impacted Regions: “mars-1” is not a Region that AWS accepts here."],
    [{ impactedServices: [7] }, "Impacted services: an entry that is not text."],
    [
      { impactedServices: ["<b>"] },
      "Impacted services: “<b>” contains “<”, which AWS does not accept in the name of a service. Remove it.",
    ],
    [{ threatActorIpAddresses: {} }, "IP address: must be a list of rows."],
    [{ threatActorIpAddresses: ["192.0.2.1"] }, "IP address 1: its ipAddress, userAgent must be text."],
    [
      { threatActorIpAddresses: [{ ipAddress: "300.0.2.1" }] },
      "IP address 1: “300.0.2.1” has a number above 255: check the IP address.",
    ],
    [
      { watchers: [{ email: "nobody" }] },
      "Watcher 1: “nobody” is not an email address: enter one like name@example.com",
    ],
    [{ tags: [{ key: "aws:x", value: "" }] }, "Tag 1: Key 1 starts with “aws:”, which AWS reserves. Change it."],
  ])("%j is explained", (content, reason) => {
    const { parts, ignored } = read(content);
    expect({ parts, ignored }).toEqual({ parts: {}, ignored: [reason] });
  });

  test("leaves the rest in use, and rows keep the number that they have in the link", () => {
    const { parts, ignored } = read({
      title: "Good",
      resolverType: "Bad",
      threatActorIpAddresses: [{ ipAddress: "192.0.2.1" }, 7, { ipAddress: "x" }, { ipAddress: "192.0.2.2" }],
    });
    expect(parts.title).toBe("Good");
    expect(parts.threatActorIpAddresses?.map(({ ipAddress }) => ipAddress)).toEqual(["192.0.2.1", "192.0.2.2"]);
    expect(ignored).toHaveLength(3);
    expect(ignored[2]).toMatch(/^IP address 3: /);
  });

  test("is summarised if there is a lot of it", () => {
    const { ignored } = read(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${index}`, 1])));
    expect(ignored).toHaveLength(21);
    expect(ignored.at(-1)).toBe("And 480 more.");
  });

  test("is one account of several, and the others are taken as they are sent", () => {
    expect(read({ impactedAccounts: "123123123, 12, 1111-2222-3333" }).parts.impactedAccounts).toBe(
      "000123123123\n111122223333",
    );
  });

  test("is what AWS does not take any more", () => {
    const rows = Array.from({ length: 240 }, (_, index) => ({ ipAddress: `192.0.2.${index}` }));
    const { parts, ignored } = read({ threatActorIpAddresses: rows });
    expect(parts.threatActorIpAddresses).toHaveLength(200);
    expect(ignored).toEqual(["IP address: the last 40 of 240, because AWS accepts 200."]);
  });
});

describe("a link that cannot be used", () => {
  test.each([
    ["cut off", linkTo(full).slice(0, -20), /missing or changed/],
    ["no base64", `${caseLinkPrefix}!!!`, /missing or changed/],
    ["not UTF-8", `${caseLinkPrefix}${Buffer.from([0x22, 0xff, 0x22]).toString("base64url")}`, /missing or changed/],
    [
      "nested too deeply",
      `${caseLinkPrefix}${Buffer.from("[".repeat(200_000)).toString("base64url")}`,
      /missing or changed/,
    ],
    ["a list", linkTo([1]), /does not contain the fields/],
    ["null", linkTo(null), /does not contain the fields/],
    ["a later version", "#case-v2=e30", /does not know this version/],
    ["too long", caseLinkPrefix + "A".repeat(maxCaseLinkCharacters), /too long/],
    // As long as a link may be: quadratic time would be minutes.
    ["padded all over", `${caseLinkPrefix}${"=".repeat(maxCaseLinkCharacters - 10)}a`, /missing or changed/],
    ["padded all over, escaped", `${caseLinkPrefix}${"%3D".repeat(166_000)}a`, /missing or changed/],
  ])("says why: %s", (_what, fragment, message) => {
    expect(isCaseLink(fragment)).toBe(true);
    expect(readCaseLink(fragment, here)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  test.each(["", "#", "#page-heading", "#case-v=x", "#case-vx=", "case-v1=e30"])(
    "%j is no link for the form",
    (fragment) => {
      expect(isCaseLink(fragment)).toBe(false);
    },
  );
});

describe("content to check", () => {
  test("is who gets email", () => {
    expect(read({ watchers: [{ email: "eve@evil.example" }] }).cautions).toEqual([
      "The link sets who gets email about this case: eve@evil.example.",
    ]);
  });

  test("is a case that AWS does not hear of", () => {
    expect(read({ resolverType: "Self" }).cautions[0]).toMatch(/AWS is not notified/);
  });

  test("is a text that reads otherwise than it is", () => {
    expect(read({ tags: [{ key: "a\u202eb", value: "" }] }).cautions[0]).toMatch(/cannot be seen/);
  });

  test("is nothing in a plain link", () => {
    expect(read({ title: "Plain", resolverType: "AWS" }).cautions).toEqual([]);
  });
});

describe("whatever a link holds", () => {
  test("never throws, and fills nothing that the form would refuse for another reason than its length", () => {
    const anyPart = fc.oneof(
      fc.anything(),
      fc.array(fc.record({ ipAddress: fc.string(), userAgent: fc.string({ unit: "binary" }) }, { requiredKeys: [] }), {
        maxLength: 4,
      }),
      fc.array(fc.record({ email: fc.emailAddress(), name: fc.string() }, { requiredKeys: ["email"] })),
      fc.array(fc.record({ key: fc.string({ unit: "binary" }), value: fc.string() })),
      fc.string({ unit: "binary" }),
      fc.array(fc.string()),
    );
    const names = Object.keys(newCase("token", "UTC"));
    const content = fc.dictionary(fc.constantFrom(...names), anyPart);
    fc.assert(
      fc.property(content, (parts) => {
        const json = JSON.stringify(parts);
        const reading = readCaseLink(caseLinkPrefix + Buffer.from(json).toString("base64url"), here);
        if (!reading.ok) throw new Error(`${json}: ${reading.message}`);
        const { title, description, reportedIncidentStartDate: _, ...rest } = reading.parts;
        const issues = caseSchema.safeParse(aCase(rest)).error?.issues ?? [];
        expect(issues).toEqual([]);
        expect(`${title ?? ""}${description ?? ""}`.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("any fragment is answered", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        readCaseLink(caseLinkPrefix + text, here);
      }),
    );
  });
});
