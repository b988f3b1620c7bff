"use client";

import { useCombobox } from "downshift";
import { type ClipboardEvent, type KeyboardEvent, memo, useEffectEvent, useLayoutEffect, useMemo } from "react";
import { type EarlyUse, earlySeparator, type ListParts } from "./multi-select";
import { readPastedChoices } from "./pasted-choices";
import { useSettled } from "./use-settled";

/** All of a group's options can be selected at once. */
export type Option = { value: string; label: string; group?: string };

type Item =
  | { kind: "option"; option: Option }
  | { kind: "group"; group: string; values: readonly string[] }
  | { kind: "typed"; value: string };

type OptionListProps = ListParts & {
  /** Of the field. */
  id: string;
  /** The plural noun: "Regions". */
  noun: string;
  value: readonly string[];
  text: string;
  /** Gets the same list when only the text has changed. */
  onChange: (value: readonly string[], text: string) => void;
  /** Runs after the focus has left and the text was added, if it names an option. */
  onLeave?: () => void;
  onPasted: (report: PasteReport) => void;
} & Choices;

/** The choices, and how a text becomes one. */
export type Choices = {
  options: readonly Option[];
  /** For text that clearly means a value: an abbreviation. */
  toListedValue: (text: string) => string | undefined;
  /** Out of a longer text that was pasted: a log line, an ARN. */
  valuesWithin: (text: string) => readonly string[];
  /** Of pasted text that is no value: whether it stays in the box, which says what is wrong with it. */
  looksLikeValue: (text: string) => boolean;
  /** Undefined when only listed values are allowed. */
  toTypedValue?: (text: string) => string | undefined;
};

/** `corrected` counts what a value was read out of, `skipped` is what has none. */
export type PasteReport = { corrected: number; skipped: readonly string[] };

/** The list of a MultiSelect, and its box: filters the options, takes one that is named, reads pasted lists. */
export function OptionList({
  box,
  early,
  connect,
  add,
  remove,
  id,
  noun,
  options,
  value,
  text,
  onChange,
  onLeave,
  onPasted,
  toListedValue,
  valuesWithin,
  looksLikeValue,
  toTypedValue,
}: OptionListProps) {
  const items = useMemo(
    () => itemsFor(text, options, toListedValue(text), toTypedValue),
    [text, options, toListedValue, toTypedValue],
  );
  const matches = items.filter(({ kind }) => kind === "option").length;

  function take(item: Item) {
    if (item.kind === "group") add(item.values);
    else if (item.kind === "typed") add([item.value]);
    else if (value.includes(item.option.value)) remove(item.option.value);
    else add([item.option.value]);
  }

  function toKnownValue(named: string): string | undefined {
    return findOption(named, options)?.value ?? toListedValue(named);
  }

  /** Adds the text if it names exactly one value. Other text stays in the box, where it can be seen. */
  function takeTyped(entry = text, left = ""): void {
    const matching = itemsFor(entry, options, undefined, undefined);
    const typed = toKnownValue(entry) ?? onlyMatch(matching)?.value ?? toTypedValue?.(entry);
    if (typed !== undefined && entry.trim() !== "") add([typed], left);
  }

  /** False if the text is no list. `left` stays in the box. */
  function takeList(list: string, left: string): boolean {
    const isListed = (entry: string) => findOption(entry, options) !== undefined;
    const takesAnyText = toTypedValue !== undefined;
    const choices = readPastedChoices(list, { isListed, toKnownValue, valuesWithin, takesAnyText });
    if (!choices) return false;
    const kept = choices.unknown.filter(looksLikeValue);
    const typed = kept.flatMap((part) => toTypedValue?.(part) ?? []);
    const rest = takesAnyText ? left : [left, ...kept].filter((part) => part.trim() !== "").join(", ");
    add([...new Set([...choices.values, ...typed])], rest);
    onPasted({
      corrected: choices.corrected,
      skipped: choices.unknown.filter((part) => !looksLikeValue(part)),
    });
    return true;
  }

  function leave() {
    takeTyped();
    onLeave?.();
  }

  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps } = useCombobox<Item>({
    id,
    inputId: id,
    labelId: `${id}-label`,
    items,
    inputValue: text,
    selectedItem: null,
    initialIsOpen:
      document.activeElement === box.current && (early.current.isOpened || isBeingTyped(text, early.current)),
    itemToString: () => "",
    itemToKey: (item) => (item ? keyOf(item) : ""),
    stateReducer: (_state, { type, changes }) => {
      // The list stays open for the next choice.
      if (type === useCombobox.stateChangeTypes.InputKeyDownEnter || type === useCombobox.stateChangeTypes.ItemClick) {
        return { ...changes, isOpen: true };
      }
      return changes;
    },
  });

  const shown = useSettled(isOpen ? `${matches} ${noun} shown. ` : "", 500);

  function onKeyDown(event: KeyboardEvent) {
    // An Enter that ends the composition of a character adds nothing.
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault(); // Enter in a list must not send the form.
    const highlighted = isOpen ? items[highlightedIndex] : undefined;
    if (highlighted) take(highlighted);
    else takeTyped();
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const left = text.slice(0, selectionStart ?? 0) + text.slice(selectionEnd ?? 0);
    if (takeList(event.clipboardData.getData("text"), left)) event.preventDefault();
  }

  const takeEarlyUse = useEffectEvent(() => {
    const hasLeft = document.activeElement !== box.current;
    if (early.current.isList) {
      const entries = text.split(earlySeparator);
      // The last may still be typed.
      const left = hasLeft ? "" : (entries.pop() ?? "");
      if (!takeList(entries.join("\n"), left)) takeTyped(entries.join(""), left);
      if (hasLeft) onLeave?.();
    } else if (hasLeft) leave();
  });
  // At once, because a review may wait for it.
  useLayoutEffect(() => takeEarlyUse(), []);

  const {
    ref,
    "aria-controls": listId,
    "aria-activedescendant": activeId,
    ...handlers
  } = getInputProps({
    onChange: (event) => onChange(value, event.currentTarget.value),
    onKeyDown,
    onPaste,
    onBlur: leave,
  });
  useLayoutEffect(() => {
    if (typeof ref === "function") ref(box.current);
    connect(handlers, { isOpen, listId, activeId: activeId || undefined });
  });

  return (
    <>
      <ul
        {...getMenuProps({
          "aria-label": `List of ${noun}`,
          "aria-labelledby": undefined,
          "aria-multiselectable": true,
          // Browsers let Tab stop at scrolling elements. This list would be gone by then, and the focus with it.
          tabIndex: -1,
        })}
        className={
          isOpen && items.length > 0
            ? "absolute inset-x-0 z-10 mt-1 max-h-80 overflow-y-auto rounded-md border border-control bg-surface py-1 shadow-lg"
            : "hidden"
        }
      >
        {isOpen
          ? items.map((item, index) => (
              <li
                key={keyOf(item)}
                {...getItemProps({
                  item,
                  index,
                  // onStateChange comes after the event: a second click may already have started from the old list.
                  onClick: () => take(item),
                  "aria-selected": item.kind === "option" && value.includes(item.option.value),
                })}
                className={`flex min-h-10 cursor-pointer items-center gap-2 px-3 py-1.5 ${
                  index === highlightedIndex ? "bg-sunken outline-2 -outline-offset-2 outline-accent" : ""
                } ${item.kind === "option" ? "" : "font-semibold"}`}
              >
                <ItemText
                  item={item}
                  isTaken={item.kind === "option" && value.includes(item.option.value)}
                  noun={noun}
                />
              </li>
            ))
          : null}
      </ul>
      <div role="status" className="sr-only">
        {shown}
      </div>
    </>
  );
}

