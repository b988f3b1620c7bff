import { toLegible } from "./text";

export function indented(line: string): string {
  return `  ${legible(line)}`.trimEnd();
}

/** On one line. */
export function legible(text: string): string {
  return toLegible(text.replace(/[\r\n\u2028\u2029]/g, " "));
}

export function toLines(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
