import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ShortMoment } from "./short-moment";

test("a moment in a list has its UTC time, and room for the local one", () => {
  expect(renderToStaticMarkup(<ShortMoment at={Date.UTC(2026, 2, 4, 5, 6)} />)).toBe(
    '<time dateTime="2026-03-04T05:06:00.000Z">4 Mar 2026, 05:06 UTC<span class="block">\u00a0</span></time>',
  );
});

test("a moment that AWS does not tell is unknown", () => {
  expect(renderToStaticMarkup(<ShortMoment at={undefined} />)).toBe("Time unknown");
});
