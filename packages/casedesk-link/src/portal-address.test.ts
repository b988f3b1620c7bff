import { describe, expect, test } from "vitest";
import { readPortalAddress } from "./portal-address";

describe("the portal's address", () => {
  test.each([
    ["https://casedesk.example.com", "https://casedesk.example.com"],
    ["https://casedesk.example.com/", "https://casedesk.example.com"],
    ["https://casedesk.example.com:8443", "https://casedesk.example.com:8443"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["http://localhost:3000/", "http://localhost:3000"],
  ])("%s is used as %s", (given, used) => {
    expect(readPortalAddress(given)).toBe(used);
  });

  test.each([
    "casedesk.example.com",
    "http://casedesk.example.com",
    "https://casedesk.example.com/portal",
    "https://casedesk.example.com/?a=b",
    "https://casedesk.example.com/#case-v1=x",
    "https://ana:secret@casedesk.example.com",
    "http://localhost.evil.example",
    "javascript:alert(1)",
  ])("%s is refused", (given) => {
    expect(() => readPortalAddress(given)).toThrow("is not the address of a portal");
  });

  test.each([undefined, ""])("has to be named: %j", (given) => {
    expect(() => readPortalAddress(given)).toThrow("Name the portal");
  });
});
