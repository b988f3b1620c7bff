import { describe, expect, test } from "vitest";
import { hasBearerToken } from "./bearer-token";

const token = "0123456789abcdef0123456789abcdef";
const asks = (authorization: string) => hasBearerToken(new Headers({ authorization }), token);

describe("a bearer token", () => {
  test.each([`Bearer ${token}`, `bearer ${token}`])("is taken: %s", (authorization) => {
    expect(asks(authorization)).toBe(true);
  });

  test.each([
    "",
    "Bearer",
    "Bearer ",
    token,
    `Basic ${token}`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token}0`,
    `Bearer ${token.toUpperCase()}`,
    `Bearer x ${token}`,
    `Bearer ${token} x`,
  ])("is not: %j", (authorization) => {
    expect(asks(authorization)).toBe(false);
  });

  test("is not there without the header", () => {
    expect(hasBearerToken(new Headers(), token)).toBe(false);
  });
});
