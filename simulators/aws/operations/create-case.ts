import { caseArn } from "../case-arn";
import type { JsonObject } from "../json";
import type { SecurityIrOperation } from "../operation";
import { requirePermission } from "../permissions";
import { assumedRoleArn } from "../role-sessions";
import {
  epochSeconds,
  type FieldFault,
  fieldFault,
  list,
  oneOf,
  optional,
  required,
  requireValid,
  type Shape,
  structure,
  text,
  textMap,
} from "../validation";
import { accountIdShape } from "./account-id-shape";

const latestStartSeconds = 300;

const regions =
  "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2".split(
    " ",
  );

const email = /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*/;
const octet = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";
const ipv4 = `(?:${octet}\\.){3}${octet}`;
// IPv6 in full and in capitals: no "::", no zone, no prefix length.
const ipAddress = new RegExp(`(?:${ipv4})|(?:(?:[A-F0-9]{1,4}:){7}[A-F0-9]{1,4})|(?:(?:[A-F0-9]{1,4}:){6}(?:${ipv4}))`);

// AWS reserves keys that begin with aws:, in any case (Tagging AWS resources, naming limits).
const tagKey: Shape = (value, path) => {
  const faults: readonly FieldFault[] = text({ min: 1, max: 128 })(value, path);
  return /^aws:/i.test(String(value)) ? [...faults, ...fieldFault(path, "Tag keys must not start with aws:")] : faults;
};

const watcher = structure({
  email: required(text({ min: 6, max: 254, pattern: email })),
  name: optional(text({ min: 1, max: 50 })),
  jobTitle: optional(text({ min: 1, max: 50 })),
});

const threatActorIp = structure({
  ipAddress: required(text({ pattern: ipAddress })),
  userAgent: optional(text({ min: 1, max: 500 })),
});

const createCaseShape = (now: () => number) =>
  structure({
    clientToken: optional(text({ min: 1, max: 255 })),
    resolverType: required(oneOf(["AWS", "Self"])),
    title: required(text({ min: 1, max: 300 })),
    description: required(text({ min: 1, max: 8000 })),
    engagementType: required(oneOf(["Security Incident", "Investigation"])),
    reportedIncidentStartDate: required(epochSeconds(() => now() / 1000 + latestStartSeconds)),
    impactedAccounts: required(list(accountIdShape, { max: 200, unique: true })),
    watchers: required(list(watcher, { max: 30, unique: true })),
    threatActorIpAddresses: optional(list(threatActorIp, { max: 200 })),
    impactedServices: optional(
      list(text({ min: 2, max: 50, pattern: /[a-zA-Z0-9 -.():]+/ }), { max: 600, unique: true }),
    ),
    impactedAwsRegions: optional(list(structure({ region: required(oneOf(regions)) }), { max: 50, unique: true })),
    tags: optional(textMap(tagKey, text({ max: 256 }), { max: 200 })),
  });

/** Tags need security-ir:TagResource in addition to security-ir:CreateCase. */
export const createCase: SecurityIrOperation = {
  service: "security-ir",
  name: "CreateCase",
  route: "POST /v1/create-case",
  prepare: ({ world, input, session, entry }) => {
    const anyCase = caseArn(world.config, "*");
    requirePermission(session, "security-ir:CreateCase", anyCase);
    if (hasTags(input)) requirePermission(session, "security-ir:TagResource", anyCase);
    requireValid(createCaseShape(world.now), input);

    return () => {
      const { caseId, created } = world.cases.open(input, assumedRoleArn(session.role, session.sessionName));
      entry.caseId = caseId;
      entry.caseCreated = created;
      return { status: 201, result: { caseId } };
    };
  },
};

const hasTags = ({ tags }: JsonObject): boolean =>
  tags !== undefined && tags !== null && Object.keys(Object(tags)).length > 0;
