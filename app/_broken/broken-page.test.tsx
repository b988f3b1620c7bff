import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import ErrorPage from "../error";
import GlobalErrorPage from "../global-error";

vi.mock("../globals.css", () => ({}));

const broken = Object.assign(new Error("canary: what only the log may have"), { digest: "1234567" });

describe.each([
  ["a page", ErrorPage],
  ["the frame of all pages", GlobalErrorPage],
])("in place of %s that broke", (_what, Page) => {
  const html = renderToStaticMarkup(<Page error={broken} />);

  test("a title says so", () => {
    expect(html).toContain("<title>Something went wrong – Casedesk</title>");
  });

  test("one heading says so", () => {
    expect(html.match(/<h1[^>]*>[^<]*/g)?.map((tag) => tag.replace(/<[^>]*>/, ""))).toEqual(["Something went wrong"]);
  });

  test("the draft is promised, and AWS's list named", () => {
    expect(html).toMatch(/your saved draft will reload\. If you were opening a case, check the list of cases in AWS/);
  });

  test("the reference is shown, and nothing of the error", () => {
    expect(html).toContain("Reference: 1234567");
    expect(html).not.toContain("canary");
  });

  test("a link without a script leads to the form", () => {
    expect(html).toContain('<a href="/cases/new"');
  });
});