/** Before the list was there. */
function isBeingTyped(text: string, { isList }: EarlyUse): boolean {
  return isList ? !text.endsWith(earlySeparator) : text !== "";
}

type ItemTextProps = { item: Item; isTaken: boolean; noun: string };

/** So that an arrow key does not render every option. */
const ItemText = memo(function ItemText({ item, isTaken, noun }: ItemTextProps) {
  if (item.kind === "typed") return `Add “${item.value}”`;
  if (item.kind === "group") return `All ${noun} in ${item.group} (${item.values.length})`;
  const { label, value } = item.option;
  const name = label.endsWith(value) ? label.slice(0, -value.length) : "";
  return (
    <>
      <span aria-hidden="true" className="w-4 shrink-0 text-accent">
        {isTaken ? "✓" : ""}
      </span>
      <span>
        {/* A code at the end of the label does not break at its hyphens. */}
        {name ? (
          <>
            {name}
            <span className="whitespace-nowrap">{value}</span>
          </>
        ) : (
          label
        )}
      </span>
    </>
  );
});

function itemsFor(
  text: string,
  options: readonly Option[],
  meant: string | undefined,
  toTypedValue: ((text: string) => string | undefined) | undefined,
): Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (...texts: string[]) => words.every((word) => texts.some((one) => one.toLowerCase().includes(word)));
  const items: Item[] = [];
  for (const option of options) {
    const { group } = option;
    const isFirstOfGroup = group && !items.some((item) => item.kind === "group" && item.group === group);
    if (isFirstOfGroup && fits(group)) {
      items.push({
        kind: "group",
        group,
        values: options.filter((one) => one.group === group).map((one) => one.value),
      });
    }
    if (fits(option.label, option.value, group ?? "") || option.value === meant) items.push({ kind: "option", option });
  }
  const typed = findOption(text, options) ? undefined : toTypedValue?.(text);
  if (typed !== undefined && text.trim() !== "") items.push({ kind: "typed", value: typed });
  return items;
}

function findOption(text: string, options: readonly Option[]): Option | undefined {
  const wanted = text.trim().toLowerCase();
  return options.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted);
}

function onlyMatch(items: readonly Item[]): Option | undefined {
  const [first, ...others] = items.filter((item) => item.kind === "option");
  return others.length === 0 ? first?.option : undefined;
}

function keyOf(item: Item): string {
  if (item.kind === "option") return `option ${item.option.value}`;
  return item.kind === "group" ? `group ${item.group}` : `typed ${item.value}`;
}
