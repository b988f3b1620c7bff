import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** Reads the last stage of the repository's Dockerfile. Not a parser: it expects the way ours is written. */
export function readDockerfile() {
  const text = readFileSync(join(root, "Dockerfile"), "utf8")
    .replaceAll(/^\s*#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "");
  const [, lastStage = ""] = /.*^FROM (.*)/ms.exec(text) ?? [];
  const line = (/** @type {string} */ name) => new RegExp(`^${name} (.*)$`, "m").exec(lastStage)?.[1] ?? "";
  const [uid = Number.NaN, gid = Number.NaN] = line("USER").split(":").map(Number);
  const variables = [...line("ENV").matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, name = "", quoted, plain = ""]) => [
    name,
    quoted ?? plain,
  ]);
  return {
    /** Sources of every COPY from the build context. */
    copied: [...text.matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap(([, sources = ""]) => sources.split(" ")),
    /** The lines of the last stage that put files into the image. */
    filled: lastStage.split("\n").filter((instruction) => /^(COPY|ADD|RUN) /.test(instruction)),
    environment: /** @type {Record<string, string>} */ (Object.fromEntries(variables)),
    user: { uid, gid },
    command: /** @type {string[]} */ (JSON.parse(line("CMD"))),
    healthCheck: /** @type {string[]} */ (JSON.parse(/\[.*\]$/.exec(line("HEALTHCHECK"))?.[0] ?? "[]")),
    // The name of a signal: kill() throws at anything else.
    stopSignal: /** @type {NodeJS.Signals} */ (line("STOPSIGNAL")),
  };
}
