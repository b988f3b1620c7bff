import { type CaseField, type FieldNameOf, fieldsInOrder } from "./case-fields";
import { toCreateCaseInput } from "./case-request";
import type { CaseValues } from "./case-schema";
import { toChoiceWords, toExportLabel, toRegionWords } from "./case-words";
import { formatUtc } from "./moment-text";
import { splitAtBidiControls } from "./text";

/**
 * One line for a POSIX shell that opens the same case with AWS's own command, under the same client token: AWS recognises it if the portal has sent it
 * already. The texts of a case come from attackers, so nothing in them can be more than text, in an interactive shell too (see `toQuotable`). A case too
 * long to be one argument of a program goes through a temporary file, which is gone afterwards. The role is that of the shell it is pasted into.
 * @throws RangeError when `region` is not a Region code; lib/env.ts lets no other one start.
 */
export function toCliCommand(values: CaseValues, region: string): string {
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region)) throw new RangeError("The Region of the command is not a Region code");
  const json = toQuotable(JSON.stringify(toCreateCaseInput(values)));
  const command = `aws security-ir create-case --region ${region} --cli-input-json`;
  return json.length > maxArgumentBytes ? throughFile(json, command) : `${command} '${json}'`;
}

/**
 * The case as `aws security-ir create-case --cli-input-json file://case.json` takes it, indented. In ASCII alone, because AWS's command reads files in the
 * encoding of the machine it runs on, and because a control that reverses the direction of text would make the file read differently than it is.
 */
export function toJsonText(values: CaseValues): string {
  return `${JSON.stringify(toCreateCaseInput(values), null, 2).replace(/[^ -~\n]/g, toUnicodeEscape)}\n`;
}

/**
 * The case to be read by a person, in the AWS console's words: one item a line, empty parts left out, the start in UTC. Whatever was typed stays on its own
 * line or, in the description, indented, so that it cannot pass for another part; a bidirectional control is shown by its name, such as [U+202E].
 */
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
  const label = toExportLabel(field.label);
  switch (field.kind) {
    case "choice":
      return [`${label}: ${toChoiceWords(field.name, values[field.name])}`];
    case "start":
      return [`${label}: ${formatUtc(values[field.name])}`];
    case "text": {
      const text = values[field.name];
      if (text === "") return [];
      return field.multiline ? toSection(label, text.split(/[\n\u2028\u2029]/)) : [`${label}: ${legible(text)}`];
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
  return items.length === 0 ? [] : [`${label}:`, ...items.map((item) => `  ${legible(item)}`.trimEnd())];
}

function legible(text: string): string {
  return splitAtBidiControls(text)
    .map((segment) => (segment.kind === "text" ? segment.text : `[${segment.codePoint}]`))
    .join("");
}

// Linux takes 131,072 bytes for one argument of a program, with the NUL at its end (MAX_ARG_STRLEN, https://man7.org/linux/man-pages/man2/execve.2.html).
const maxArgumentBytes = 131_071;

/**
 * Not through a pipe: AWS's command reads the file of --cli-input-json twice, and finds nothing the second time. printf is a part of the shell, which may be
 * given more than a program; `>|` writes the file also where `set -o noclobber` is in force.
 */
function throughFile(quotable: string, command: string): string {
  return `(f=$(mktemp) && trap 'rm -f "$f"' EXIT && printf %s '${quotable}' >|"$f" && ${command} "file://$f")`;
}

/**
 * The same JSON, fit to stand between single quotes in a shell. There a POSIX shell reads every character as itself; what ends the quotes, and what some
 * shell or terminal reads differently even there, is written as JSON's \u escape (line ends are JSON's \n already):
 * - ' so that neither '\'' nor $'…' is needed, which not every shell knows;
 * - ! which csh expands inside '…' as well, and bash as soon as a quote before it got lost;
 * - \\ and \" since fish takes \\ for one backslash inside '…', and cmd.exe ends its quotes at \";
 * - $ ` % & | < > ^ for PowerShell and cmd.exe: the command is not meant for them, and still runs nothing there;
 * - whatever is not printable ASCII: control characters, which act on a terminal, bidirectional controls, and quotation marks that PowerShell takes for '.
 */
function toQuotable(json: string): string {
  return json.replace(/\\[\\"]|[^ -~]|['!$`%&|<>^]/g, toUnicodeEscape);
}

/** The last character of the match: the first one of two is the backslash by which JSON escapes it. */
function toUnicodeEscape(match: string): string {
  return `\\u${match
    .charCodeAt(match.length - 1)
    .toString(16)
    .padStart(4, "0")}`;
}
