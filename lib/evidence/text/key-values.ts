import type { NamedValue } from "@/lib/evidence/formats/named-values";
import { matchesIn } from "./matches";

/** `rest` comes before the first pair, usually a log's time and host. `between` is what follows quoted values. */
export type KeyValueLine = { values: NamedValue[]; rest: string; between: string };

/**
 * The pairs of a line such as `src=192.0.2.1 msg="…"`, CEF, LEEF, `"Client IP": 192.0.2.1`. A value without quotation
 * marks goes on to the next key. Undefined for a line with fewer than two pairs. Linear in the length of the line.
 */
export function readKeyValues(text: string): KeyValueLine | undefined {
  if (text.length > maxLineLength) return undefined;
  // Syslog daemons write control characters in octal.
  const line = withTabs(text.includes("#011") ? text.replaceAll("#011", "\t") : text);
  const elements = elementsIn(line);
  if (elements.length > 0) return { values: elements, rest: "", between: "" };
  const keys = keysIn(line);
  const [first] = keys;
  if (keys.length < 2 || first === undefined) return undefined;
  const between: string[] = [];
  const values = keys.map(({ name, end }, index) => {
    const text = line.slice(end, keys[index + 1]?.start ?? line.length);
    const close = quotedEnd(text) ?? groupEnd(text);
    if (close !== undefined) between.push(text.slice(close));
    return { path: name.split("."), value: close === undefined ? unquoted(text) : unquoted(text.slice(0, close)) };
  });
  return { values: withLabels(values), rest: line.slice(0, first.start), between: between.join(" ") };
}

const maxLineLength = 100_000;

// LEEF 2.0 names the sign between its pairs: `LEEF:2.0|vendor|product|version|id|^|`, or `x5E`.
function withTabs(line: string): string {
  if (!line.includes("LEEF:2.0|")) return line;
  const [header = "", text = "", code = ""] = leefHeader.exec(line) ?? [];
  const sign = code === "" ? text : String.fromCharCode(Number.parseInt(code, 16));
  if (header === "" || /[\w=\t]/.test(sign)) return line;
  const end = line.indexOf(header) + header.length;
  return line.slice(0, end) + line.slice(end).replaceAll(sign, "\t");
}

const leefHeader = /\bLEEF:2\.0\|(?:[^|]{0,100}\|){4}([^|]|0?x([\dA-Fa-f]{2}))\|/;

// XML: `<IPAddress>192.0.2.1</IPAddress>`, `<Data Name="IpAddress">192.0.2.1</Data>`.
function elementsIn(line: string): NamedValue[] {
  if (!line.includes("</") && !line.includes("/>")) return [];
  const contents = matchesIn(line, element).map(([, tag = "", attributes = "", value = ""]) => ({
    path: [/\bName=["']([^"']{1,60})["']/i.exec(attributes)?.[1] ?? tag.replace(/^[^:]*:/, "")],
    value: decoded(value),
  }));
  const attributes = matchesIn(line, openTag).flatMap(([, tag = "", text = ""]) =>
    matchesIn(text, attribute)
      .filter(([, name = ""]) => !/^(?:xmlns|xsi|name|key|type|version)\b/i.test(name))
      .map(([, name = "", value = ""]) => ({ path: [tag, name], value: decoded(value) })),
  );
  return [...contents, ...attributes];
}

