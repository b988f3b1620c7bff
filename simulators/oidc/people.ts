import { createHash } from "node:crypto";

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

/** The password of everyone; it is printed on the page, because nothing here is a secret. */
export const password = "casedesk";

/** The people named on the page, with what each group gives them in the portal. */
export const people = [
  { login: "ana", name: "Ana Silva", groups: ["ir-responders"], may: "Opens cases and reads them." },
  { login: "vic", name: "Vic Moreau", groups: ["ir-viewers"], may: "Reads cases, cannot open one." },
  { login: "wes", name: "Wes Tanaka", groups: ["ir-writers"], may: "Opens cases, cannot read them." },
  { login: "max", name: "Max Okafor", groups: ["ir-responders", "ir-viewers"], may: "Has both roles and chooses one." },
  { login: "noa", name: "Noa Lindqvist", groups: [], may: "Is in no group, so has no role." },
] as const;

const maxLoginLength = 48;

/**
 * The person with this login, or undefined. `ana-<suffix>` (letters, digits and hyphens) is a separate person in the
 * same groups as `ana`, and so for the others: tests that run in parallel each take one of their own.
 */
export function findPerson(login: string): Person | undefined {
  const [, base, suffix] = /^([a-z]+)(?:-([a-z0-9-]+))?$/.exec(login) ?? [];
  const known = people.find((person) => person.login === base);
  if (known === undefined || login.length > maxLoginLength) return undefined;
  return {
    login,
    sub: subjectOf(login),
    name: suffix === undefined ? known.name : `${known.name} (${suffix})`,
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
