import { renderToStaticMarkup } from "react-dom/server";
import type { UseFormReturn } from "react-hook-form";
import { describe, expect, test } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import type { CaseInput } from "@/lib/cases/case-schema";
import { invisibleInCase } from "@/lib/cases/invisible-in-case";
import { InvisibleNotice } from "./invisible-notice";

function textOf(input: CaseInput): string {
  const form = {} as UseFormReturn<CaseInput>; // Only its buttons use it.
  const notice = <InvisibleNotice form={form} fields={invisibleInCase(input)} onShow={() => {}} />;
  return renderToStaticMarkup(notice).replace(/<[^>]*>/g, "|");
}

describe("the notice about invisible characters", () => {
  test("is silent about clean text", () => {
    expect(textOf(aCase())).toBe("||");
  });

  test("counts them in all fields and offers to remove them at once", () => {
    expect(textOf(aCase({ title: "\uFEFFKeys", description: "a\u200Bb\u200Bc" }))).toMatch(
      /Your text has 3 invisible characters.*\|Remove them all\|/s,
    );
  });

  test("shows each by its name, with the text beside it", () => {
    expect(textOf(aCase({ title: "Keys \u001B[31min\u001B[0m use" }))).toContain(
      "Keys |terminal code|in|terminal code| use",
    );
  });

  test("shows the first three of a field, and cuts the text between them", () => {
    const text = `${"x".repeat(60)}\u200B${"y".repeat(60)}\u200Bz\u200Bz\u200B${"w".repeat(60)}`;
    const shown = textOf(aCase({ title: text }));
    expect([shown.match(/U\+200B/g)?.length, shown.match(/…/g)?.length]).toEqual([3, 3]);
  });
});
