import { describe, expect, test } from "vitest";
import { awsServices } from "./aws-services";
import { toListedService } from "./listed-service";

describe("toListedService", () => {
  test.each([
    ["s3", "Amazon S3"],
    ["EC2", "Amazon EC2"],
    [" iam ", "AWS IAM"],
    ["sts", "AWS STS"],
    ["rds", "Amazon RDS"],
    ["kms", "AWS KMS"],
    ["eks", "Amazon EKS"],
    ["ecs", "Amazon ECS"],
    ["vpc", "Amazon VPC"],
    ["lambda", "AWS Lambda"],
    ["guardduty", "Amazon GuardDuty"],
    ["route53", "Amazon Route 53"],
    ["secretsmanager", "AWS Secrets Manager"],
    ["x-ray", "AWS X-Ray"],
    ["AWS S3", "Amazon S3"],
    ["elb", "Elastic Load Balancing (ELB)"],
    ["elastic load balancing", "Elastic Load Balancing (ELB)"],
    ["SSM", "AWS Systems Manager (SSM)"],
    ["Systems Manager", "AWS Systems Manager (SSM)"],
    ["AWS Identity and Access Management (IAM)", "AWS IAM"],
    ["Amazon Simple Storage Service (S3)", "Amazon S3"],
  ])("%j is %s", (text, name) => {
    expect(toListedService(text)).toBe(name);
  });

  test.each([
    "",
    "aws",
    "()",
    "s",
    "s33",
    "our own log lake",
    "our store (S3)",
    "constructor",
    "__proto__",
    "s3 ".repeat(9999),
  ])("%j is none of the list", (text) => {
    expect(toListedService(text)).toBeUndefined();
  });

  test("knows every name of the list by itself, and by its parts no other", () => {
    const misread = awsServices.filter((name) =>
      [name, name.replace(/^(?:Amazon|AWS) /, ""), /\(([^)]*)\)$/.exec(name)?.[1] ?? name].some(
        (part) => toListedService(part) !== name,
      ),
    );
    expect(misread).toEqual([]);
  });
});
