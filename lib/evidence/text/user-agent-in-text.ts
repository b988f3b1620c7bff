/**
 * The user agent after "user agent" or "UA". Without quotation marks it ends where the sentence goes on. Linear in the
 * length of the line.
 */
export function userAgentIn(line: string): string | undefined {
  const place = /\b(?:user[ _-]?agent|ua)\b["']?\s{0,3}(?:[:=]|is\b|was\b)?\s{0,3}/i.exec(line);
  if (place === null) return unlabelledIn(line);
  const rest = line.slice(place.index + place[0].length);
  const quoted = /^["“”'`]([^"“”`]{1,1000})["”'`]/.exec(rest)?.[1];
  if (quoted !== undefined) return quoted.trim();
  const agent = withoutProse(rest.slice(0, maxSearchedLength));
  // Without a product/version it is prose about user agents.
  return /^[^\s/]{1,40}\/\S/.test(agent) ? agent : undefined;
}

// A browser's, or a known tool's in quotation marks: a column of a log.
function unlabelledIn(line: string): string | undefined {
  const field = fieldIn(line);
  if (field !== undefined) return field;
  // "from 192.0.2.1 with Client/9.1".
  const client = /(?<=\d )with (?=[A-Z][\w-]{1,40}\/\d)/.exec(line);
  if (client !== null) return withoutProse(line.slice(client.index + 5, client.index + maxSearchedLength));
  if (!/Mozilla\/\d|["'](?:[\w.-]{2,40})\/\d/.test(line)) return undefined;
  const quoted =
    /"((?:Mozilla|curl|Wget|python|aws-|Boto|Go-http|okhttp|Java|Postman|axios|node|ruby|libwww|Apache-HttpClient|sqlmap|nikto|[\w-]*[bB]ot|masscan|zgrab|Microsoft|Windows)[^"\n]{0,1000})"/.exec(
      line,
    )?.[1];
  if (quoted !== undefined) return quoted.trim();
  const start = line.search(/Mozilla\/\d/);
  return start === -1 ? undefined : withoutProse(line.slice(start, start + maxSearchedLength));
}

// A whole field of a log without names: "…|npm/10.8.2 node/v20.17.0|…".
function fieldIn(line: string): string | undefined {
  if (line.length > maxFieldsLength || !/\/v?\d+\./.test(line)) return undefined;
  const delimiter = ["|", "\t", ","].find((sign) => line.split(sign, minFields + 1).length > minFields);
  if (delimiter === undefined) return undefined;
  // Browsers' have commas of their own, and "(KHTML, like Gecko)".
  if (delimiter === "," && line.includes("Mozilla/")) return undefined;
  return line
    .split(delimiter)
    .map((field) => field.trim().replace(/^"(.*)"$/, "$1"))
    .find((field) => wholeAgent.test(field) && !notAgent.test(field));
}

const minFields = 5;
const maxFieldsLength = 20_000;
const wholeAgent = /^[A-Za-z][\w.-]{1,40}\/v?\d+(?:\.\d+){1,3}(?![\w/:])(?: [^|\t]{1,500})?$/;
const notAgent = /^(?:HTTP|HTTPS|TLS|SSL|SIP|RTSP|Java)\/|^[\w.-]+\/\d{1,3}(?:\.\d{1,3}){3}$/i;

// AWS takes 500 characters; longer user agents are left out anyway.
const maxSearchedLength = 2_000;

// Cuts at the first character outside a comment that no user agent has.
function withoutProse(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === "(" && !(depth === 0 && proseInParentheses.test(text.slice(index, index + reach)))) depth++;
    else if (character === ")" && depth > 0) depth--;
    else if (depth === 0 && isAgentEnd(text, index)) return trimmed(text.slice(0, index));
  }
  return trimmed(text);
}

const reach = 60;

function isAgentEnd(text: string, index: number): boolean {
  const character = text.charAt(index);
  // A header's line end, as logs escape it.
  if (character === "\\" || text.startsWith("#015", index)) return true;
  // A parenthesis around the user agent, or around words about it.
  if (character === "(" || character === ")") return true;
  // Spaces part products, so punctuation and a space end it; but AWS has "S3Console/0.4, aws-internal/3".
  if (/[.,;!?]/.test(character)) {
    const next = text.slice(index + 1, index + reach);
    return /^(?:["'”’]?\s|$)/.test(next) && (/[.!?]/.test(character) || !/^\s{1,2}[\w-]{1,40}\/\d/.test(next));
  }
  return /\s/.test(character) && sentenceGoesOn.test(text.slice(index, index + reach));
}

// "… from 192.0.2.1", "… at 01:14", a dash, the next column or the next key of a log.
const sentenceGoesOn =
  /^(?:\t|\s{1,3}(?:[-–—|→]|->)\s|\s{1,3}[\w.-]{1,30}=|\s{1,3}(?:(?:coming |seen |sent |used )?(?:from|by|on|at|to|via|against|since|until|around|between)\s{1,2}(?:[a-z'’-]{1,20}\s{1,2}){0,3}[[<("'“]?(?:\d{1,3}\.\d{1,3}\.|[\da-f]{0,4}:[\da-f]{0,4}:|\d{1,2}:\d\d|\d{4}-\d\d|\d{1,2}\/\w{2,3}\/)))/i;

const proseInParentheses = /^\((?:(?:coming |seen |sent |used )?(?:from|by|at|on|via|since)|seen|ip)\b/i;

function trimmed(text: string): string {
  return text.trim().replace(/["'”’`]+$/, "");
}
