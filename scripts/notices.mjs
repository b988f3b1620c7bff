import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const noticeFile = /^(licen[cs]e|notice|copying)/i;

/**
 * Writes the licenses of all production packages, and of what Next holds inside itself, into one file.
 * @param {string} file
 */
export function writeNotices(file) {
  /** @type {{packages: Record<string, {dev?: boolean, devOptional?: boolean, link?: boolean, version?: string, license?: string}>}} */
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const shipped = Object.entries(packages)
    .filter(([path, { dev, devOptional, link }]) => path.startsWith("node_modules/") && !dev && !devOptional && !link)
    .filter(([path]) => existsSync(join(root, path)))
    .map(([path, { version, license }]) => ({
      folder: path,
      title: `${path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)} ${version}: ${license ?? "see below"}`,
    }));
  const inNext = "node_modules/next/dist/compiled";
  const compiled = readdirSync(join(root, inNext), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ folder: `${inNext}/${name}`, title: `${name}, inside next` }));
  const sections = [...shipped, ...compiled].map(({ folder, title }) => [title, ...textsIn(folder)].join("\n\n"));
  writeFileSync(file, `What Casedesk is made of, and its licenses.\n\n${sections.join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
}

/** @param {string} folder */
function textsIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && noticeFile.test(entry.name))
    .map(({ name }) => readFileSync(join(root, folder, name), "utf8").trim());
}
