import { type CaseSection, fieldsInOrder } from "./case-fields";
import type { CaseInput } from "./case-schema";
import { findInvisible, type Invisible, removeInvisible } from "./invisible-text";
import { toPlaceName } from "./place-name";

/** One text of the form. `path` is its control's. */
export type InvisibleInField = {
  path: string;
  place: string;
  section: CaseSection;
  text: string;
  found: readonly Invisible[];
  cleaned: string;
};

/** In page order. Numbers and addresses are read without invisible characters anyway. */
export function invisibleInCase(input: CaseInput): InvisibleInField[] {
  return fieldsInOrder.flatMap((field) => {
    const { section } = field;
    switch (field.kind) {
      case "text":
        return inText(field.name, section, input[field.name]);
      case "list":
        return "maxCharacters" in field
          ? input[field.name].flatMap((text, index) => inText(`${field.name}.${index}`, section, text))
          : [];
      case "rows": {
        const rows: readonly Readonly<Record<string, string>>[] = input[field.name];
        const cells: Readonly<Record<string, { label: string; maxCharacters?: number }>> = field.cells;
        return rows.flatMap((row, index) =>
          Object.keys(cells).flatMap((cell) =>
            cells[cell]?.maxCharacters === undefined
              ? []
              : inText(`${field.name}.${index}.${cell}`, section, row[cell] ?? ""),
          ),
        );
      }
      default:
        return [];
    }
  });
}

function inText(path: string, section: CaseSection, text: string): InvisibleInField[] {
  const found = findInvisible(text);
  if (found.length === 0) return [];
  return [{ path, place: toPlaceName(path), section, text, found, cleaned: removeInvisible(text) }];
}
