import { describe, expect, test } from "vitest";
import { aCase } from "./a-case";
import { caseSchema } from "./case-schema";
import { reviewNotes } from "./review-notes";

const now = Date.UTC(2026, 2, 5);

function notesOn(parts: Parameters<typeof aCase>[0], canComment = true) {
  const input = aCase(parts);
  return reviewNotes(input, caseSchema.parse(input), { now, canComment });
}

describe("the notes of the review", () => {
  test("tell how many equal threat actors were merged", () => {
    const notes = notesOn({
      threatActorIpAddresses: [
        { ipAddress: "198.51.100.7", userAgent: "curl/8" },
        { ipAddress: "198[.]51.100.7", userAgent: " curl/8" },
        { ipAddress: "198.51.100.7", userAgent: "" },
        { ipAddress: "198.51.100.7", userAgent: "curl/8" },
      ],
    });
    expect(notes).toEqual([
      {
        field: "threatActorIpAddresses",
        fieldId: "threatActorIpAddresses",
        text: "2 duplicate IP addresses removed. Each is sent once.",
      },
    ]);
  });

  test("ask about a start a year ago", () => {
    const notes = notesOn({ reportedIncidentStartDate: { date: "2025-03-04", time: "05:06", timeZone: "UTC" } });
    expect(notes.map(({ text }) => text)).toEqual(["This start is 365 days ago. Is the year right?"]);
  });

  test("tell what becomes of a description that AWS does not take whole", () => {
    const [note, ...others] = notesOn({ description: `${"x".repeat(7000)}\n${"y".repeat(20_000)}` });
    expect(others).toEqual([]);
    expect(note).toEqual({
      field: "description",
      fieldId: "description",
      text: "The first 7,030 characters of the description go into the case. The rest goes out as 2 comments once the case is open, and your role needs security-ir:CreateCaseComment for that.",
    });
  });

  test("say that a role that cannot comment leaves the rest of the description unsent", () => {
    const [note] = notesOn({ description: `${"x".repeat(7000)}\n${"y".repeat(20_000)}` }, false);
    expect(note?.text).toContain("Your role cannot comment on cases, so the rest stays on the case's page");
  });

  test("are none for an ordinary case", () => {
    expect(notesOn({})).toEqual([]);
  });
});
