import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RoleSetting } from "@/lib/env";
import { responder, viewer } from "@/lib/testing/settings";
import { rolesInSet, toRoleSet } from "./role-set";

const contractor: RoleSetting = { label: "Contractor", arn: "arn:aws:iam::111122223333:role/Contractor" };
const allRoles: readonly RoleSetting[] = [responder, viewer, contractor];
const hash = toRoleSet([], allRoles).split(".")[0];

describe("a set of roles", () => {
  test("holds the roles it was made of, in the order of AWS_ROLES", () => {
    fc.assert(
      fc.property(fc.subarray(Array.from({ length: 60 }, (_, index) => index)), (indexes) => {
        const many = Array.from({ length: 60 }, (_, index) => ({ ...contractor, arn: `${contractor.arn}${index}` }));
        const held = many.filter((_, index) => indexes.includes(index));
        expect(rolesInSet(toRoleSet(held.toReversed(), many), many)).toEqual(held);
      }),
    );
  });

  test("takes 25 characters at most for fifty roles", () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...contractor, arn: `${contractor.arn}${index}` }));
    expect(toRoleSet(many, many)).toMatch(/^.{1,25}$/);
  });

  test.each<[string, readonly RoleSetting[]]>([
    ["has one role more", [...allRoles, { ...contractor, arn: `${contractor.arn}2` }]],
    ["has one role fewer", [responder, viewer]],
    ["is in another order", [viewer, responder, contractor]],
    ["names another role in the same place", [responder, { ...viewer, arn: `${viewer.arn}2` }, contractor]],
    ["asks for another group", [responder, { ...viewer, when: { claim: "groups", has: "others" } }, contractor]],
  ])("is empty when AWS_ROLES %s", (_what, changed) => {
    expect(rolesInSet(toRoleSet(allRoles, allRoles), changed)).toEqual([]);
  });

  test("holds nothing outside AWS_ROLES, whatever bits are forged", () => {
    expect(rolesInSet(`${hash}.${"f".repeat(400)}`, allRoles)).toEqual(allRoles);
  });

  test.each(["", ".", hash, `${hash}.`, `${hash}.g`, `${hash}.-1`, `${hash}.0x7`, `${hash}.7.7`, ".7", `x${hash}.7`])(
    "is empty when it is not one: %j",
    (text) => {
      expect(rolesInSet(String(text), allRoles)).toEqual([]);
    },
  );
});
