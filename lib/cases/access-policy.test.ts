import { expect, test } from "vitest";
import { toAccessPolicy } from "./access-policy";
import { actionsOf } from "./case-rights";

const arn = "arn:aws:security-ir:us-east-1:111122223333:case/1234567890";

test("a policy names one case, and the actions of each right once", () => {
  expect(JSON.parse(toAccessPolicy(arn, ["read", "comment"]))).toEqual({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: [...actionsOf("read"), ...actionsOf("comment")], Resource: arn }],
  });
});

test("a policy to read cannot change the case", () => {
  expect(toAccessPolicy(arn, ["read"])).not.toMatch(/Create|Update|Close|Send|security-ir:(Tag|Untag)/);
});
