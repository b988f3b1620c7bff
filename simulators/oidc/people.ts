import { createHash } from "node:crypto";
import demo from "./people.json" with { type: "json" };

export type Person = {
  /** The user name. */
  login: string;
  /** The same after every restart, because RoleSessionName and draft keys may derive from it. */
  sub: string;
  name: string;
  email: string;
  groups: readonly string[];
};

/** The page shows this list and the shared password. */
export const { password, people } = demo;

const maxLoginLength = 48;

/** `ana-<suffix>` is another person with Ana's name and groups, so that each parallel test can have its own. */
export function findPerson(login: string): Person | undefined {
  const [, base] = /^([a-z]+)(?:-[a-z0-9-]+)?$/.exec(login) ?? [];
  const known = people.find((person) => person.login === base);
  if (known === undefined || login.length > maxLoginLength) return undefined;
  return {
    login,
    sub: subjectOf(login),
    name: known.name,
    email: `${login}@example.com`,
    groups: known.groups,
  };
}

export function toClaims(person: Person): { sub: string; [claim: string]: unknown } {
  return {
    sub: person.sub,
    name: person.name,
    email: person.email,
    email_verified: true,
    groups: person.groups,
    ...(person.groups.length > 0 && { "https://aws.amazon.com/tags": toSessionTags(person.groups) }),
  };
}

/** The values of principal_tags are lists: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
function toSessionTags(groups: readonly string[]): object {
  return {
    principal_tags: Object.fromEntries(groups.map((group) => [group, ["true"]])),
    transitive_tag_keys: [],
  };
}

function subjectOf(login: string): string {
  return createHash("sha256").update(`casedesk demo subject ${login}`).digest("hex").slice(0, 32);
}
