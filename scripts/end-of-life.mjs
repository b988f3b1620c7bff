import { readFileSync } from "node:fs";

/**
 * `ends` is the day its support ends; `lookAgain` stands where nobody names one.
 * @typedef {{what: string, major: number, ends?: string, lookAgain?: string}} Entry
 */

/** @type {readonly Entry[]} */
export const endOfLife = JSON.parse(readFileSync(new URL("end-of-life.json", import.meta.url), "utf8")).entries;

/**
 * What is wrong with this version today. Undefined if nothing is.
 * @param {string} what
 * @param {string} version "24", "24.22.3"
 * @param {Date} [today]
 */
export function problemWith(what, version, today = new Date()) {
  const major = Number.parseInt(version, 10);
  const entry = endOfLife.find((each) => each.what === what && each.major === major);
  if (!entry) return `${what} ${major} is not in scripts/end-of-life.json.`;
  const { ends, lookAgain } = entry;
  const day = ends ?? lookAgain ?? "";
  if (today < new Date(`${day}T24:00:00Z`)) return undefined;
  return ends
    ? `${what} ${major} has had no security fixes since ${day}.`
    : `Look whether ${what} ${major} is still supported: the last look was to hold until ${day}.`;
}
