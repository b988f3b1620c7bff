import { expect, test } from "vitest";
import { CookieJar } from "./cookie-jar";

const answer = (...lines: string[]) => new Headers(lines.map((line) => ["set-cookie", line] as [string, string]));

test("cookies that were set go back, the newest value of each", () => {
  const jar = new CookieJar();
  jar.take(answer("a=1; Path=/", "b=x=y; HttpOnly"));
  jar.take(answer("a=2; Path=/"));
  expect(jar.header()).toBe("a=2; b=x=y");
});

test("a cookie that is deleted does not go back", () => {
  const jar = new CookieJar();
  jar.take(answer("a=1", "b=2"));
  jar.take(answer("a=; Max-Age=0", "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
  expect(jar.header()).toBe("");
});
