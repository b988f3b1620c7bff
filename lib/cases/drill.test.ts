import { expect, test } from "vitest";
import { isDrill } from "./drill";

test.each(["[Drill] Keys in use", "[drill]", "  [DRILL] Phishing"])("is a drill by its title: %j", (title) => {
  expect(isDrill(title)).toBe(true);
});

test.each(["", "Drill", "Phishing [Drill]", "[Drilling] Phishing"])("is no drill by its title: %j", (title) => {
  expect(isDrill(title)).toBe(false);
});
