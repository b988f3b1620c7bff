import { describe, expect, test } from "vitest";
import { reasonOfFailure } from "./sign-in-failure";

/** As openid-client throws it: what went wrong is the cause. */
function failed(inner: string, code = "OAUTH_INVALID_RESPONSE"): Error {
  const cause = Object.assign(new Error(inner), { code });
  return Object.assign(new Error("invalid response encountered", { cause }), { code });
}

describe("reasonOfFailure", () => {
  // identity-provider.test.ts sees the others, from openid-client itself.
  test.each([
    ['unexpected "state" response parameter value', "state-mismatch"],
    ['unexpected "iss" (issuer) response parameter value', "issuer-mismatch"],
    ["JWT signature verification failed", "signature-refused"],
    ["The operation was aborted due to timeout", "timeout"],
    ["The answer of the identity provider is larger than 1 MB", "answer-refused"],
  ])("has one word for %j", (message, reason) => {
    expect(reasonOfFailure(failed(message))).toBe(reason);
  });

  test("is the provider's own code if the protocol names it", () => {
    const refusal = Object.assign(new Error("server responded with an error"), { error: "invalid_grant" });
    expect(reasonOfFailure(refusal)).toBe("invalid_grant");
  });

  test("is Node's code when the provider could not be reached", () => {
    const cause = Object.assign(new Error("getaddrinfo ENOTFOUND idp"), { code: "ENOTFOUND" });
    expect(reasonOfFailure(new TypeError("fetch failed", { cause }))).toBe("ENOTFOUND");
  });

  test.each([
    ["another text of a provider", Object.assign(new Error("canary"), { error: "canary_error" })],
    ["a code with anything else in it", Object.assign(new Error("canary"), { code: "canary code" })],
    ["no error", { message: "canary" }],
    ["nothing", undefined],
  ])("repeats nothing of %s", (_what, reported) => {
    expect(reasonOfFailure(reported)).toBeUndefined();
  });
});
