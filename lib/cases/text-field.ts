import { counted } from "./counted";
import { codePointLength, problemInText, toSentText } from "./text";

/** What a text may be; `label` starts the sentences about it. */
export type TextRules = { label: string; maxCharacters: number; multiline: boolean };

/** The text as it is sent, which may be empty; reports a character that cannot travel, or else the number of characters too many. */
export function readText(typed: string, rules: TextRules, report: (message: string) => void): string {
  const text = toSentText(typed, rules);
  const problem = problemInText(text, rules);
  if (problem !== undefined) report(`${rules.label}: ${problem}`);
  else {
    const over = codePointLength(text) - rules.maxCharacters;
    if (over > 0) {
      report(`${rules.label} is ${counted(over, "character")} too long: AWS accepts ${rules.maxCharacters}.`);
    }
  }
  return text;
}
