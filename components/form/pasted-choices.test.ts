import { describe, expect, test } from "vitest";
import { readPastedChoices } from "./pasted-choices";

const values = new Map([
  ["s3", "Amazon S3"],
  ["ec2", "Amazon EC2"],
  ["route 53", "Amazon Route 53"],
  ["iam", "AWS IAM"],
]);
const toKnownValue = (text: string) => values.get(text.toLowerCase());
const isListed = (text: string) => text.startsWith("A");
const valuesWithin = (text: string) =>
  [...values].filter(([code]) => text.includes(`<${code}>`)).map(([, name]) => name);
const rules = { isListed, toKnownValue, valuesWithin };
const open = { ...rules, takesAnyText: true };
const closed = { ...rules, takesAnyText: false };

describe("a pasted list of choices", () => {
  test.each([
    ["commas and line ends", "S3, EC2\nIAM", ["Amazon S3", "Amazon EC2", "AWS IAM"]],
    ["semicolons", "S3;Route 53", ["Amazon S3", "Amazon Route 53"]],
    ["cells", "S3\tEC2\r\n\r\n", ["Amazon S3", "Amazon EC2"]],
    ["blanks", "S3 EC2 IAM", ["Amazon S3", "Amazon EC2", "AWS IAM"]],
  ])("is split at %s", (_name, pasted, known) => {
    expect(readPastedChoices(pasted, open)).toEqual({ values: known, corrected: known.length, unknown: [] });
  });

  test("keeps the words of a name together, known or not", () => {
    expect(readPastedChoices("Route 53, our IAM tool", open)).toEqual({
      values: ["Amazon Route 53"],
      corrected: 1,
      unknown: ["our IAM tool"],
    });
  });

  test("is split at line ends, whatever the lines hold", () => {
    expect(readPastedChoices("Our log lake\nOur queue", open)).toEqual({
      values: [],
      corrected: 0,
      unknown: ["Our log lake", "Our queue"],
    });
  });

  test("that allows listed values only is split after a digit if one part is known", () => {
    expect(readPastedChoices("S3 EC9 IAM", closed)).toEqual({
      values: ["Amazon S3", "AWS IAM"],
      corrected: 2,
      unknown: ["EC9"],
    });
  });

  test("may be one longer text that has values in it", () => {
    expect(readPastedChoices("seen in <s3> and <iam> at night", closed)).toEqual({
      values: ["Amazon S3", "AWS IAM"],
      corrected: 1,
      unknown: [],
    });
  });

  test("counts as corrected what is not called as the list calls it", () => {
    values.set("aws kms", "AWS KMS");
    expect(readPastedChoices("AWS KMS\nS3", open)?.corrected).toBe(1);
  });

  test.each(["", "S3", "S3\n", "our tool, your tool", "our IAM tool", "S3\n".repeat(1_001)])(
    "of %j is no list",
    (pasted) => {
      expect(readPastedChoices(pasted, open)).toBeUndefined();
    },
  );
});
