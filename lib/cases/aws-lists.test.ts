import { AwsRegion } from "@aws-sdk/client-security-ir";
import { describe, expect, test } from "vitest";
import { awsRegions, isAwsRegionCode } from "./aws-regions";
import { awsServices } from "./aws-services";

describe("awsRegions", () => {
  test("has exactly the Regions of AWS's client", () => {
    expect(awsRegions.map(({ code }) => code).toSorted()).toEqual(Object.values<string>(AwsRegion).toSorted());
  });

  test("gives each Region a name of its own", () => {
    expect(new Set(awsRegions.map(({ name }) => name)).size).toBe(36);
  });

  test("keeps each geography together", () => {
    const runs = awsRegions.filter(({ geography }, index) => geography !== awsRegions[index - 1]?.geography);
    expect(runs).toHaveLength(new Set(awsRegions.map(({ geography }) => geography)).size);
  });
});

describe("isAwsRegionCode", () => {
  test.each(["us-gov-west-1", "EU-CENTRAL-1", "", "__proto__", "constructor"])("refuses %j", (text) => {
    expect(isAwsRegionCode(text)).toBe(false);
  });
});

describe("awsServices", () => {
  test("contains only names that AWS accepts", () => {
    expect(awsServices.filter((name) => !/^[a-zA-Z0-9 -.():]{2,50}$/.test(name))).toEqual([]);
  });

  test("contains each name once, sorted without regard to case", () => {
    const sorted = [...new Set(awsServices)].toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(awsServices).toEqual(sorted);
  });

  test.each([
    ["s3", "Amazon S3"],
    ["ec2", "Amazon EC2"],
    ["iam", "AWS IAM"],
    ["kms", "AWS KMS"],
    ["vpc", "Amazon VPC"],
    ["sts", "AWS STS"],
    ["rds", "Amazon RDS"],
    ["eks", "Amazon EKS"],
    ["sso", "AWS IAM Identity Center (SSO)"],
    ["ssm", "AWS Systems Manager (SSM)"],
  ])("is found by %s", (typed, name) => {
    expect(awsServices.filter((service) => service.toLowerCase().includes(typed))).toContain(name);
  });
});
