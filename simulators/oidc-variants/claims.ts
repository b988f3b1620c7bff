import { createHash } from "node:crypto";
import { toCognitoClaims, toCognitoSubject } from "./cognito";
import type { TokenShape } from "./options";

export function toPersonClaims(login: string, shape: TokenShape, scope: readonly string[]): Record<string, unknown> {
  const isCognito = shape.dialect === "cognito";
  const claims: Record<string, unknown> = {
    sub: isCognito
      ? toCognitoSubject(login)
      : createHash("sha256").update(`variant subject ${login}`).digest("hex").slice(0, 32),
    ...(scope.includes("profile") && { name: `${login} Example` }),
    ...(scope.includes("email") && { email: `${login}@example.com`, email_verified: true }),
    ...(isCognito ? toCognitoClaims(login, shape) : toGroupClaims(shape)),
    ...shape.claims,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
}

function toGroupClaims({ groups, sessionTags }: TokenShape): Record<string, unknown> {
  if (groups.length === 0) return {};
  const tags = Object.fromEntries(groups.map((group) => [group, ["true"]]));
  return {
    groups,
    ...(sessionTags && { "https://aws.amazon.com/tags": { principal_tags: tags, transitive_tag_keys: [] } }),
  };
}
