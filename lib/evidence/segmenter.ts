import { maxJsonDepth, maxLineLength, maxRecordLength } from "./findings/evidence-limits";

/** Where the segments of a text go, in its order. */
export type SegmentSink = {
  /** One JSON value that begins a line: a record of its own, or one of a list. Not parsed yet, and perhaps not valid. */
  json(text: string): void;
  /** An object whose lists were given entry by entry: what stands around them. Not parsed yet either. */
  envelope(text: string): void;
  /** One line without its end; of a very long line a piece. */
  line(text: string): void;
  /** Whether a line may begin a JSON value at this point: the rows of a table may not. */
  acceptsJson(): boolean;
};

/** Members that hold a list of records: each entry is a segment, so that a file of any size is read record by record. */
const recordLists = new Set(
  "Records records Findings findings Events events logEvents Items items results Results hits rows alerts data value".split(
    " ",
  ),
);

type Container = { kind: "object" | "array"; isList: boolean };

/**
 * Cuts a text that comes in pieces into JSON values and lines. A value that turns out not to be JSON (a line end within a string, an object
 * where none can be, nested deeper than `maxJsonDepth`, longer than `maxRecordLength`) is given as lines. No part of the text is looked at more
 * than a few times, whatever it is, and no more than one record is held.
 */
export class Segmenter {
  readonly #sink: SegmentSink;
  #buffer = "";
  /** Up to here the buffer has been looked at. */
  #position = 0;
  /** How much of the buffer's start is known to be no JSON. */
  #plainLength = 0;
  /** The buffer begins within a line, of which the first pieces have been given. */
  #isWithinLine = false;

  // While a value is being read: what is open, from the outside in; empty when the buffer begins a line.
  #open: Container[] = [];
  #isInString = false;
  #stringStart = 0;
  #key = "";
  /** The last character that is neither white space nor within a string. */
  #lastCharacter = "";
  /** Where the record being read begins; undefined between the entries of a list. */
  #recordStart: number | undefined = 0;
  /** The outermost object without its lists. */
  #envelope = "";

  constructor(sink: SegmentSink) {
    this.#sink = sink;
  }

