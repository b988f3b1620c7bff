import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type RunningSimulator, startAwsSimulator } from "../server";
import { anAccount, responderArn } from "../testing/account";
import { assumeRole, stsClient } from "../testing/caller";
import { anIdToken, aSigningKey, type SigningKey, startTestIssuer, type TestIssuer } from "../testing/issuer";

const nowSeconds = () => Math.floor(Date.now() / 1000);

let key: SigningKey;
let otherKey: SigningKey;
let ecKey: SigningKey;
let issuer: TestIssuer;
let running: RunningSimulator[] = [];

beforeAll(async () => {
  [key, otherKey, ecKey] = await Promise.all([aSigningKey(), aSigningKey(), aSigningKey("ES256")]);
  issuer = await startTestIssuer([]);
});

beforeEach(() => {
  issuer.keys = [key.publicJwk];
  issuer.issuer = issuer.url;
});

afterEach(async () => {
  await Promise.all(running.map((simulator) => simulator.close()));
  running = [];
});

afterAll(() => issuer.close());

async function start(change?: Parameters<typeof anAccount>[1], issuerUrl = issuer.url): Promise<string> {
  const simulator = await startAwsSimulator({ config: anAccount(issuerUrl, change) });
  running.push(simulator);
  return simulator.url;
}

describe("AssumeRoleWithWebIdentity, for a good token", () => {
  it("returns credentials, the assumed role, the provider, the audience and the subject", async () => {
    const answer = await assumeRole(await start(), await anIdToken(key, issuer.url));
    expect(answer).toMatchObject({
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/), Expiration: expect.any(Date) },
      AssumedRoleUser: {
        Arn: "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
        AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ana@example\.com$/),
      },
      Provider: `arn:aws:iam::111122223333:oidc-provider/${issuer.url.replace("http://", "")}`,
      Audience: "casedesk",
      SubjectFromWebIdentityToken: "ana-1",
    });
  });

  it("returns credentials that AWS's own client can use", async () => {
    const url = await start();
    const { Credentials } = await assumeRole(url, await anIdToken(key, issuer.url));
    const identity = await stsClient(url, Credentials).send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe("arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com");
  });

  it("ends the credentials after one hour by default", async () => {
    const { Credentials } = await assumeRole(await start(), await anIdToken(key, issuer.url));
    expect(Math.abs((Credentials?.Expiration?.getTime() ?? 0) / 1000 - nowSeconds() - 3600)).toBeLessThan(5);
  });

  it("accepts ES256", async () => {
    issuer.keys = [key.publicJwk, ecKey.publicJwk];
    await expect(assumeRole(await start(), await anIdToken(ecKey, issuer.url))).resolves.toHaveProperty("Credentials");
  });

  it("finds the key by its kid among others", async () => {
    issuer.keys = [
      { ...otherKey.publicJwk, kid: "old" },
      { ...key.publicJwk, kid: "new", alg: "RS256", use: "sig" },
    ];
    const token = await anIdToken(key, issuer.url, {}, "new");
    await expect(assumeRole(await start(), token)).resolves.toHaveProperty("Credentials");
  });

  it("fetches the keys again when the issuer has changed them", async () => {
    const url = await start();
    await assumeRole(url, await anIdToken(key, issuer.url));
    issuer.keys = [otherKey.publicJwk];
    await expect(assumeRole(url, await anIdToken(otherKey, issuer.url))).resolves.toHaveProperty("Credentials");
  });

  it("accepts an issuer with a path and a trailing slash", async () => {
    const tenant = await startTestIssuer([key.publicJwk], "/tenant/v2.0/");
    const url = await start(undefined, tenant.url);
    const answer = await assumeRole(url, await anIdToken(key, tenant.url)).finally(tenant.close);
    expect(answer.Provider).toMatch(/\/tenant\/v2\.0\/$/);
  });

  it("accepts a token until five minutes after it expires", async () => {
    const token = await anIdToken(key, issuer.url, { exp: nowSeconds() - 280 });
    await expect(assumeRole(await start(), token)).resolves.toHaveProperty("Credentials");
  });

  it("accepts a list of audiences that contains ours", async () => {
    const token = await anIdToken(key, issuer.url, { aud: ["other", "casedesk"] });
    expect((await assumeRole(await start(), token)).Audience).toBe("casedesk");
  });

  it("takes azp as the audience when there is one", async () => {
    const token = await anIdToken(key, issuer.url, { aud: ["api"], azp: "casedesk" });
    expect((await assumeRole(await start(), token)).Audience).toBe("casedesk");
  });

  it("takes the tags of a provider without nested claims", async () => {
    const token = await anIdToken(key, issuer.url, {
      "https://aws.amazon.com/tags": undefined,
      "https://aws.amazon.com/tags/principal_tags/ir-responders": "true",
    });
    await expect(assumeRole(await start(), token)).resolves.toHaveProperty("Credentials");
  });

  it("needs no sts:TagSession when the token has no tags", async () => {
    const url = await start({ actions: ["sts:AssumeRoleWithWebIdentity"], conditions: () => ({}) });
    const token = await anIdToken(key, issuer.url, { "https://aws.amazon.com/tags": undefined });
    await expect(assumeRole(url, token)).resolves.toHaveProperty("Credentials");
  });
});

