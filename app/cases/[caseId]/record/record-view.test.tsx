import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { aCaseSource, aCommentSource, readAll, someSources } from "@/lib/cases/a-record";
import { toCaseRecord } from "@/lib/cases/case-record";
import type { RecordSources } from "@/lib/cases/record-sources";
import { RecordView } from "./record-view";

function show(sources: RecordSources): string {
  return renderToStaticMarkup(<RecordView record={toCaseRecord(sources)} />);
}

describe("the record for print", () => {
  test("has its sections as numbered headings", () => {
    const headings = [...show(someSources()).matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "1. About this record",
      "2. Facts",
      "3. People",
      "4. Conversation",
      "5. Edits",
      "6. Findings of AWS",
      "7. Files",
    ]);
  });

  test("has each of a thousand comments", () => {
    const comments = Array.from({ length: 1000 }, (_, index) =>
      aCommentSource({ commentId: `${100_000 + index}`, body: `Body ${index}.` }),
    );
    const markup = show(someSources({}, { comments: readAll(comments) }));
    expect(markup.match(/Body \d+\./g)).toHaveLength(1000);
    expect(markup).toContain("Comment 1000<");
  });

  test("names what is missing", () => {
    const markup = show(someSources({ theCase: { status: "denied" }, tags: { status: "absent" } }));
    expect(markup.match(/security-ir:GetCase/g)?.length).toBeGreaterThan(3);
  });

  test("shows what an attacker typed as text, and what cannot be seen by its number", () => {
    const body = '<script>alert(1)</script><img src=x onerror="alert(1)">\u202E\u0000🔥';
    const markup = show(
      someSources(
        { theCase: { status: "read", answer: aCaseSource({ title: body, description: body }) } },
        { comments: readAll([aCommentSource({ body })]) },
      ),
    );
    expect(markup).not.toMatch(/<script|<img|\p{Cc}|\u202E/u);
    expect(markup.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;.*?\[U\+202E\]\[U\+0000\]🔥/g)).toHaveLength(4);
  });
});
