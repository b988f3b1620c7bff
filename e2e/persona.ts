import { randomBytes } from "node:crypto";

/** ana opens and reads, vic only reads, wes only opens, max has two roles, noa has none. */
export type Kind = "ana" | "vic" | "wes" | "max" | "noa";

/** A person that only one test uses. */
export type Persona = {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** The person's name in AWS's calls. */
  readonly sessionName: string;
};

const names: Readonly<Record<Kind, string>> = {
  ana: "Ana Silva",
  vic: "Vic Moreau",
  wes: "Wes Tanaka",
  max: "Max Okafor",
  noa: "Noa Lindqvist",
};

/** A new person with this person's groups. */
export function newPersona(kind: Kind): Persona {
  const suffix = randomBytes(5).toString("hex");
  const email = `${kind}-${suffix}@example.com`;
  return { login: `${kind}-${suffix}`, name: names[kind], email, sessionName: email };
}
