import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const hint = "//# allFunctionsCalledOnLoad\n";

/**
 * Asks Chromium, by its comment for that, to compile all of a script on another thread while it loads. Otherwise it
 * compiles each function when it is first called, which keeps the page from answering. Only for scripts that a page
 * loads at once: most of their functions run.
 * @param {string} build the folder with static/ and server/
 */
export function hintToCompile(build) {
  const manifests = readdirSync(join(build, "server/app"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("_client-reference-manifest.js"))
    .map((file) => join("server/app", file));
  const scripts = ["build-manifest.json", ...manifests].flatMap((file) => {
    return readFileSync(join(build, file), "utf8").match(/static\/chunks\/[^"]+\.js/g) ?? [];
  });
  for (const script of new Set(scripts)) {
    const file = join(build, script);
    writeFileSync(file, hint + readFileSync(file, "utf8"));
  }
}
