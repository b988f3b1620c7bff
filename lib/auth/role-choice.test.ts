import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RoleSetting } from "@/lib/env";
import { claimsInConditions, claimsLeftOut, pickRole, rolesFor, toAccountId } from "./role-choice";

function aRole(name: string, when?: RoleSetting["when"]): RoleSetting {
  return { label: name, arn: `arn:aws:iam::111122223333:role/${name}`, ...(when ? { when } : {}) };
}

const everyone = aRole("Everyone");
const responder = aRole("Responder", { claim: "groups", has: "ir-responders" });
const viewer = aRole("Viewer", { claim: "groups", has: "ir-viewers" });

describe("the roles that claims give", () => {
  test("need no claim when the role is for everyone", () => {
    expect(rolesFor({}, [everyone])).toEqual([everyone]);
  });

  test("are those whose value is in the claim, a list", () => {
    expect(rolesFor({ groups: ["other", "ir-responders"] }, [responder, viewer])).toEqual([responder]);
  });

  test("are those whose value is the claim, a string", () => {
    expect(rolesFor({ groups: "ir-viewers" }, [responder, viewer])).toEqual([viewer]);
  });

  test.each([
    ["[ir-responders, other]"],
    ["[other, ir-responders]"],
    ["[ir-responders]"],
    [" [ other ,ir-responders ] "],
    ["other,ir-responders"],
    ["ir-responders, other"],
    ['["other", "ir-responders"]'],
  ])("are those whose value the claim lists in one text: %s", (groups) => {
    expect(rolesFor({ groups }, [responder, viewer])).toEqual([responder]);
  });

  test("can depend on a value with commas of its own", () => {
    const role = aRole("Role", { claim: "groups", has: "CN=ir,OU=groups" });
    expect(rolesFor({ groups: "CN=ir,OU=groups" }, [role])).toEqual([role]);
  });

  test("can depend on an attribute of a Cognito user pool", () => {
    const role = aRole("Role", { claim: "custom:groups", has: "ir" });
    expect(rolesFor({ "custom:groups": "[ir, staff]" }, [role])).toEqual([role]);
  });

  test("come in the order of the settings, not of the claim", () => {
    expect(rolesFor({ groups: ["ir-viewers", "ir-responders"] }, [responder, viewer])).toEqual([responder, viewer]);
  });

  test("can depend on a claim whose name is a URL", () => {
    const role = aRole("Role", { claim: "https://portal.example/claims/roles.v1", has: "ir" });
    expect(rolesFor({ "https://portal.example/claims/roles.v1": ["ir"] }, [role])).toEqual([role]);
  });

  test.each([
    ["no claim at all", {}],
    ["an empty list", { groups: [] }],
    ["a longer text", { groups: "ir-responders-of-another-company" }],
    ["a text that lists a longer text", { groups: "ir-responders-of-another-company,other" }],
    ["a text that lists it with a word more", { groups: "the ir-responders, other" }],
    ["a text that lists it in a list", { groups: '[["ir-responders"]]' }],
    ["a text that lists it as a key", { groups: '{"ir-responders": true}' }],
    ["a text that begins before the list", { groups: "not[ir-responders]" }],
    ["a text that goes on after the list", { groups: "[ir-responders]-not" }],
    ["a text with half a bracket", { groups: "[ir-responders" }],
    ["a list whose entry lists", { groups: ["ir-responders,other"] }],
    ["another case", { groups: ["IR-Responders"] }],
    ["a space more", { groups: ["ir-responders "] }],
    ["a list in a list", { groups: [["ir-responders"]] }],
    ["an object with that key", { groups: { "ir-responders": true } }],
    ["an object that reads so", { groups: Object("ir-responders") }],
    ["true", { groups: true }],
    ["null", { groups: null }],
    ["a claim of a similar name", { group: ["ir-responders"], Groups: ["ir-responders"] }],
  ])("are none for %s", (_what, claims) => {
    expect(rolesFor(claims, [responder])).toEqual([]);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "are not given by what every object has: %s",
    (claim) => {
      const inherited = Reflect.get({}, claim);
      // The value stands in for the one that a prototype would offer, whatever its type.
      const role = { ...aRole("Role"), when: { claim, has: inherited as string } };
      expect(rolesFor({}, [role])).toEqual([]);
    },
  );

  test("can depend on a claim named __proto__ that the token really holds", () => {
    const role = aRole("Role", { claim: "__proto__", has: "ir" });
    expect(rolesFor(JSON.parse('{"__proto__":["ir"]}'), [role])).toEqual([role]);
  });

  test("are not given by a claim that sets the prototype", () => {
    expect(rolesFor(JSON.parse('{"__proto__":{"groups":["ir-responders"]}}'), [responder])).toEqual([]);
  });

  test("are always from the settings, whatever the claims", () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom("groups", "__proto__", "role") }), (claims) => {
        expect([responder, viewer]).toEqual(expect.arrayContaining(rolesFor(claims, [responder, viewer])));
      }),
    );
  });
});

describe("the role that is taken", () => {
  test("is the first of several", () => {
    expect(pickRole([responder, viewer], undefined)).toBe(responder);
  });

  test("is the chosen one when the claims give it", () => {
    expect(pickRole([responder, viewer], viewer.arn)).toBe(viewer);
  });

  test("is the first when the chosen one is not given any more", () => {
    expect(pickRole([responder], viewer.arn)).toBe(responder);
  });

  test.each(["", "arn:aws:iam::999999999999:role/Admin", "__proto__", "0", "Viewer"])(
    "is the first when the choice is forged: %j",
    (forged) => {
      expect(pickRole([responder, viewer], forged)).toBe(responder);
    },
  );

  test("is none when the claims give none, even with a choice", () => {
    expect(pickRole([], responder.arn)).toBeUndefined();
  });
});

describe("the claims that are looked at", () => {
  test("are named once each, in the order of the settings", () => {
    const other = aRole("Other", { claim: "department", has: "security" });
    expect(claimsInConditions([responder, everyone, other, viewer])).toEqual(["groups", "department"]);
  });
});

describe("the claims that a provider left out", () => {
  const overage = { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint: "https://graph.example" } } };

  test.each([
    ["refers to them elsewhere", overage],
    ["says that there are groups", { hasgroups: true }],
    ["says so in a text", { hasgroups: "true" }],
  ])("are the groups when the token %s", (_what, claims) => {
    expect(claimsLeftOut(claims, [everyone, responder])).toEqual(["groups"]);
  });

  test.each([
    ["holds no groups", {}],
    ["holds them all the same", { ...overage, hasgroups: true, groups: ["other"] }],
    ["says that there are none", { hasgroups: false }],
    ["refers to another claim elsewhere", { _claim_names: { address: "src1" } }],
    ["has a text where the references are", { _claim_names: "groups" }],
    ["has null where the references are", { _claim_names: null }],
  ])("are none when the token %s", (_what, claims) => {
    expect(claimsLeftOut(claims, [responder])).toEqual([]);
  });

  test("do not matter when no role depends on them", () => {
    expect(claimsLeftOut(overage, [aRole("Role", { claim: "roles", has: "ir" })])).toEqual([]);
  });
});

describe("the account of a role", () => {
  test.each([
    ["arn:aws:iam::111122223333:role/Role", "111122223333"],
    ["arn:aws-us-gov:iam::000011112222:role/path/Role", "000011112222"],
  ])("of %s is %s", (arn, accountId) => {
    expect(toAccountId(arn)).toBe(accountId);
  });
});
