import { createHash } from "node:crypto";
import demo from "./people.json" with { type: "json" };

/** One person who can sign in at the demo identity provider. */
export type Person = {
  /** What is typed as user name. */
  login: string;
  /** Opaque and the same after every restart: RoleSessionName and draft keys may be built on it. */
  sub: string;
  name: string;
  email: string;
  groups: readonly string[];
};

/** The people named on the page with what each may do, and the password of all: no secret, it is printed there. */
export const { password, people } = demo;

const maxLoginLength = 48;

/**
 * The person with this login, or undefined. `ana-<suffix>` (letters, digits and hyphens) is a separate person in the
 * same groups as `ana` and called alike, and so for the others: tests that run in parallel each take one of their own.
 */
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

/** The claims of a person, by the names OpenID Connect and AWS give them. */
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

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html: the values of principal_tags are lists. */
function toSessionTags(groups: readonly string[]): object {
  return {
    principal_tags: Object.fromEntries(groups.map((group) => [group, ["true"]])),
    transitive_tag_keys: [],
  };
}

function subjectOf(login: string): string {
  return createHash("sha256").update(`casedesk demo subject ${login}`).digest("hex").slice(0, 32);
}
