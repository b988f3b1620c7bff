// May run before `npm ci`, so it imports packages only once they are installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { bin } from "./programs.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macApplications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const debianPackages = ["chromium", "fonts-liberation", "fonts-noto-core"];

/**
 * The path of an installed Chromium: CHROMIUM_PATH, one of the system or Playwright's, in this order. Throws when
 * CHROMIUM_PATH names no file.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const { CHROMIUM_PATH: chosen, PATH: path = "" } = process.env;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is "${chosen}", but there is no such file.`);
  }
  const folders = ["/usr/bin", ...path.split(delimiter)];
  const candidates = [...folders.flatMap((folder) => commands.map((name) => join(folder, name))), ...macApplications];
  return candidates.find((file) => existsSync(file)) ?? (await findPlaywrightChromium());
}

/**
 * The same, but installs one if needed: with apt-get as root, otherwise Playwright's. Throws a sentence that says what
 * to do when neither works.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  process.stdout.write("Installing Chromium …\n");
  const installed = installWithApt(debianPackages) || installWithPlaywright() ? await findChromium() : undefined;
  if (installed !== undefined) return installed;
  throw new Error("No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to it.");
}

async function findPlaywrightChromium() {
  try {
    const { chromium } = await import("@playwright/test");
    const file = chromium.executablePath();
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * False without apt-get or the right to use it.
 * @param {string[]} packages
 */
export function installWithApt(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  return (
    run("apt-get", ["update", "-qq"]) &&
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages])
  );
}

function installWithPlaywright() {
  return run(process.execPath, [bin.playwright, "install", "chromium"]);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
  return status === 0;
}
