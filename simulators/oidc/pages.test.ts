import { expect, test } from "vitest";
import { contentSecurityPolicy, messagePage, signInPage } from "./pages";

test("input is shown as text, never as markup", () => {
  expect(signInPage({ login: '"><b>', error: "No." })).toContain('value="&#34;&#62;&#60;b&#62;"');
});

test("an error is in the title, where a screen reader starts", () => {
  expect(signInPage({ login: "ana", error: "No." })).toContain("<title>Error: Sign in");
});

test("the page needs no script", () => {
  expect(signInPage()).not.toContain("<script");
});

test("details of an error are shown as text", () => {
  expect(messagePage("Refused", "<img>")).toContain("&#60;img&#62;");
});

test("forms may end at the portal's origins, each named once", () => {
  const policy = contentSecurityPolicy(["http://127.0.0.1:3000/a", "http://127.0.0.1:3000/b"]);
  expect(policy).toContain("form-action 'self' http://127.0.0.1:3000;");
});
