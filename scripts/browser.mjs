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
/** Chromium without windows. It makes a fresh profile, which each test gets, in half the time. */
const shells = ["chromium-headless-shell", "chrome-headless-shell"];
const fonts = ["fonts-liberation", "fonts-noto-core"];

/**
 * The path of an installed Chromium: CHROMIUM_PATH, one of the system or Playwright's, in this order. Throws when
 * CHROMIUM_PATH names no file.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  return chosen() ?? [...inFolders(commands), ...macApplications].find(existsSync) ?? (await findPlaywrightChromium());
}

/** The same, but without windows if there is one. */
export async function findTestBrowser() {
  return chosen() ?? inFolders(shells).find(existsSync) ?? (await findChromium());
}

/** findChromium, but installs one if needed: with apt-get as root, otherwise Playwright's. Throws if neither works. */
export const ensureChromium = () => ensure(findChromium, ["chromium"]);

/** The same for findTestBrowser. */
export const ensureTestBrowser = () => ensure(findTestBrowser, ["chromium-headless-shell", "chromium"]);

/**
 * @param {() => Promise<string | undefined>} find
 * @param {string[]} debianPackages the first that can be installed is enough
 * @returns {Promise<string>}
 */
async function ensure(find, debianPackages) {
  const found = await find();
  if (found !== undefined) return found;
  process.stdout.write("Installing Chromium …\n");
  const isInstalled = debianPackages.some((name) => installWithApt([name, ...fonts])) || installWithPlaywright();
  const installed = isInstalled ? await find() : undefined;
  if (installed !== undefined) return installed;
  throw new Error("No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to it.");
}

function chosen() {
  const { CHROMIUM_PATH: file } = process.env;
  if (!file || existsSync(file)) return file || undefined;
  throw new Error(`CHROMIUM_PATH is "${file}", but there is no such file.`);
}

/** @param {string[]} names */
function inFolders(names) {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
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
