import { expect, test } from "vitest";
import { newCase } from "./new-case";

test("an empty form has a blank row only in the table that people paste into", () => {
  const { threatActorIpAddresses, watchers, tags } = newCase("token", "UTC");
  expect({ threatActorIpAddresses, watchers, tags }).toEqual({
    threatActorIpAddresses: [{ ipAddress: "", userAgent: "" }],
    watchers: [],
    tags: [],
  });
});
