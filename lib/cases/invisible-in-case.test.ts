import { expect, test } from "vitest";
import { aCase } from "./a-case";
import { invisibleInCase } from "./invisible-in-case";

test("every text of the form is searched, in page order", () => {
  const input = aCase({
    description: "\uFEFFKeys in use",
    impactedServices: ["S3\u200B"],
    threatActorIpAddresses: [{ ipAddress: "192.0.2.1\u200B", userAgent: "\u001B[1mcurl" }],
    watchers: [{ email: "ana@example.com", name: "Ana\u00AD", jobTitle: "" }],
    tags: [{ key: "team\u202E", value: "" }],
  });
  expect(invisibleInCase(input).map(({ path, place, section }) => [path, place, section])).toEqual([
    ["description", "Description", "Incident"],
    ["impactedServices.0", "Impacted services", "Scope"],
    ["threatActorIpAddresses.0.userAgent", "User agent of IP address 1", "Threat actors"],
    ["watchers.0.name", "Name of watcher 1", "Watchers"],
    ["tags.0.key", "Key of tag 1", "Tags"],
  ]);
});

test("each text is given as it would be without them", () => {
  expect(invisibleInCase(aCase({ title: "\u001B[31mKeys\u001B[0m in use" }))).toMatchObject([
    { path: "title", cleaned: "Keys in use", found: [{ name: "terminal code" }, { name: "terminal code" }] },
  ]);
});

test("a clean form has none", () => {
  expect(invisibleInCase(aCase())).toEqual([]);
});
