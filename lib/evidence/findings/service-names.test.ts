import { describe, expect, test } from "vitest";
import { awsServices } from "@/lib/cases/aws-services";
import { toServiceName } from "./service-names";

describe("toServiceName", () => {
  test.each([
    ["s3.amazonaws.com", "Amazon S3"],
    ["monitoring.amazonaws.com", "Amazon CloudWatch"],
    ["ec2.eu-west-1.amazonaws.com", "Amazon EC2"],
    ["iam", "AWS IAM"],
    ["AwsEc2Instance", "Amazon EC2"],
    ["AwsEc2Volume", "Amazon EBS"],
    ["AwsIamAccessKey", "AWS IAM"],
    ["AwsElbv2LoadBalancer", "Elastic Load Balancing (ELB)"],
    ["AccessKey", "AWS IAM"],
    ["EKS_CLUSTER", "Amazon EKS"],
    ["RDSDBInstance", "Amazon RDS"],
    ["S3_OBJECT", "Amazon S3"],
    ["AWS::Lambda::Function", "AWS Lambda"],
    ["AWS::S3::Bucket", "Amazon S3"],
    ["amazon dynamodb", "Amazon DynamoDB"],
  ])("recognises %s as %s", (text, name) => {
    expect(toServiceName(text)).toBe(name);
  });

  test.each(["", "nothing", "instances of ours", "s3.example.com", "toString", "__proto__", "x".repeat(10_000)])(
    "does not recognise %j",
    (text) => {
      expect(toServiceName(text)).toBeUndefined();
    },
  );

  test("recognises every name in awsServices", () => {
    expect(awsServices.filter((name) => toServiceName(name) !== name)).toEqual([]);
  });
});
