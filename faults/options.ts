import { parseArgs } from "node:util";
import { quickWorldNames, type WorldName, worldNames } from "./worlds";

export type Options = {
  /** In all worlds together. */
  readonly submits: number;
  readonly users: number;
  readonly seed: number;
  readonly worlds: readonly WorldName[];
  /** The share of submits that meet a fault, from 0 to 1. */
  readonly faultRate: number;
  /** The folder of a standalone build. */
  readonly build: string;
  readonly breaksTokens: boolean;
};

export const usage = `npm run faults -- [options]
  --submits N       submits in all worlds together (306)
  --users N         people at work at once (40)
  --seed N          repeats a run's faults; chosen and printed otherwise
  --worlds A,B      of ${worldNames.join(", ")} (all but the last)
  --fault-rate R    share of submits that meet a fault (0.2)
  --build FOLDER    another standalone build (.next/standalone)
  --break-tokens    a new client token for every retry, to see the judge refuse`;

/** Throws a sentence that names the wrong option. */
export function parseOptions(args: readonly string[], standaloneBuild: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      submits: { type: "string", default: "306" },
      users: { type: "string", default: "40" },
      seed: { type: "string" },
      worlds: { type: "string", default: quickWorldNames.join(",") },
      "fault-rate": { type: "string", default: "0.2" },
      build: { type: "string", default: standaloneBuild },
      "break-tokens": { type: "boolean", default: false },
    },
  });
  const faultRate = Number(values["fault-rate"]);
  if (!(faultRate >= 0 && faultRate <= 1))
    throw new Error(`--fault-rate must be from 0 to 1, but is "${values["fault-rate"]}".`);
  return {
    submits: wholeNumber("--submits", values.submits, 1),
    users: wholeNumber("--users", values.users, 1),
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : wholeNumber("--seed", values.seed, 0),
    worlds: values.worlds.split(",").map(toWorldName),
    faultRate,
    build: values.build,
    breaksTokens: values["break-tokens"],
  };
}

function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number < 2 ** 32) return number;
  throw new Error(`${option} must be a whole number, ${least} or more, but is "${value}".`);
}

function toWorldName(name: string): WorldName {
  const known = worldNames.find((one) => one === name.trim());
  if (known === undefined) throw new Error(`--worlds knows ${worldNames.join(", ")}, but not "${name}".`);
  return known;
}
