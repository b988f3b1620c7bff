import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCase } from "../testing/case-input";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;

beforeAll(async () => {
  ana = await signIn();
  for (let index = 0; index < 30; index += 1) await ana.create(aCase({ title: `Case ${index}` }));
});
afterAll(() => ana.close());

const list = async (input: unknown) => ana.call({ path: "/v1/list-cases", body: JSON.stringify(input) });
const titles = (text: string): string[] => JSON.parse(text).items.map((item: { title: string }) => item.title);

describe("ListCases", () => {
  it("returns at most 25 cases, newest first", async () => {
    const all = titles((await list({})).text);
    expect([all.length, all[0]]).toEqual([25, "Case 29"]);
  });

  it("continues at the token", async () => {
    const { nextToken } = JSON.parse((await list({ maxResults: 2 })).text);
    expect(titles((await list({ maxResults: 2, nextToken })).text)).toEqual(["Case 27", "Case 26"]);
  });

  it("returns no token on the last page", async () => {
    const { nextToken } = JSON.parse((await list({})).text);
    expect(JSON.parse((await list({ nextToken })).text)).not.toHaveProperty("nextToken");
  });

  it("returns the total", async () => {
    expect(JSON.parse((await list({ maxResults: 1 })).text).total).toBe(30);
  });

  it.each([
    ["26 results", "maxResults", { maxResults: 26 }],
    ["0 results", "maxResults", { maxResults: 0 }],
    ["results as text", "maxResults", { maxResults: "5" }],
    ["a made-up token", "nextToken", { nextToken: "made-up" }],
    ["a filter, which AWS does not have", "filter", { filter: {} }],
  ])("refuses %s", async (_what, field, input) => {
    expect(JSON.parse((await list(input)).text).fieldList).toMatchObject([{ name: field }]);
  });
});
