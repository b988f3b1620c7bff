// npm run image: carries out the Dockerfile without Docker, stage by stage in temporary folders, and runs what comes of it
// as another user on a tree that nobody may write. `--from-build` takes what `npm run build` made in place of the first two
// stages, which takes seconds.
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoSettings } from "./demo-settings.mjs";
import { carryOut } from "./image/carry-out.mjs";
import { parseDockerfile, toContextFilter } from "./image/dockerfile.mjs";
import { runImage } from "./image/run.mjs";
import { isBuilt, root } from "./prepare.mjs";

const fromBuild = process.argv.includes("--from-build");
const key = randomBytes(32).toString("base64");
const place = mkdtempSync(join(tmpdir(), "casedesk-image-"));
// The user of the image has to get here.
chmodSync(place, 0o755);

try {
  const image = build();
  checkContent(join(image.folder, image.workdir));
  const temporary = join(place, "temporary");
  mkdirSync(temporary);
  chmodSync(temporary, 0o777);
  const { portal } = demoSettings({ portal: 3000, oidc: 4010, aws: 4020 }, randomBytes(32).toString("base64url"));
  const { PORT, HOSTNAME, ...settings } = portal;
  for (const line of await runImage(image, temporary, settings)) say(line);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** Carries out the stages; the last one is the image. */
function build() {
  const stages = parseDockerfile(readFileSync(join(root, "Dockerfile"), "utf8"));
  const keyFile = join(place, "actions_key");
  writeFileSync(keyFile, key);
  /** @type {Map<string, import("./image/carry-out.mjs").Result>} */
  const earlier = new Map();
  const surroundings = {
    context: root,
    reaches: toContextFilter(readFileSync(join(root, ".dockerignore"), "utf8")),
    earlier,
    secrets: { actions_key: keyFile },
    tell: (/** @type {string} */ command) => say(`RUN ${command}`),
  };
  for (const stage of stages) {
    const folder = join(place, stage.name);
    mkdirSync(folder);
    const isLast = stage === stages.at(-1);
    earlier.set(stage.name, fromBuild && !isLast ? asBuilt(folder) : carryOut(stage, folder, surroundings));
    say(`stage ${stage.name}: done`);
  }
  const image = [...earlier.values()].at(-1);
  if (!image) throw new Error("The Dockerfile has no stage.");
  return image;
}

/**
 * What `npm run build` made, where the Dockerfile's build has it.
 * @param {string} folder
 */
function asBuilt(folder) {
  if (!isBuilt()) throw new Error("There is no build of these sources. Run `npm run build` first.");
  const standalone = join(folder, "src/.next/standalone");
  cpSync(join(root, ".next/standalone"), standalone, { recursive: true, verbatimSymlinks: true });
  return { folder, workdir: "/", variables: {}, user: "", command: [], healthCheck: [], stopSignal: "" };
}

/**
 * The image holds what it runs, and nothing of the tests' world or of a developer's settings. The key of server actions is
 * where docs/operations.md says, and nowhere else.
 * @param {string} folder
 */
function checkContent(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const own = names.filter((name) => !name.startsWith("node_modules/"));
  const strange = own.filter(
    (name) => /(^|\/)(\.env|simulators|e2e|deploy)|\.test\./.test(name) || tellsSources(join(folder, name)),
  );
  if (strange.length > 0) throw new Error(`The image holds ${strange.join(", ")}.`);
  say(`${own.length} files and folders beside node_modules`);
  if (fromBuild) return;
  const holders = names.filter((name) => {
    try {
      return readFileSync(join(folder, name)).includes(key);
    } catch {
      return false; // A folder.
    }
  });
  const manifests = ["js", "json"].map((ending) => `.next/server/server-reference-manifest.${ending}`);
  if (holders.sort().join() !== manifests.join()) {
    throw new Error(`The key of server actions is in: ${holders.join(", ") || "no file"}.`);
  }
  say(`the key of server actions is in ${holders.join(" and ")}, and nowhere else`);
}

/**
 * Whether browsers would be served sources: a map of theirs that is not empty, as Next's of a worker is.
 * @param {string} file
 */
function tellsSources(file) {
  if (!/\/\.next\/static\/.*\.map$/.test(file)) return false;
  const { sources = [], sections = [] } = JSON.parse(readFileSync(file, "utf8"));
  return sources.length + sections.length > 0;
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`image: ${line}\n`);
}
