import { expect, test } from "vitest";
import { findPerson, toClaims } from "./people";

test("a person keeps the same subject after a restart", () => {
  expect(findPerson("ana")?.sub).toBe("611a30777cc2e29873c87c2d9b1680a9");
});

test("the subject does not reveal the login", () => {
  expect(findPerson("ana-silva")?.sub).not.toContain("ana");
});

test.each(["", "bob", "Ana", "ana-", "ana-A", "ana-x@y", "ana/x", `ana-${"x".repeat(60)}`])(
  "nobody has the login '%s'",
  (login) => {
    expect(findPerson(login)).toBeUndefined();
  },
);

test("a person with two groups has a session tag for each", () => {
  const max = findPerson("max");
  expect(max && toClaims(max)["https://aws.amazon.com/tags"]).toHaveProperty("principal_tags", {
    "ir-responders": ["true"],
    "ir-viewers": ["true"],
  });
});
