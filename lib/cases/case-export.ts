import { type CaseField, type FieldNameOf, fieldsInOrder } from "./case-fields";
import { toCreateCaseInput } from "./case-request";
import type { CaseValues } from "./case-schema";
import { toChoiceWords, toPlainLabel, toRegionWords } from "./case-words";
import { formatUtc } from "./moment-text";
import { toLegible } from "./text";

/**
 * A one-line POSIX shell command with the same client token. Attackers may have written the texts: to the shell,
 * nothing in them can be more than text.
 * @throws RangeError when `region` is not a Region code.
 */
export function toCliCommand(values: CaseValues, region: string): string {
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region)) throw new RangeError("The Region of the command is not a Region code");
  const json = toQuotable(JSON.stringify(toCreateCaseInput(values)));
  const command = `aws security-ir create-case --region ${region} --cli-input-json`;
  return json.length > maxArgumentBytes ? throughFile(json, command) : `${command} '${json}'`;
}

/**
 * JSON for `aws security-ir create-case --cli-input-json file://case.json`. ASCII only: the CLI reads files in the
 * machine's encoding, and bidirectional controls would change how the file reads.
 */
export function toJsonText(values: CaseValues): string {
  return `${JSON.stringify(toCreateCaseInput(values), null, 2).replace(/[^ -~\n]/g, toUnicodeEscape)}\n`;
}

/** Typed text cannot pass for another part: it stays on its line or is indented. */
export function toPlainText(values: CaseValues): string {
  const lines = [
    ...fieldsInOrder.filter(isOneLine).flatMap((field) => toLines(field, values)),
    ...fieldsInOrder.filter((field) => !isOneLine(field)).flatMap((field) => toLines(field, values)),
    `Client token: ${values.clientToken}`,
  ];
  return `${lines.join("\n")}\n`;
}

function isOneLine(field: CaseField): boolean {
  return field.kind === "choice" || field.kind === "start" || (field.kind === "text" && !field.multiline);
}

function toLines(field: CaseField, values: CaseValues): string[] {
  const label = toPlainLabel(field.label);
  switch (field.kind) {
    case "choice":
      return [`${label}: ${toChoiceWords(field.name, values[field.name])}`];
    case "start":
      return [`${label}: ${formatUtc(values[field.name])}`];
    case "text": {
      const text = values[field.name];
      if (text === "") return [];
      return field.multiline ? toSection(label, text.split(/[\n\u2028\u2029]/)) : [`${label}: ${toLegible(text)}`];
    }
    default:
      return toSection(label, toEntryWords(field.name, values));
  }
}

function toEntryWords(name: FieldNameOf<"accounts" | "list" | "rows">, values: CaseValues): readonly string[] {
  switch (name) {
    case "impactedAwsRegions":
      return values[name].map(toRegionWords);
    case "threatActorIpAddresses":
      return values[name].map(({ ipAddress, userAgent }) =>
        userAgent === undefined ? ipAddress : `${ipAddress}, user agent ${userAgent}`,
      );
    case "watchers":
      return values[name].map(({ email, name: person, jobTitle }) =>
        [email, person, jobTitle].filter((part) => part !== undefined).join(", "),
      );
    case "tags":
      return values[name].map(({ key, value }) => (value === "" ? `${key} (empty value)` : `${key}: ${value}`));
    default:
      return values[name];
  }
}

function toSection(label: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${label}:`, ...items.map((item) => `  ${toLegible(item)}`.trimEnd())];
}

// MAX_ARG_STRLEN, less the final NUL: https://man7.org/linux/man-pages/man2/execve.2.html
const maxArgumentBytes = 131_071;

// No pipe: the CLI reads the file of --cli-input-json twice. printf is a shell built-in, so its argument has no length
// limit; `>|` overwrites even under `set -o noclobber`.
function throughFile(quotable: string, command: string): string {
  return `(f=$(mktemp) && trap 'rm -f "$f"' EXIT && printf %s '${quotable}' >|"$f" && ${command} "file://$f")`;
}

// Makes JSON safe between single quotes, where a POSIX shell reads every character as itself. What ends the quotes, or
// what some shell or terminal reads differently even there, becomes a \u escape (line ends already are \n):
// - ' because not every shell knows '\'' or $'…';
// - ! which csh expands inside '…', and bash once an earlier quote is lost;
// - \\ and \" because fish reads \\ as one backslash inside '…', and cmd.exe ends its quotes at \";
// - $ ` % & | < > ^ so that PowerShell and cmd.exe, which the command is not meant for, still run nothing;
// - all but printable ASCII: control characters, bidirectional controls, and the quotes that PowerShell reads as '.
function toQuotable(json: string): string {
  return json.replace(/\\[\\"]|[^ -~]|['!$`%&|<>^]/g, toUnicodeEscape);
}

// Of a pair, the first character is the backslash with which JSON escapes the second.
function toUnicodeEscape(match: string): string {
  return `\\u${match
    .charCodeAt(match.length - 1)
    .toString(16)
    .padStart(4, "0")}`;
}
