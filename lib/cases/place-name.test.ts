import { expect, test } from "vitest";
import { toPlaceName } from "./place-name";

test.each([
  ["watchers.1.email", "Email of watcher 2"],
  ["watchers.0.jobTitle", "Job title of watcher 1"],
  ["threatActorIpAddresses.2.ipAddress", "IP address 3"],
  ["threatActorIpAddresses.2.userAgent", "User agent of IP address 3"],
  ["tags.0.key", "Key of tag 1"],
  ["tags", "Tags"],
  ["title", "Title"],
  ["reportedIncidentStartDate.date", "Estimated start"],
  ["resolverType", "Who resolves the case"],
  ["", ""],
  ["severity", ""],
])("calls %j %j", (path, name) => {
  expect(toPlaceName(path)).toBe(name);
});