function decoded(text: string): string {
  return text.trim().replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

const element = /<([A-Za-z][\w.:-]{0,60})(\s[^<>]{0,300})?>([^<>]{1,2000})<\//g;
const openTag = /<([A-Za-z][\w.:-]{0,60})(\s[^<>]{1,2000}?)\/?>/g;
const attribute = /\s([A-Za-z][\w.:-]{0,60})=["']([^"'<>]{1,500})["']/g;

type Key = { name: string; start: number; end: number };

// At the edge of a word: `name=`, `name(1003)=`, `name="`, `"name": `, `name:192.0.2.1`, and after a comma `Name of a thing=`
// and `Name of a thing: `.
const keyPattern =
  /(?<![^\s,;|&\t({[<"'^])["']?(?:([A-Za-z_@][\w.@/-]{0,60})(?:\(\d{1,6}\))?["']?(?: ?=(?!=) ?|(?<=["']):\s?|:(?=["']|\d{1,3}\.\d{1,3}\.))|(?<=, )([A-Z][\w-]{0,30}(?: [\w-]{1,20}){1,3})=|(?=[A-Za-z])(?<=^\s{0,20}|[,;|(\]]\s?|: )([A-Za-z][\w-]{0,30}(?: [\w-]{1,20}){0,3}):(?=\s|,))/g;

// A cheap first test: what each key ends with.
const keyEnd = /=|["']:|:["'\s,]|:\d{1,3}\.\d{1,3}\./;

function keysIn(line: string): Key[] {
  if (!keyEnd.test(line)) return [];
  const keys: Key[] = [];
  keyPattern.lastIndex = 0;
  for (let match = keyPattern.exec(line); match !== null; match = keyPattern.exec(line)) {
    const end = match.index + match[0].length;
    keys.push({ name: match[1] ?? match[2] ?? match[3] ?? "", start: match.index, end });
    // A quoted value can hold what looks like keys.
    const quote = line.charAt(end);
    const close = quote === '"' || quote === "'" ? closingQuote(line, end + 1, quote) : -1;
    if (close !== -1) keyPattern.lastIndex = close;
  }
  return keys;
}

// -1 if the quote is never closed before a separator; an escaped or doubled one goes on.
function closingQuote(line: string, start: number, quote: string): number {
  for (let index = line.indexOf(quote, start); index !== -1; index = line.indexOf(quote, index + 1)) {
    if (line.charAt(index - 1) === "\\") continue;
    return index + 1;
  }
  return -1;
}

// A list's brackets belong to the value, a log's around the pair do not.
function unquoted(text: string): string {
  let value = text.trim();
  if (quotedEnd(value) === value.length) return unescaped(value.slice(1, -1));
  while (/[,;|)}\]]$/.test(value) && !isOpened(value)) value = value.slice(0, -1).trimEnd();
  return unescaped(value);
}

function unescaped(value: string): string {
  return value.includes("\\") ? value.replace(/\\(["'\\=])/g, "$1") : value;
}

// Undefined if the text does not begin with a quoted value.
function quotedEnd(text: string): number | undefined {
  const start = text.search(/\S/);
  const quote = text.charAt(start);
  const close = quote === '"' || quote === "'" ? closingQuote(text, start + 1, quote) : -1;
  return close === -1 ? undefined : close;
}

// Undefined unless the pair is the last within brackets: `[ip=192.0.2.1;ua=x/1;] closed`.
function groupEnd(text: string): number | undefined {
  const end = text.search(/;?\](?=\s)/);
  return end === -1 || text.slice(0, end).includes("[") ? undefined : end;
}

function isOpened(value: string): boolean {
  const open = { ")": "(", "}": "{", "]": "[" }[value.at(-1) ?? ""];
  return open !== undefined && value.includes(open);
}

// CEF names its custom fields beside them: `cs1Label=Client IP cs1=192.0.2.1`.
function withLabels(values: NamedValue[]): NamedValue[] {
  if (!values.some(({ path }) => path.at(-1)?.endsWith("Label"))) return values;
  const labels = new Map(
    values.flatMap(({ path, value }) => {
      const key = /^(\w+)Label$/.exec(path.join("."))?.[1];
      return key === undefined ? [] : [[key, String(value)] as const];
    }),
  );
  return values
    .filter(({ path }) => !/\wLabel$/.test(path.at(-1) ?? ""))
    .map(({ path, value }) => ({ path: (labels.get(path.join(".")) ?? path.join(".")).split("."), value }));
}
