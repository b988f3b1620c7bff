import { describe, expect, test } from "vitest";
import { toAuthor } from "./principal";

describe("toAuthor", () => {
  test.each([
    ["AWS Responder", { isAws: true, name: "AWS Responder" }],
    ["security-ir.amazonaws.com", { isAws: true, name: "AWS" }],
    ["111122223333", { isAws: false, name: "Account 111122223333" }],
    [
      "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
      { isAws: false, name: "ana@example.com" },
    ],
    ["arn:aws-us-gov:sts::111122223333:assumed-role/Responder/ana", { isAws: false, name: "ana" }],
    ["arn:aws:iam::111122223333:user/teams/blue/ana", { isAws: false, name: "ana" }],
    ["arn:aws:iam::111122223333:root", { isAws: false, name: "arn:aws:iam::111122223333:root" }],
    ["somebody new", { isAws: false, name: "somebody new" }],
    ["", { isAws: false, name: "Unknown" }],
    [undefined, { isAws: false, name: "Unknown" }],
  ])("names %s", (principal, author) => {
    expect(toAuthor(principal)).toEqual(author);
  });

  test("takes nobody for AWS whose name only sounds like it", () => {
    const named = "arn:aws:sts::111122223333:assumed-role/Role/AWS Responder";
    expect([toAuthor(named).isAws, toAuthor(" AWS Responder").isAws]).toEqual([false, false]);
  });
});
