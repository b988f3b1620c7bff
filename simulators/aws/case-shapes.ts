import {
  type FieldFault,
  fieldFault,
  list,
  oneOf,
  optional,
  required,
  type Shape,
  structure,
  text,
} from "./validation";

// The shapes that CreateCase and other operations share (service model 2018-05-10).

const regions =
  "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2".split(
    " ",
  );

const email = /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*/;
const octet = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";
const ipv4 = `(?:${octet}\\.){3}${octet}`;
// IPv6 in full and in capitals: no "::", no zone, no prefix length.
const ipAddress = new RegExp(`(?:${ipv4})|(?:(?:[A-F0-9]{1,4}:){7}[A-F0-9]{1,4})|(?:(?:[A-F0-9]{1,4}:){6}(?:${ipv4}))`);

export const accountIdShape = text({ min: 12, max: 12, pattern: /[0-9]{12}/ });

// AWS reserves keys that begin with aws:, in any case (Tagging AWS resources, naming limits).
export const tagKey: Shape = (value, path) => {
  const faults: readonly FieldFault[] = text({ min: 1, max: 128 })(value, path);
  return /^aws:/i.test(String(value)) ? [...faults, ...fieldFault(path, "Tag keys must not start with aws:")] : faults;
};

export const tagValue = text({ max: 256 });

export const maxTags = 200;

const watcher = structure({
  email: required(text({ min: 6, max: 254, pattern: email })),
  name: optional(text({ min: 1, max: 50 })),
  jobTitle: optional(text({ min: 1, max: 50 })),
});

const threatActorIp = structure({
  ipAddress: required(text({ pattern: ipAddress })),
  userAgent: optional(text({ min: 1, max: 500 })),
});

const service = text({ min: 2, max: 50, pattern: /[a-zA-Z0-9 -.():]+/ });

export const title = text({ min: 1, max: 300 });
export const description = text({ min: 1, max: 8000 });
export const engagementType = oneOf(["Security Incident", "Investigation"]);
export const resolverType = oneOf(["AWS", "Self"]);

/** How many entries a list can have. */
export const listLimits = {
  watchers: 30,
  threatActorIpAddresses: 200,
  impactedServices: 600,
  impactedAwsRegions: 50,
  impactedAccounts: 200,
};

export const watchers = list(watcher, { max: listLimits.watchers, unique: true });
export const threatActorIpAddresses = list(threatActorIp, { max: listLimits.threatActorIpAddresses });
export const impactedServices = list(service, { max: listLimits.impactedServices, unique: true });
export const impactedAwsRegions = list(structure({ region: required(oneOf(regions)) }), {
  max: listLimits.impactedAwsRegions,
  unique: true,
});
export const impactedAccounts = list(accountIdShape, { max: listLimits.impactedAccounts, unique: true });

// Each content of a case that UpdateCase can change, by the name of its member.
export const caseTexts = { title, description, engagementType };
export const caseLists = {
  watchers,
  threatActorIpAddresses,
  impactedServices,
  impactedAwsRegions,
  impactedAccounts,
};

const latestStartSeconds = 300;

export const latestStart = (now: () => number) => () => now() / 1000 + latestStartSeconds;
