import { parseArgs } from "node:util";

/** In the order in which they run. */
export const sectionNames = [
  "sizes",
  "first-use",
  "load",
  "lighthouse",
  "typing",
  "list",
  "conversation",
  "evidence",
  "submit",
  "server",
  "throughput",
  "memory",
  "start",
] as const;

export type SectionName = (typeof sectionNames)[number];

export type Options = {
  readonly sections: readonly SectionName[];
  /** Fewer repetitions: enough for sizes and counts but not for times. */
  readonly isQuick: boolean;
  /** An earlier run's file. By default the one that this run overwrites. */
  readonly compareWith: string | undefined;
  /** For the figures. */
  readonly file: string;
  /** The folder of a standalone build. */
  readonly build: string;
};

export const usage = `npm run bench -- [options]
  --quick           fewer repetitions
  --only A,B        of ${sectionNames.join(", ")} (all)
  --compare FILE    say what changed since the run in FILE (the last one)
  --json FILE       where to write the figures (.cache/bench/latest.json)
  --build FOLDER    another standalone build (.next/standalone)`;

type Defaults = { readonly build: string; readonly file: string };

/** Throws a sentence that names the wrong option. */
export function parseOptions(args: readonly string[], defaults: Defaults): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", default: sectionNames.join(",") },
      compare: { type: "string" },
      json: { type: "string", default: defaults.file },
      build: { type: "string", default: defaults.build },
    },
  });
  const wanted = values.only.split(",").map(toSectionName);
  return {
    sections: sectionNames.filter((name) => wanted.includes(name)),
    isQuick: values.quick,
    compareWith: values.compare,
    file: values.json,
    build: values.build,
  };
}

function toSectionName(name: string): SectionName {
  const known = sectionNames.find((one) => one === name.trim());
  if (known === undefined) throw new Error(`--only knows ${sectionNames.join(", ")}, but not "${name}".`);
  return known;
}
