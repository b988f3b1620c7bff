import { expect, test } from "vitest";
import { regions, services } from "./scope-lists";

test("Regions are read out of zones, ARNs and sentences", () => {
  const text = "From eu-central-1a and arn:aws:kms:us-east-1:111122223333:key/x, not mars-north-1";
  expect(regions.valuesWithin(text)).toEqual(["eu-central-1", "us-east-1"]);
});

test.each([
  ["eu-west-9", true],
  ["seen twice", false],
])("of %j, the box of Regions keeps what looks like a code: %s", (text, isKept) => {
  expect(regions.looksLikeValue(text)).toBe(isKept);
});

test("services are read out of hosts and ARNs, each once", () => {
  const text =
    "GetObject at s3.eu-central-1.amazonaws.com, then kms.amazonaws.com for arn:aws:s3:::data/x and arn:aws:sqs:eu-central-1:111122223333:q";
  expect(services.valuesWithin(text)).toEqual(["Amazon S3", "AWS KMS", "Amazon SQS"]);
});

test("a pasted line that is longer than AWS takes becomes no service", () => {
  expect([services.looksLikeValue("Our log lake"), services.looksLikeValue("x".repeat(51))]).toEqual([true, false]);
});
