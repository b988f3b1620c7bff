import { jsonrepair } from "jsonrepair";
import { isObject, type JsonObject, parseJson } from "./formats/json-value";
import { Segmenter } from "./segmenter";

/**
 * UTF-16 units. Pasted JSON that somebody has edited is short, and the time of a repair can grow with the square of the
 * length: about a second at worst.
 */
export const maxRepairableLength = 40_000;

/**
 * Almost JSON as JSON: trailing commas, Python's repr, typographic quotes, no-break spaces, quoting in mail, line
 * numbers. Undefined if the text is none, or needs no repair.
 */
export function repairJson(text: string): string | undefined {
  if (text.length > maxRepairableLength) return undefined;
  const bare = withoutMargin(text).trim();
  if (!/^[{[][\s\u00a0]*["'“”„‘’«`{[\w]/u.test(bare) || !/[}\]]/.test(bare)) return undefined;
  if (bare === text.trim() && isWellFormed(bare)) return undefined;
  try {
    const repaired = jsonrepair(withPlainDates(bare));
    return holdsRecord(parseJson(repaired)) ? repaired : undefined;
  } catch {
    return undefined; // No JSON after all, or too deep for the engine.
  }
}

/** Repairs records within lines, such as a log's Python dictionary, until an item has cost enough. */
export class RecordRepair {
  #charactersLeft = 5 * maxRepairableLength;

  repair(text: string): JsonObject | undefined {
    this.#charactersLeft -= text.length;
    const repaired = this.#charactersLeft < 0 ? undefined : repairJson(text);
    const value = repaired === undefined ? undefined : parseJson(repaired);
    return isObject(value) ? value : undefined;
  }
}

// "> " of quoted mail, and the numbers that editors and web pages put before each line.
function withoutMargin(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const filled = lines.filter((line) => line.trim() !== "");
  const margin = margins.find((pattern) => filled.length > 1 && filled.every((line) => pattern.test(line)));
  return margin === undefined ? text : lines.map((line) => line.replace(margin, "")).join("\n");
}

const margins = [/^\s{0,8}\d{1,6}[:|.)\t ]\s?/, /^\s{0,4}(?:>\s?){1,5}/];

// Python's repr of what AWS's client returns.
function withPlainDates(text: string): string {
  return text.replace(
    /\bdatetime\.datetime\((\d{4}), (\d{1,2}), (\d{1,2}), (\d{1,2}), (\d{1,2})(?:, (\d{1,2}))?(?:, \d{1,6})?(, tzinfo=[\w.]{1,40}\((?:'UTC')?\))?\)/g,
    (_, year: string, month: string, day: string, hour: string, minute: string, second = "0", zone = "") => {
      const [mm, dd, h, m, s] = [month, day, hour, minute, second].map((part) => part.padStart(2, "0"));
      return `"${year}-${mm}-${dd}T${h}:${m}:${s}${zone === "" ? "" : "Z"}"`;
    },
  );
}

function isWellFormed(text: string): boolean {
  let isValid = true;
  const check = (json: string) => {
    isValid &&= parseJson(json) !== undefined;
  };
  const segmenter = new Segmenter({
    readJson: check,
    readEnvelope: check,
    readLine: (line) => {
      isValid &&= line.trim() === "";
    },
    acceptsJson: () => true,
  });
  segmenter.push(text);
  segmenter.end();
  return isValid;
}

function holdsRecord(value: ReturnType<typeof parseJson>): boolean {
  return Array.isArray(value) ? value.some(isObject) : isObject(value) && Object.keys(value).length > 0;
}