  push(piece: string): void {
    this.#buffer += piece;
    while (this.#open.length > 0 ? this.#readValue() : this.#readLine(false));
  }

  /** The text is over. */
  end(): void {
    if (this.#open.length > 0) this.#readAsLines(this.#buffer.length);
    while (this.#buffer !== "") {
      while (this.#open.length > 0 ? this.#readValue() : this.#readLine(true));
      if (this.#open.length > 0) this.#readAsLines(this.#buffer.length);
    }
  }

  /** One line, or the beginning of a value. False when more text is needed. */
  #readLine(isEnd: boolean): boolean {
    if (this.#buffer === "") return false;
    if (!this.#isWithinLine && this.#plainLength <= 0 && this.#sink.acceptsJson()) {
      const start = jsonStart.exec(this.#buffer.slice(0, maxJsonStartLength))?.[0];
      if (start !== undefined) {
        this.#drop(start.length - 1);
        this.#begin();
        return true;
      }
      // An opening bracket at the end of the piece: what follows decides.
      if (!isEnd && this.#buffer.length < maxJsonStartLength && /^[ \t,;]*(?:[[{]\s*)?$/.test(this.#buffer))
        return false;
    }
    const end = this.#buffer.slice(0, maxLineLength + 1).search(/[\r\n]/);
    if (end !== -1 && (isEnd || end + 1 < this.#buffer.length)) {
      const length = this.#buffer.startsWith("\r\n", end) ? 2 : 1;
      this.#sink.line(this.#buffer.slice(0, end));
      this.#drop(end + length);
      this.#isWithinLine = false;
      return true;
    }
    if (end === -1 && this.#buffer.length > maxLineLength) {
      const cut = cutBetweenWords(this.#buffer);
      this.#sink.line(this.#buffer.slice(0, cut));
      this.#drop(cut);
      this.#isWithinLine = true;
      return true;
    }
    if (!isEnd) return false;
    this.#sink.line(this.#buffer);
    this.#drop(this.#buffer.length);
    return false;
  }

  #begin(): void {
    this.#open = [];
    this.#isInString = false;
    this.#lastCharacter = this.#buffer.charAt(0);
    this.#envelope = "";
    this.#recordStart = 0;
    this.#position = 0;
    this.#enter(this.#buffer.charAt(0));
    this.#position = 1;
  }

  /** On through the value; true when it is over or given up, false when more text is needed. */
  #readValue(): boolean {
    const buffer = this.#buffer;
    while (this.#position < buffer.length) {
      if (this.#isInString) {
        if (this.#skipString()) continue;
        return this.#open.length === 0 || this.#awaitMore();
      }
      const character = buffer.charAt(this.#position);
      switch (character) {
        case '"':
          this.#isInString = true;
          this.#stringStart = this.#position;
          this.#startEntry();
          break;
        case "{":
        case "[":
          // In an object a value follows a colon; anywhere else a line was cut off, and another value begins here.
          if (!this.#mayOpen()) return this.#readAsLines(this.#position);
          this.#startEntry();
          this.#enter(character);
          if (this.#open.length > maxJsonDepth) return this.#readAsLines(this.#position);
          break;
        case "}":
        case "]":
          if (this.#open.at(-1)?.kind !== (character === "}" ? "object" : "array"))
            return this.#readAsLines(this.#position);
          if (this.#leave()) return true;
          break;
        case ",":
          this.#endEntry();
          break;
        case " ":
        case "\n":
        case "\r":
        case "\t":
          this.#position++;
          continue;
        default:
          this.#startEntry();
      }
      this.#lastCharacter = character;
      this.#position++;
    }
    return this.#awaitMore();
  }

  /** Keeps what the rest of the record needs; true when it has become too long, and was given up. */
  #awaitMore(): boolean {
    const keep = this.#recordStart ?? this.#position;
    if (this.#buffer.length - keep > maxRecordLength) return this.#readAsLines(this.#buffer.length);
    this.#buffer = this.#buffer.slice(keep);
    this.#position -= keep;
    this.#stringStart -= keep;
    if (this.#recordStart !== undefined) this.#recordStart = 0;
    return false;
  }

  /** To the end of the string; false when that is not in the buffer, or the value was given up. */
  #skipString(): boolean {
    const buffer = this.#buffer;
    let position = this.#position + (this.#position === this.#stringStart ? 1 : 0);
    for (; position < buffer.length; position++) {
      const code = buffer.charCodeAt(position);
      if (code === 0x22) {
        this.#isInString = false;
        this.#lastCharacter = '"';
        if (this.#open.length === 1) this.#key = buffer.slice(this.#stringStart + 1, position);
        this.#position = position + 1;
        return true;
      }
      if (code === 0x5c) {
        // The escaped character may be in the next piece.
        if (position + 1 >= buffer.length) break;
        position++;
      } else if (code < 0x20) {
        this.#readAsLines(position + 1);
        return false;
      }
    }
    this.#position = position;
    return false;
  }

  #mayOpen(): boolean {
    return this.#open.at(-1)?.kind === "object"
      ? this.#lastCharacter === ":"
      : this.#lastCharacter === "[" || this.#lastCharacter === ",";
  }

  #enter(character: string): void {
    const depth = this.#open.length;
    const isList =
      character === "[" &&
      (depth === 0 || (depth === 1 && this.#open[0]?.kind === "object" && recordLists.has(this.#key)));
    this.#open.push({ kind: character === "{" ? "object" : "array", isList });
    if (!isList) return;
    // From here the entries count; what stands around the list is kept for itself.
    if (depth === 1 && this.#recordStart !== undefined)
      this.#envelope += `${this.#buffer.slice(this.#recordStart, this.#position)}[`;
    this.#recordStart = undefined;
  }

  #startEntry(): void {
    if (this.#recordStart === undefined && this.#open.at(-1)?.isList === true) this.#recordStart = this.#position;
  }

  #endEntry(): void {
    if (this.#open.at(-1)?.isList !== true || this.#recordStart === undefined) return;
    this.#sink.json(this.#buffer.slice(this.#recordStart, this.#position));
    this.#recordStart = undefined;
  }

  /** Out of a container; true when it was the outermost. */
  #leave(): boolean {
    this.#endEntry();
    const left = this.#open.pop();
    const end = this.#position + 1;
    if (this.#open.length > 0) {
      if (left?.isList === true && this.#open.length === 1) this.#recordStart = this.#position;
      return false;
    }
    const rest = this.#buffer.slice(this.#recordStart ?? 0, end);
    if (this.#envelope !== "") this.#sink.envelope(this.#envelope + rest);
    else if (left?.isList !== true) this.#sink.json(rest);
    this.#drop(end);
    // Values may follow each other without a line end.
    this.#isWithinLine = false;
    return true;
  }

  /** What was taken for JSON is none: it is read as lines, up to the line in which that was found out. */
  #readAsLines(found: number): true {
    const start = this.#recordStart ?? this.#position;
    this.#open = [];
    this.#isInString = false;
    const lineStart =
      Math.max(this.#buffer.lastIndexOf("\n", found - 1), this.#buffer.lastIndexOf("\r", found - 1)) + 1;
    this.#buffer = this.#buffer.slice(start);
    this.#plainLength = Math.max(lineStart - start, 1);
    this.#position = 0;
    this.#isWithinLine = false;
    if (this.#envelope !== "") this.#sink.line(this.#envelope.slice(0, maxLineLength));
    this.#envelope = "";
    return true;
  }

  #drop(length: number): void {
    this.#buffer = this.#buffer.slice(length);
    this.#plainLength -= length;
  }
}

/** Separators, an opening bracket, and what has to follow it: not "[2026-11-22" and not "{user}". */
const jsonStart = /^[ \t,;]*(?:\{(?=\s*["}])|\[(?=\s*[{["\]]))/;
const maxJsonStartLength = 200;

/** At most `maxLineLength`, and shortly before it if that is within a word: no address is cut in two. */
function cutBetweenWords(line: string): number {
  for (let cut = maxLineLength; cut > maxLineLength - 1_000; cut--) {
    if (/[\s,;"'|]/.test(line.charAt(cut - 1))) return cut;
  }
  return maxLineLength;
}
