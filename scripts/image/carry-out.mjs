import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { toVariables } from "./dockerfile.mjs";

/** @typedef {import("./dockerfile.mjs").Stage} Stage */

/**
 * What a stage came to: the folder that stands for the root of its file system, and what the image says about running it.
 * @typedef {{folder: string, workdir: string, variables: Record<string, string>, user: string, command: string[],
 *   healthCheck: string[], stopSignal: string}} Result
 */

/**
 * @typedef {object} Surroundings
 * @property {string} context the folder that is sent to the build
 * @property {(path: string) => boolean} reaches whether .dockerignore lets a file of it through
 * @property {Map<string, Result>} earlier the stages before, by name
 * @property {Record<string, string>} secrets the file of each secret, by its ID
 * @property {(command: string) => void} tell
 */

/**
 * Carries out a stage in an empty folder, as Docker would in a container: its COPY and RUN lines as they are written.
 * @param {Stage} stage
 * @param {string} folder
 * @param {Surroundings} surroundings
 * @returns {Result}
 */
export function carryOut(stage, folder, surroundings) {
  const base = surroundings.earlier.get(stage.base);
  if (base) {
    // Moved, as a copy of node_modules takes minutes on a busy machine: no stage of ours is built upon twice.
    rmSync(folder, { recursive: true });
    renameSync(base.folder, folder);
  }
  /** @type {Result} */
  const result = base
    ? { ...base, folder, variables: { ...base.variables } }
    : { folder, workdir: "/", variables: {}, user: "", command: [], healthCheck: [], stopSignal: "SIGTERM" };
  for (const { name, options, rest } of stage.instructions) {
    if (name === "WORKDIR") {
      result.workdir = rest;
      mkdirSync(join(folder, rest), { recursive: true });
    }
    if (name === "COPY") copy(rest, options, result, surroundings);
    if (name === "RUN") runCommand(rest, options, result, surroundings);
    if (name === "ENV") Object.assign(result.variables, toVariables(rest));
    if (name === "USER") result.user = rest;
    if (name === "CMD") result.command = JSON.parse(rest);
    if (name === "STOPSIGNAL") result.stopSignal = rest;
    if (name === "HEALTHCHECK") result.healthCheck = JSON.parse(rest.replace(/^CMD\s+/, ""));
  }
  return result;
}

/**
 * @param {string} rest
 * @param {string[]} options
 * @param {Result} result
 * @param {Surroundings} surroundings
 */
function copy(rest, options, { folder, workdir }, { context, reaches, earlier }) {
  const sources = rest.split(/\s+/);
  const target = sources.pop() ?? "";
  const to = join(folder, target.startsWith("/") ? target : join(workdir, target));
  const from = options.find((option) => option.startsWith("--from="))?.slice("--from=".length);
  if (from) {
    const stage = earlier.get(from);
    if (!stage) throw new Error(`COPY from ${from}: there is no such stage.`);
    for (const source of sources) {
      cpSync(join(stage.folder, source), to, { recursive: true, verbatimSymlinks: true });
    }
    return;
  }
  for (const source of sources) {
    const path = source.replace(/^\.\//, "");
    const files = listFiles(context, path).filter(reaches);
    if (files.length === 0) throw new Error(`COPY ${source}: nothing of it reaches the build.`);
    for (const file of files) {
      // The content of a folder, but a file by its name: as COPY does.
      const place = file === path ? basename(file) : file.slice(path.length + 1);
      const at = file === path && !target.endsWith("/") ? to : join(to, place);
      mkdirSync(dirname(at), { recursive: true });
      cpSync(join(context, file), at, { verbatimSymlinks: true });
    }
  }
}

/**
 * @param {string} command
 * @param {string[]} options
 * @param {Result} result
 * @param {Surroundings} surroundings
 */
function runCommand(command, options, { folder, workdir, variables }, { secrets, tell }) {
  for (const option of options) {
    const id = /^--mount=type=secret,id=(\w+),required=true$/.exec(option)?.[1];
    if (!id || !secrets[id]) throw new Error(`RUN ${option}: not known here.`);
  }
  tell(command);
  // The one thing that is not as written: secrets are not at /run/secrets here.
  const script = Object.entries(secrets).reduce(
    (text, [id, file]) => text.replaceAll(`/run/secrets/${id}`, file),
    command,
  );
  const { PATH = "", HOME = "" } = process.env;
  /** @type {Record<string, string | undefined>} */
  const env = { ...npmSettings(), PATH, HOME, ...variables };
  const { status } = spawnSync("/bin/sh", ["-c", script], {
    cwd: join(folder, workdir),
    // Next types NODE_ENV as one of three names, and here it is what the Dockerfile says, or nothing.
    env: /** @type {NodeJS.ProcessEnv} */ (env),
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error(`RUN ${command}: exit code ${status}.`);
}

/** Which registry, proxy and authorities npm uses is a matter of the machine, not of the image. */
function npmSettings() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(npm_config_|https?_proxy$|no_proxy$|NODE_EXTRA_CA_CERTS$)/i.test(name),
    ),
  );
}

/**
 * @param {string} context
 * @param {string} path
 * @returns {string[]} the files at or below the path, relative to the context
 */
function listFiles(context, path) {
  if (!existsSync(join(context, path))) return [];
  if (!statSync(join(context, path)).isDirectory()) return [path];
  return readdirSync(join(context, path), { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      return entry.isDirectory() ? listFiles(context, below) : [below];
    });
}