describe("AssumeRoleWithWebIdentity, for a token that STS refuses", () => {
  const refusal = (name: string, status: number) => ({ name, $metadata: { httpStatusCode: status } });

  it.each([
    ["expired for more than five minutes", () => ({ exp: nowSeconds() - 320 }), "ExpiredTokenException", 400],
    ["for another audience", () => ({ aud: "other" }), "InvalidIdentityToken", 400],
    ["issued to another party (azp)", () => ({ azp: "other" }), "InvalidIdentityToken", 400],
    ["without a subject", () => ({ sub: undefined }), "InvalidIdentityToken", 400],
    ["with an empty subject", () => ({ sub: "" }), "InvalidIdentityToken", 400],
    ["without an expiry", () => ({ exp: undefined }), "InvalidIdentityToken", 400],
    ["without a time of issue", () => ({ iat: undefined }), "InvalidIdentityToken", 400],
    ["from an issuer that is not registered", () => ({ iss: "https://evil.example" }), "InvalidIdentityToken", 400],
    ["from the issuer with an extra slash", () => ({ iss: `${issuer.url}/` }), "InvalidIdentityToken", 400],
    ["not valid before a later time", () => ({ nbf: nowSeconds() + 600 }), "IDPRejectedClaim", 403],
    [
      "with two values for one tag",
      () => ({ "https://aws.amazon.com/tags": { principal_tags: { "ir-responders": ["true", "false"] } } }),
      "InvalidIdentityToken",
      400,
    ],
    [
      "with the tag of another group",
      () => ({ "https://aws.amazon.com/tags": { principal_tags: { "ir-viewers": ["true"] } } }),
      "AccessDenied",
      403,
    ],
    [
      "with the flat tag of another group",
      () => ({
        "https://aws.amazon.com/tags": undefined,
        "https://aws.amazon.com/tags/principal_tags/ir-viewers": "true",
      }),
      "AccessDenied",
      403,
    ],
    ["without tags", () => ({ "https://aws.amazon.com/tags": undefined }), "AccessDenied", 403],
  ])("refuses a token %s", async (_what, claims, name, status) => {
    const call = assumeRole(await start(), await anIdToken(key, issuer.url, claims()));
    await expect(call).rejects.toMatchObject(errorOf(refusal(name, status)));
  });

  it("refuses a token signed with another key", async () => {
    const call = assumeRole(await start(), await anIdToken(otherKey, issuer.url));
    await expect(call).rejects.toMatchObject(errorOf(refusal("InvalidIdentityToken", 400)));
  });

  it("refuses an unsigned token", async () => {
    const token = new UnsecuredJWT({ iss: issuer.url, sub: "ana-1", aud: "casedesk" })
      .setIssuedAt()
      .setExpirationTime("5m")
      .encode();
    const call = assumeRole(await start(), token);
    await expect(call).rejects.toMatchObject(errorOf(refusal("InvalidIdentityToken", 400)));
  });

  it("refuses a token signed with a shared secret, even if the issuer publishes it", async () => {
    const secret = new TextEncoder().encode("a shared secret of 32 bytes or more");
    issuer.keys = [{ kty: "oct", k: Buffer.from(secret).toString("base64url") }];
    const token = await new SignJWT({ iss: issuer.url, sub: "ana-1", aud: "casedesk" })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(secret);
    await expect(assumeRole(await start(), token)).rejects.toMatchObject({ message: "Unsupported algorithm: HS256" });
  });

  it("refuses text that is not a token", async () => {
    const call = assumeRole(await start(), "not-a-token");
    await expect(call).rejects.toMatchObject(errorOf(refusal("InvalidIdentityToken", 400)));
  });

  it("refuses an issuer whose discovery document names another", async () => {
    issuer.issuer = "https://other.example";
    const call = assumeRole(await start(), await anIdToken(key, issuer.url));
    await expect(call).rejects.toMatchObject(errorOf(refusal("InvalidIdentityToken", 400)));
  });

  it("answers IDPCommunicationError when the issuer cannot be reached", async () => {
    const gone = await startTestIssuer([key.publicJwk]);
    await gone.close();
    const call = assumeRole(await start(undefined, gone.url), await anIdToken(key, gone.url));
    await expect(call).rejects.toMatchObject(errorOf(refusal("IDPCommunicationError", 400)));
  });

  it("refuses tags when the trust policy does not allow sts:TagSession", async () => {
    const url = await start({ actions: ["sts:AssumeRoleWithWebIdentity"] });
    await expect(assumeRole(url, await anIdToken(key, issuer.url))).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("refuses a source identity when the trust policy does not allow sts:SetSourceIdentity", async () => {
    const token = await anIdToken(key, issuer.url, { "https://aws.amazon.com/source_identity": "ana" });
    await expect(assumeRole(await start(), token)).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("refuses a session name that the trust policy does not allow", async () => {
    const url = await start({ conditions: () => ({ StringEquals: { "sts:RoleSessionName": "ana-1" } }) });
    await expect(assumeRole(url, await anIdToken(key, issuer.url))).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("accepts the session name that the trust policy requires", async () => {
    const url = await start({ conditions: () => ({ StringEquals: { "sts:RoleSessionName": "ana-1" } }) });
    const call = assumeRole(url, await anIdToken(key, issuer.url), { RoleSessionName: "ana-1" });
    await expect(call).resolves.toHaveProperty("Credentials");
  });

  it("gives the same error for a role that does not exist as for one that does not trust the token", async () => {
    const url = await start();
    const message = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    const call = assumeRole(url, await anIdToken(key, issuer.url), { RoleArn: `${responderArn}2` });
    await expect(call).rejects.toMatchObject({ name: "AccessDenied", message });
  });
});

describe("AssumeRoleWithWebIdentity, for a parameter out of its limits", () => {
  it.each([
    ["a session name with an apostrophe", { RoleSessionName: "bob.o'brien@example.com" }],
    ["a session name of one letter", { RoleSessionName: "a" }],
    ["a session name of 65 letters", { RoleSessionName: "a".repeat(65) }],
    ["a session name with an umlaut", { RoleSessionName: "jürgen" }],
    ["a session name that ends with a line break", { RoleSessionName: "ana\n" }],
    ["less than 15 minutes", { DurationSeconds: 899 }],
    ["more than 12 hours", { DurationSeconds: 43_201 }],
    ["more than the role's own limit", { DurationSeconds: 7201 }],
    ["a role ARN of 19 characters", { RoleArn: "arn:aws:iam::1:role" }],
    ["a token of 3 characters", { WebIdentityToken: "abc" }],
    ["a token of 20,001 characters", { WebIdentityToken: "a".repeat(20_001) }],
    ["a session policy, which this simulator does not support", { Policy: "{}" }],
  ])("refuses %s", async (_what, change) => {
    const call = assumeRole(await start(), await anIdToken(key, issuer.url), change);
    await expect(call).rejects.toMatchObject({ name: "ValidationError", $metadata: { httpStatusCode: 400 } });
  });
});

// The SDK's classes for modelled errors end in Exception; the name on the wire does not.
function errorOf({ name, ...rest }: { name: string; $metadata: { httpStatusCode: number } }) {
  return { name: expect.stringMatching(new RegExp(`^${name}(?:Exception)?$`)), ...rest };
}
