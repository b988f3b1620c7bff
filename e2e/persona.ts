import { randomBytes } from "node:crypto";

/** ana opens and reads, vic reads, wes opens, max has two roles, noa has none. */
export type Kind = "ana" | "vic" | "wes" | "max" | "noa";

/** One person of the demo identity provider, whom no other test knows. */
export type Persona = {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** By this AWS knows the person's calls. */
  readonly sessionName: string;
};

const names: Readonly<Record<Kind, string>> = {
  ana: "Ana Silva",
  vic: "Vic Moreau",
  wes: "Wes Tanaka",
  max: "Max Okafor",
  noa: "Noa Lindqvist",
};

/** A new person in the groups of this one. */
export function newPersona(kind: Kind): Persona {
  const suffix = randomBytes(5).toString("hex");
  const email = `${kind}-${suffix}@example.com`;
  return { login: `${kind}-${suffix}`, name: names[kind], email, sessionName: email };
}
