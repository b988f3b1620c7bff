import { expect, test } from "vitest";
import type { FileRefusal } from "@/lib/cases/file-answers";
import { failed } from "@/lib/result";
import { downloadWords, stopWords } from "./file-words";

test("a missing right is named, for files to AWS and from it", () => {
  const failure = failed("access-denied");
  expect(stopWords({ kind: "failed", failure }).text).toContain("security-ir:GetCaseAttachmentUploadUrl");
  expect(downloadWords(failure).text).toContain("security-ir:GetCaseAttachmentDownloadUrl");
});

test("a proxy that lets only smaller files through is named as the reason", () => {
  expect(stopWords({ kind: "not-tried", refused: "too-large" }).text).toContain("A proxy in front of the portal");
});

test.each<FileRefusal>(["foreign", "signed-out", "other-user", "other-role", "busy", "off", "not-asked", "no-length"])(
  "a refusal of the portal (%s) says what to do",
  (refused) => {
    expect(stopWords({ kind: "not-tried", refused }).text).toMatch(/[Tt]ry again|[Rr]eload|Change back/);
  },
);

test("other bytes at AWS than the file has are called so", () => {
  expect(stopWords({ kind: "damaged" }).heading).toBe("AWS got other bytes than this file has");
});
