import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { CaseFacts } from "@/lib/cases/case-facts";
import { BannerView } from "./banner-view";

const facts: CaseFacts = {
  title: "Keys in use",
  caseStatus: "Submitted",
  resolverType: "AWS",
  pendingAction: "None",
  closureCode: undefined,
  createdAt: Date.UTC(2026, 2, 4, 5, 6),
  updatedAt: undefined,
  closedAt: undefined,
  moves: [],
};

const textOf = (parts: Partial<CaseFacts>) =>
  renderToStaticMarkup(
    <BannerView initial={{ ...facts, ...parts }}>
      <p>the clock</p>
    </BannerView>,
  ).replace(/<[^>]*>/g, "|");

describe("the banner of a case", () => {
  test("has AWS's aim while AWS has the case", () => {
    expect(textOf({})).toMatch(/With AWS’s responders.*the clock/);
  });

  test("says that AWS waits, and what silence leads to", () => {
    expect(textOf({ pendingAction: "Customer" })).toMatch(
      /AWS is waiting for your answer.*AWS closes a case after five business days without an answer.*Answer AWS/,
    );
  });

  test("promises nothing about a self-managed case", () => {
    const text = textOf({ resolverType: "Self", pendingAction: "Customer" });
    expect([
      text.includes("AWS is not notified"),
      text.includes("the clock"),
      text.includes("five business days"),
    ]).toEqual([true, false, false]);
  });

  test("says when a case was closed, and why, if AWS does", () => {
    const closed = { caseStatus: "Closed", closedAt: Date.UTC(2026, 2, 5), closureCode: "False Positive" } as const;
    expect(textOf(closed)).toMatch(/Closed on 5 Mar 2026, 00:00 UTC.*False Positive.*cannot be opened again/);
  });

  test("says nothing where AWS does not say who resolves the case", () => {
    expect(textOf({ resolverType: undefined })).toBe("");
  });
});
