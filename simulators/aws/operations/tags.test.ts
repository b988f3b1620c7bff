import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getCase, openCase } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const pathOf = (arn: unknown) => `/v1/tags/${encodeURIComponent(String(arn))}`;

async function aTaggedCase(tags: Record<string, string> = { team: "blue" }): Promise<string> {
  return pathOf((await getCase(ana, await openCase(ana, { tags }))).caseArn);
}

const list = async (path: string) => JSON.parse((await ana.call({ path })).text).tags;
const tag = (path: string, tags: unknown) => ana.call({ path, body: JSON.stringify({ tags }) });

describe("ListTagsForResource", () => {
  it("gives the tags that the case was opened with", async () => {
    expect(await list(await aTaggedCase())).toEqual({ team: "blue" });
  });

  it("answers 404 for a case that does not exist", async () => {
    expect(
      (await ana.call({ path: pathOf("arn:aws:security-ir:us-east-1:111122223333:case/0000000000") })).status,
    ).toBe(404);
  });

  it("refuses what is not the ARN of a case or a membership", async () => {
    expect(JSON.parse((await ana.call({ path: pathOf("arn:aws:s3:::a-bucket") })).text)).toMatchObject({
      fieldList: [{ name: "resourceArn" }],
    });
  });

  it("refuses a role without the right", async () => {
    const reader = await signIn({}, ["security-ir:GetCase"]);
    const path = pathOf("arn:aws:security-ir:us-east-1:111122223333:case/0000000000");
    expect((await reader.call({ path }).finally(reader.close)).status).toBe(403);
  });
});

describe("TagResource", () => {
  it("adds a tag and changes another, without a body in its answer", async () => {
    const path = await aTaggedCase();
    const { status, text } = await tag(path, { team: "red", drill: "true" });
    expect([status, text, await list(path)]).toEqual([204, "", { team: "red", drill: "true" }]);
  });

  it.each([
    ["a key that AWS reserves", { "aws:team": "x" }],
    ["a value of 257 characters", { team: "x".repeat(257) }],
  ])("refuses %s", async (_what, tags) => {
    expect((await tag(await aTaggedCase(), tags)).status).toBe(400);
  });

  it("refuses the 201st tag", async () => {
    const full = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key-${index}`, ""]));
    expect((await tag(await aTaggedCase(full), { another: "" })).status).toBe(400);
  });
});

describe("UntagResource", () => {
  const untag = (path: string, query: string) => ana.call({ path: `${path}?${query}`, method: "DELETE" });

  it("takes the keys from the query", async () => {
    const path = await aTaggedCase({ team: "blue", drill: "true", kept: "" });
    const { status } = await untag(path, "tagKeys=team&tagKeys=drill&tagKeys=none");
    expect([status, await list(path)]).toEqual([200, { kept: "" }]);
  });

  it("refuses a call without keys", async () => {
    expect((await untag(await aTaggedCase(), "")).status).toBe(400);
  });
});
