import { createHash } from "node:crypto";
import type { TokenShape } from "./options";

export function toPersonClaims(login: string, shape: TokenShape, scope: readonly string[]): Record<string, unknown> {
  const tags = Object.fromEntries(shape.groups.map((group) => [group, ["true"]]));
  const claims: Record<string, unknown> = {
    sub: createHash("sha256").update(`variant subject ${login}`).digest("hex").slice(0, 32),
    ...(scope.includes("profile") && { name: `${login} Example` }),
    ...(scope.includes("email") && { email: `${login}@example.com`, email_verified: true }),
    ...(shape.groups.length > 0 && { groups: shape.groups }),
    ...(shape.sessionTags &&
      shape.groups.length > 0 && {
        "https://aws.amazon.com/tags": { principal_tags: tags, transitive_tag_keys: [] },
      }),
    ...shape.claims,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
}
