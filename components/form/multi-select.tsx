"use client";

import { useCombobox } from "downshift";
import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from "react";
import { controlLook } from "@/components/ui/input";
import type { ControlProps } from "./describe";
import { readPastedChoices } from "./pasted-choices";
import { useSettled } from "./use-settled";

/** All of a group's options can be selected at once. */
export type Option = { value: string; label: string; group?: string };

type Item =
  | { kind: "option"; option: Option }
  | { kind: "group"; group: string; values: readonly string[] }
  | { kind: "typed"; value: string };

type MultiSelectProps = {
  control: ControlProps;
  /** The plural noun: "Regions". */
  noun: string;
  options: readonly Option[];
  value: readonly string[];
  text: string;
  /** Gets the same list when only the text has changed. */
  onChange: (value: readonly string[], text: string) => void;
  /** Runs after the focus has left and the text was added, if it names an option. */
  onLeave?: () => void;
  /** For text that clearly means a value: an abbreviation. */
  toListedValue?: (text: string) => string | undefined;
  /** Undefined when only listed values are allowed. */
  toTypedValue?: (text: string) => string | undefined;
};

/** The editable combobox of the ARIA Authoring Practices, with several values and pasted lists. */
export function MultiSelect({
  control,
  noun,
  options,
  value,
  text,
  onChange,
  onLeave,
  toListedValue,
  toTypedValue,
}: MultiSelectProps) {
  const [announcement, setAnnouncement] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLUListElement>(null);
  const items = useMemo(
    () => itemsFor(text, options, toListedValue?.(text), toTypedValue),
    [text, options, toListedValue, toTypedValue],
  );
  const matches = items.filter(({ kind }) => kind === "option").length;

  function add(values: readonly string[], rest = "") {
    const added = values.filter((one) => !value.includes(one));
    onChange(added.length > 0 ? [...value, ...added] : value, rest);
    setAnnouncement(added.map((one) => labelOf(one, options)).join(", ") + (added.length > 0 ? " added" : ""));
  }

  function remove(removed: string) {
    onChange(
      value.filter((one) => one !== removed),
      text,
    );
    setAnnouncement(`${labelOf(removed, options)} removed`);
  }

  function take(item: Item) {
    if (item.kind === "group") add(item.values);
    else if (item.kind === "typed") add([item.value]);
    else if (value.includes(item.option.value)) remove(item.option.value);
    else add([item.option.value]);
  }

  function toKnownValue(named: string): string | undefined {
    return findOption(named, options)?.value ?? toListedValue?.(named);
  }

  /** Adds the text if it names exactly one value. Other text stays in the box, where it can be seen. */
  function takeTyped(): void {
    const typed = toKnownValue(text) ?? onlyMatch(items)?.value ?? toTypedValue?.(text);
    if (typed !== undefined && text.trim() !== "") add([typed]);
  }

  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps } = useCombobox<Item>({
    id: control.id,
    inputId: control.id,
    labelId: `${control.id}-label`,
    items,
    inputValue: text,
    selectedItem: null,
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
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault(); // Enter in a list must not send the form.
      const highlighted = isOpen ? items[highlightedIndex] : undefined;
      if (highlighted) take(highlighted);
      else takeTyped();
    }
    const last = value.at(-1);
    // Not while the key is held down to empty the box.
    if (event.key === "Backspace" && !event.repeat && text === "" && last !== undefined) remove(last);
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData("text");
    const choices = readPastedChoices(pasted, { toKnownValue, takesAnyText: toTypedValue !== undefined });
    if (!choices) return;
    event.preventDefault();
    const { known, unknown } = choices;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const left = text.slice(0, selectionStart ?? 0) + text.slice(selectionEnd ?? 0);
    const typed = unknown.flatMap((part) => toTypedValue?.(part) ?? []);
    const rest = toTypedValue ? left : [left, ...unknown].filter((part) => part.trim() !== "").join(", ");
    add([...new Set([...known, ...typed])], rest);
  }

  function removeChip(index: number, removed: string) {
    remove(removed);
    // The chip that took this one's place, or the box.
    requestAnimationFrame(() => (chips.current?.querySelectorAll("button")[index] ?? box.current)?.focus());
  }

  return (
    <div className="relative">
      <input
        {...getInputProps({
          ...control,
          ref: box,
          value: text,
          onChange: (event) => onChange(value, event.currentTarget.value),
          onKeyDown,
          onPaste,
          onBlur: () => {
            takeTyped();
            onLeave?.();
          },
        })}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={`Type to filter ${options.length} ${noun}`}
        className={`${controlLook} min-h-11`}
      />
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
      {value.length > 0 ? (
        <ul ref={chips} className="mt-2 flex flex-wrap gap-2" aria-label={`Chosen ${noun}`}>
          {value.map((one, index) => (
            <li key={one}>
              <button
                type="button"
                onClick={() => removeChip(index, one)}
                className="inline-flex min-h-8 cursor-pointer items-center gap-2 rounded-full border border-line bg-sunken px-3 text-left text-sm hover:border-control"
              >
                <span className="sr-only">Remove</span>
                {labelOf(one, options)}
                <span aria-hidden="true" className="text-base leading-none">
                  ×
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div role="status" className="sr-only">
        {shown}
        {announcement}
      </div>
    </div>
  );
}

function ItemText({ item, isTaken, noun }: { item: Item; isTaken: boolean; noun: string }) {
  if (item.kind === "typed") return `Add “${item.value}”`;
  if (item.kind === "group") return `All ${noun} in ${item.group} (${item.values.length})`;
  return (
    <>
      <span aria-hidden="true" className="w-4 shrink-0 text-accent">
        {isTaken ? "✓" : ""}
      </span>
      <span>{item.option.label}</span>
    </>
  );
}

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

function labelOf(value: string, options: readonly Option[]): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

function keyOf(item: Item): string {
  if (item.kind === "option") return `option ${item.option.value}`;
  return item.kind === "group" ? `group ${item.group}` : `typed ${item.value}`;
}
