import { caseArn } from "../case-arn";
import { caseLists, caseTexts, latestStart, maxTags, resolverType, tagKey, tagValue } from "../case-shapes";
import type { JsonObject } from "../json";
import type { SecurityIrOperation } from "../operation";
import { requirePermission } from "../permissions";
import { assumedRoleArn } from "../role-sessions";
import {
  epochSeconds,
  optional,
  optionalEach,
  required,
  requiredEach,
  requireValid,
  structure,
  text,
  textMap,
} from "../validation";

const createCaseShape = (now: () => number) =>
  structure({
    clientToken: optional(text({ min: 1, max: 255 })),
    resolverType: required(resolverType),
    ...requiredEach(caseTexts),
    reportedIncidentStartDate: required(epochSeconds(latestStart(now))),
    ...optionalEach(caseLists),
    impactedAccounts: required(caseLists.impactedAccounts),
    watchers: required(caseLists.watchers),
    tags: optional(textMap(tagKey, tagValue, { max: maxTags })),
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
      if (created) world.responder.onCaseForAws(caseId);
      return { status: 201, result: { caseId } };
    };
  },
};

const hasTags = ({ tags }: JsonObject): boolean =>
  tags !== undefined && tags !== null && Object.keys(Object(tags)).length > 0;
