/**
 * The 36 values of AWS's enum AwsRegion (service model `security-ir`), grouped by geography. GovCloud is not among
 * them.
 */
export const awsRegions = [
  { code: "us-east-1", name: "US East (N. Virginia)", geography: "North America" },
  { code: "us-east-2", name: "US East (Ohio)", geography: "North America" },
  { code: "us-west-1", name: "US West (N. California)", geography: "North America" },
  { code: "us-west-2", name: "US West (Oregon)", geography: "North America" },
  { code: "ca-central-1", name: "Canada (Central)", geography: "North America" },
  { code: "ca-west-1", name: "Canada West (Calgary)", geography: "North America" },
  { code: "mx-central-1", name: "Mexico (Central)", geography: "North America" },
  { code: "sa-east-1", name: "South America (Sao Paulo)", geography: "South America" },
  { code: "eu-central-1", name: "Europe (Frankfurt)", geography: "Europe" },
  { code: "eu-central-2", name: "Europe (Zurich)", geography: "Europe" },
  { code: "eu-north-1", name: "Europe (Stockholm)", geography: "Europe" },
  { code: "eu-south-1", name: "Europe (Milan)", geography: "Europe" },
  { code: "eu-south-2", name: "Europe (Spain)", geography: "Europe" },
  { code: "eu-west-1", name: "Europe (Ireland)", geography: "Europe" },
  { code: "eu-west-2", name: "Europe (London)", geography: "Europe" },
  { code: "eu-west-3", name: "Europe (Paris)", geography: "Europe" },
  { code: "il-central-1", name: "Israel (Tel Aviv)", geography: "Middle East" },
  { code: "me-central-1", name: "Middle East (UAE)", geography: "Middle East" },
  { code: "me-south-1", name: "Middle East (Bahrain)", geography: "Middle East" },
  { code: "af-south-1", name: "Africa (Cape Town)", geography: "Africa" },
  { code: "ap-east-1", name: "Asia Pacific (Hong Kong)", geography: "Asia Pacific" },
  { code: "ap-east-2", name: "Asia Pacific (Taipei)", geography: "Asia Pacific" },
  { code: "ap-northeast-1", name: "Asia Pacific (Tokyo)", geography: "Asia Pacific" },
  { code: "ap-northeast-2", name: "Asia Pacific (Seoul)", geography: "Asia Pacific" },
  { code: "ap-northeast-3", name: "Asia Pacific (Osaka)", geography: "Asia Pacific" },
  { code: "ap-south-1", name: "Asia Pacific (Mumbai)", geography: "Asia Pacific" },
  { code: "ap-south-2", name: "Asia Pacific (Hyderabad)", geography: "Asia Pacific" },
  { code: "ap-southeast-1", name: "Asia Pacific (Singapore)", geography: "Asia Pacific" },
  { code: "ap-southeast-2", name: "Asia Pacific (Sydney)", geography: "Asia Pacific" },
  { code: "ap-southeast-3", name: "Asia Pacific (Jakarta)", geography: "Asia Pacific" },
  { code: "ap-southeast-4", name: "Asia Pacific (Melbourne)", geography: "Asia Pacific" },
  { code: "ap-southeast-5", name: "Asia Pacific (Malaysia)", geography: "Asia Pacific" },
  { code: "ap-southeast-6", name: "Asia Pacific (New Zealand)", geography: "Asia Pacific" },
  { code: "ap-southeast-7", name: "Asia Pacific (Thailand)", geography: "Asia Pacific" },
  { code: "cn-north-1", name: "China (Beijing)", geography: "China" },
  { code: "cn-northwest-1", name: "China (Ningxia)", geography: "China" },
] as const;

export type AwsRegionCode = (typeof awsRegions)[number]["code"];

const codes: ReadonlySet<string> = new Set(awsRegions.map(({ code }) => code));

export function isAwsRegionCode(text: string): text is AwsRegionCode {
  return codes.has(text);
}
