"use client";

import {
  type ChangeEvent,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { controlLook } from "@/components/ui/input";
import type { ControlProps } from "./describe";

/** The box as its list has it. */
export type BoxHandlers = {
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onClick?: (event: MouseEvent<HTMLInputElement>) => void;
  onBlur: (event: FocusEvent<HTMLInputElement>) => void;
};

type BoxState = { isOpen: boolean; listId: string | undefined; activeId: string | undefined };

/** The box before its list was there. */
export type EarlyUse = {
  /** It was clicked, or an arrow key was pressed. */
  isOpened: boolean;
  /** Enter was pressed, or a list pasted. Each entry but the last ends with `earlySeparator`. */
  isList: boolean;
};

export const earlySeparator = ", ";

export type ListParts = {
  box: RefObject<HTMLInputElement | null>;
  early: RefObject<EarlyUse>;
  /** Stable. Call it after each rendering. */
  connect: (handlers: BoxHandlers, state: BoxState) => void;
  /** `rest` is the text that stays in the box. */
  add: (values: readonly string[], rest?: string) => void;
  remove: (value: string) => void;
};

type MultiSelectProps = {
  control: ControlProps;
  /** The plural noun: "Regions". */
  noun: string;
  placeholder: string;
  value: readonly string[];
  text: string;
  /** Gets the same list when only the text has changed. */
  onChange: (value: readonly string[], text: string) => void;
  /** Runs when the box gets the focus. */
  onUse: () => void;
  toLabel?: (value: string) => string;
  /** Renders the list of options. Undefined until it is loaded: what is done before is kept for it. */
  list: ((parts: ListParts) => ReactNode) | undefined;
};

const closed: BoxState = { isOpen: false, listId: undefined, activeId: undefined };

/** The editable combobox of the ARIA Authoring Practices, with several values. Its list comes when it is used. */
export function MultiSelect({
  control,
  noun,
  placeholder,
  value,
  text,
  onChange,
  onUse,
  toLabel = (one) => one,
  list,
}: MultiSelectProps) {
  const [announcement, setAnnouncement] = useState("");
  const [isUsed, setIsUsed] = useState(false);
  const [{ isOpen, listId, activeId }, setState] = useState(closed);
  const box = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLUListElement>(null);
  const handlers = useRef<BoxHandlers>(undefined);
  const early = useRef<EarlyUse>({ isOpened: false, isList: false });

  // Text that was typed before React took the box over.
  const takeOver = useEffectEvent(() => {
    if (!box.current) return;
    const typed = box.current.value;
    if (typed !== text) onChange(value, typed);
    if (typed !== text || document.activeElement === box.current) use();
  });
  useLayoutEffect(() => takeOver(), []);

  function use() {
    setIsUsed(true);
    onUse();
  }

  const connect = useCallback((now: BoxHandlers, state: BoxState) => {
    handlers.current = now;
    setState((before) => (isSame(before, state) ? before : state));
  }, []);

  function add(values: readonly string[], rest = "") {
    const added = values.filter((one) => !value.includes(one));
    onChange(added.length > 0 ? [...value, ...added] : value, rest);
    setAnnouncement(added.map(toLabel).join(", ") + (added.length > 0 ? " added" : ""));
  }

  function remove(removed: string) {
    onChange(
      value.filter((one) => one !== removed),
      text,
    );
    setAnnouncement(`${toLabel(removed)} removed`);
  }

  function removeChip(index: number, removed: string) {
    remove(removed);
    // The chip that took this one's place, or the box.
    requestAnimationFrame(() => (chips.current?.querySelectorAll("button")[index] ?? box.current)?.focus());
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (handlers.current) handlers.current.onKeyDown(event);
    else if (event.key.startsWith("Arrow")) early.current.isOpened = true;
    else if (event.key === "Enter") {
      event.preventDefault(); // Enter in a list must not send the form.
      if (!event.nativeEvent.isComposing) keepForList(text, "");
    }
    const last = value.at(-1);
    // Not while the key is held down to empty the box.
    if (event.key === "Backspace" && !event.repeat && text === "" && last !== undefined) remove(last);
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    if (handlers.current) return handlers.current.onPaste(event);
    const pastedText = event.clipboardData.getData("text");
    if (!/[\n\r\t,;]/.test(pastedText)) return;
    event.preventDefault(); // The box would join the lines.
    const { selectionStart, selectionEnd } = event.currentTarget;
    const lines = pastedText.split(/[\n\r]+/).filter((line) => line.trim() !== "");
    const left = text.slice(0, selectionStart ?? 0) + text.slice(selectionEnd ?? 0);
    keepForList(lines.join(earlySeparator), left);
  }

  /** `left` is still being typed. */
  function keepForList(entries: string, left: string) {
    if (entries.trim() === "") return;
    early.current.isList = true;
    onChange(value, `${entries.trim()}${earlySeparator}${left}`);
  }

  return (
    <div className="relative">
      <input
        {...control}
        ref={box}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-labelledby={`${control.id}-label`}
        value={text}
        onChange={(event) => {
          if (handlers.current) handlers.current.onChange(event);
          else onChange(value, event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onClick={(event) => {
          if (handlers.current) handlers.current.onClick?.(event);
          else early.current.isOpened = true;
        }}
        onFocus={use}
        onBlur={(event) => handlers.current?.onBlur(event)}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        className={`${controlLook} min-h-11`}
      />
      {isUsed ? list?.({ box, early, connect, add, remove }) : null}
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
                {toLabel(one)}
                <span aria-hidden="true" className="text-base leading-none">
                  ×
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div role="status" className="sr-only">
        {announcement}
      </div>
    </div>
  );
}

function isSame(one: BoxState, other: BoxState): boolean {
  return one.isOpen === other.isOpen && one.listId === other.listId && one.activeId === other.activeId;
}
