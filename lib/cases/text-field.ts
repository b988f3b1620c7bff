import { counted } from "./counted";
import { codePointLength, isInvisible, problemInText, toSentText } from "./text";

/** `label` starts the sentences. Text without `ifEmpty` is optional. */
export type TextRules = { label: string; maxCharacters: number; multiline?: boolean; ifEmpty?: string };

/** Returns the text as sent. */
export function readText(typed: string, rules: TextRules, report: (message: string) => void): string {
  const { label, maxCharacters, multiline = false, ifEmpty } = rules;
  if (isInvisible(typed)) {
    if (ifEmpty !== undefined) report(ifEmpty);
    return "";
  }
  const text = toSentText(typed, { multiline });
  const problem = problemInText(text, { multiline });
  if (problem !== undefined) report(`${label}: ${problem}`);
  else {
    const over = codePointLength(text) - maxCharacters;
    if (over > 0) report(`${label} is ${counted(over, "character")} too long: AWS accepts ${maxCharacters}.`);
  }
  return text;
}
