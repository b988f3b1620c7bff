import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SignedCallOptions, signedCall, stsClient } from "./testing/caller";
import { aCase } from "./testing/case-input";
import { type SignedIn, signIn } from "./testing/signed-in";

let ana: SignedIn;

beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const create: SignedCallOptions = { path: "/v1/create-case", body: JSON.stringify(aCase()) };

async function outcome(options: SignedCallOptions, credentials = ana.credentials) {
  const { status, headers } = await signedCall(ana.simulator.url, credentials, options);
  return [status, headers.get("x-amzn-errortype")];
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Takes a header off the list of those that were signed. */
const unlisted = (name: string) => (signed: string) =>
  signed.replace(/SignedHeaders=[^,]+/, (list) => list.replace(new RegExp(`${name};|;${name}(?=$)`), ""));

describe("a signed call", () => {
  it("is accepted when the SDK's signer made it", async () => {
    expect(await outcome(create)).toEqual([201, null]);
  });

  it("is accepted with a non-ASCII body", async () => {
    expect(await outcome({ ...create, body: JSON.stringify(aCase({ title: "Größe 🔥" })) })).toEqual([201, null]);
  });

  it("is accepted with an encoded label in the path", async () => {
    const path = `/v1/cases/${encodeURIComponent("1234567890 (old)/é")}/get-case`;
    expect(await outcome({ path })).toEqual([404, "ResourceNotFoundException"]);
  });

  it("is accepted with a query", async () => {
    expect(await outcome({ path: "/v1/cases/1234567890/get-case?b=2&a=1%202" })).toEqual([
      404,
      "ResourceNotFoundException",
    ]);
  });

  it("is accepted four minutes late", async () => {
    expect(await outcome({ ...create, signingDate: minutesAgo(4) })).toEqual([201, null]);
  });

  it.each([
    ["is not signed", { tamper: { authorization: undefined } }, 403, "MissingAuthenticationTokenException"],
    [
      "has a malformed Authorization",
      { tamper: { authorization: "AWS4-HMAC-SHA256 x" } },
      400,
      "IncompleteSignatureException",
    ],
    ["leaves an x-amz header unsigned", { tamper: { "x-amz-extra": "1" } }, 403, "InvalidSignatureException"],
    ["leaves its host unsigned", { authorization: unlisted("host") }, 403, "InvalidSignatureException"],
    ["leaves its content type unsigned", { authorization: unlisted("content-type") }, 403, "InvalidSignatureException"],
    ["lacks its date", { tamper: { "x-amz-date": undefined } }, 400, "IncompleteSignatureException"],
    [
      "lacks a header that it lists as signed",
      { tamper: { "x-amz-content-sha256": undefined } },
      403,
      "InvalidSignatureException",
    ],
    ["lacks its session token", { tamper: { "x-amz-security-token": undefined } }, 403, "UnrecognizedClientException"],
    ["has another session token", { tamper: { "x-amz-security-token": "other" } }, 403, "UnrecognizedClientException"],
    [
      "has a signed header changed",
      { tamper: { "content-type": "application/json; charset=utf-8" } },
      403,
      "InvalidSignatureException",
    ],
    [
      "has the digest of another body",
      { tamper: { "x-amz-content-sha256": "0".repeat(64) } },
      403,
      "InvalidSignatureException",
    ],
    ["is signed for another Region", { region: "eu-west-1" }, 403, "InvalidSignatureException"],
    ["is signed for another service", { service: "sts" }, 403, "InvalidSignatureException"],
    ["is six minutes late", { signingDate: minutesAgo(6) }, 403, "InvalidSignatureException"],
    ["is six minutes early", { signingDate: minutesAgo(-6) }, 403, "InvalidSignatureException"],
  ])("is refused when it %s", async (_what, change, status, error) => {
    expect(await outcome({ ...create, ...change })).toEqual([status, error]);
  });

  it("is refused when the date of its scope differs from the date of its signature", async () => {
    const signingDate = new Date();
    const today = signingDate.toISOString().slice(0, 10).replaceAll("-", "");
    const authorization = (signed: string) => signed.replace(`/${today}/`, "/20200101/");
    const { text } = await signedCall(ana.simulator.url, ana.credentials, { ...create, signingDate, authorization });
    expect(text).toContain("Date in Credential scope does not match");
  });

  it("is refused when its body changed after signing", async () => {
    expect(await outcome({ ...create, sentBody: JSON.stringify(aCase({ title: "Changed" })) })).toEqual([
      403,
      "InvalidSignatureException",
    ]);
  });

  it("is refused for an unknown access key", async () => {
    const credentials = { ...ana.credentials, AccessKeyId: "ASIAAAAAAAAAAAAAAAAA" };
    expect(await outcome(create, credentials)).toEqual([403, "UnrecognizedClientException"]);
  });

  it("is refused for a wrong secret key", async () => {
    const credentials = { ...ana.credentials, SecretAccessKey: "other" };
    expect(await outcome(create, credentials)).toEqual([403, "InvalidSignatureException"]);
  });

  it("is refused for the session token of another session", async () => {
    const other = await ana.as("wes");
    const credentials = { ...ana.credentials, SessionToken: other.SessionToken };
    expect(await outcome(create, credentials)).toEqual([403, "UnrecognizedClientException"]);
  });

  it("is refused when the session has ended", async () => {
    let now = Date.now();
    const later = await signIn({ now: () => now });
    now += 3_601_000;
    const { status, headers } = await later.create(aCase()).finally(later.close);
    expect([status, headers.get("x-amzn-errortype")]).toEqual([403, "ExpiredTokenException"]);
  });

  it("is refused before anything is stored", async () => {
    const before = await ana.admin("GET", "cases");
    await outcome({ ...create, region: "eu-west-1" });
    expect(await ana.admin("GET", "cases")).toEqual(before);
  });

  it("is refused with STS's own error", async () => {
    const credentials = { ...ana.credentials, SecretAccessKey: "other" };
    const call = stsClient(ana.simulator.url, credentials).send(new GetCallerIdentityCommand({}));
    await expect(call).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  });

  it("is refused with STS's own error for an unknown key", async () => {
    const credentials = { ...ana.credentials, AccessKeyId: "ASIAAAAAAAAAAAAAAAAA" };
    const call = stsClient(ana.simulator.url, credentials).send(new GetCallerIdentityCommand({}));
    await expect(call).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  });
});
