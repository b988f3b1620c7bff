import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PageHeader } from "./page-header";
import { SiteHeader } from "./site-header";

describe("the header of a page", () => {
  test("is the page's h1, and can take the focus", () => {
    expect(renderToStaticMarkup(<PageHeader heading="Open a case" />)).toMatch(
      /<h1[^>]* tabindex="-1" id="page-heading">Open a case<\/h1>/,
    );
  });
});

describe("the header of the site", () => {
  test("links to the form and shows who is signed in", () => {
    expect(renderToStaticMarkup(<SiteHeader>Ana Example</SiteHeader>)).toMatch(/href="\/cases\/new".*Ana Example/);
  });

  test("hides its drawing from screen readers", () => {
    expect(renderToStaticMarkup(<SiteHeader />)).toContain('<svg aria-hidden="true"');
  });
});
