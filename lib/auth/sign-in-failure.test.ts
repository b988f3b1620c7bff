import { describe, expect, test } from "vitest";
import { reasonOfFailure } from "./sign-in-failure";

describe("reasonOfFailure", () => {
  test.each([
    ["invalid_client", "invalid_client"],
    ["invalid_grant (The code canary-code is used)", "invalid_grant"],
    ["State cookie was missing.", "cookie-missing"],
    ["state mismatch, expected a, got: b", "state-mismatch"],
    ["unexpected iss value, expected https://a, got: https://b", "issuer-mismatch"],
    ["missing required JWT property azp", "audience-mismatch"],
    ["missing required JWT property sub", "claim-missing"],
    ["outgoing request timed out after 10000ms", "timeout"],
  ])("has one word for %j", (message, reason) => {
    expect(reasonOfFailure({ error: new Error(message), providerId: "sso" })).toBe(reason);
  });

  test("is Node's code when the provider could not be reached", () => {
    expect(reasonOfFailure(Object.assign(new Error("getaddrinfo ENOTFOUND idp"), { code: "ENOTFOUND" }))).toBe(
      "ENOTFOUND",
    );
  });

  test.each([
    ["another text of a provider", new Error("canary_error (canary)")],
    ["a code with anything else in it", Object.assign(new Error("canary"), { code: "canary code" })],
    ["no error", { message: "canary" }],
    ["nothing", undefined],
  ])("repeats nothing of %s", (_what, reported) => {
    expect(reasonOfFailure(reported)).toBeUndefined();
  });
});
