// A trigger "Pre token generation" of a Cognito user pool, version 1:
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
import { withGroups } from "./with-groups";

const names = new Map(Object.entries(JSON.parse(process.env.GROUPS ?? "{}") as Record<string, string>)); // The stack's own.

export const handler = async (event: Parameters<typeof withGroups>[0]) => withGroups(event, names);
