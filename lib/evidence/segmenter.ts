import { maxJsonDepth, maxLineLength, maxRecordLength } from "./findings/evidence-limits";

export type SegmentSink = {
  /** A value that starts a line, or an entry of a list. May turn out to be invalid JSON. */
  readJson(text: string): void;
  /** The object around a list whose entries were passed on one by one. */
  readEnvelope(text: string): void;
  /** Without its line break. A very long line comes in pieces; `isRest` marks all but the first. */
  readLine(text: string, isRest: boolean): void;
  /** False within a table, whose rows may look like JSON. */
  acceptsJson(): boolean;
};

// Lists under these names are passed on entry by entry, so that a file of any size is read record by record.
const recordLists = new Set(
  "Records records Findings findings Events events logEvents Items items results Results hits rows alerts data value".split(
    " ",
  ),
);

type Container = { kind: "object" | "array"; isList: boolean };

/**
 * Cuts a stream of text into JSON values and lines. What turns out to be invalid, too deep or too long is passed on as
 * lines. Looks at no part more than a few times, and holds one record at most.
 */
export class Segmenter {
  readonly #sink: SegmentSink;
  #buffer = "";
  // The buffer has been scanned up to here.
  #position = 0;
  // This much of the buffer is known not to be JSON.
  #plainLength = 0;
  // The first pieces of this line have been passed on.
  #isWithinLine = false;

  // While reading a value: the open containers, outermost first.
  #open: Container[] = [];
  #isInString = false;
  #stringStart = 0;
  #key = "";
  // Outside strings and white space.
  #lastCharacter = "";
  // Undefined between the entries of a list.
  #recordStart: number | undefined = 0;
  // The outermost object, without its lists.
  #envelope = "";

  constructor(sink: SegmentSink) {
    this.#sink = sink;
  }

  push(piece: string): void {
    this.#buffer += piece;
    while (this.#open.length > 0 ? this.#readValue() : this.#readLine(false));
  }

  end(): void {
    if (this.#open.length > 0) this.#readAsLines(this.#buffer.length);
    while (this.#buffer !== "") {
      while (this.#open.length > 0 ? this.#readValue() : this.#readLine(true));
      if (this.#open.length > 0) this.#readAsLines(this.#buffer.length);
    }
  }

  // False if more text is needed.
  #readLine(isEnd: boolean): boolean {
    if (this.#buffer === "") return false;
    if (!this.#isWithinLine && this.#plainLength <= 0 && this.#sink.acceptsJson()) {
      const start = jsonStart.exec(this.#buffer.slice(0, maxJsonStartLength))?.[0];
      if (start !== undefined) {
        this.#drop(start.length - 1);
        this.#begin();
        return true;
      }
      // A bracket at the end of the piece: what follows decides.
      if (!isEnd && this.#buffer.length < maxJsonStartLength && /^[ \t,;]*(?:[[{]\s*)?$/.test(this.#buffer))
        return false;
    }
    const end = this.#buffer.slice(0, maxLineLength + 1).search(/[\r\n]/);
    if (end !== -1 && (isEnd || end + 1 < this.#buffer.length)) {
      const length = this.#buffer.startsWith("\r\n", end) ? 2 : 1;
      this.#sink.readLine(this.#buffer.slice(0, end), this.#isWithinLine);
      this.#drop(end + length);
      this.#isWithinLine = false;
      return true;
    }
    if (end === -1 && this.#buffer.length > maxLineLength) {
      const cut = cutBetweenWords(this.#buffer);
      this.#sink.readLine(this.#buffer.slice(0, cut), this.#isWithinLine);
      this.#drop(cut);
      this.#isWithinLine = true;
      return true;
    }
    if (!isEnd) return false;
    this.#sink.readLine(this.#buffer, this.#isWithinLine);
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

  // True when the value is over or was given up, false if more text is needed.
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
          // Without a colon before it, another value starts here: the line above was cut off.
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

  // True if the record became too long and was given up.
  #awaitMore(): boolean {
    const keep = this.#recordStart ?? this.#position;
    if (this.#buffer.length - keep > maxRecordLength) return this.#readAsLines(this.#buffer.length);
    this.#buffer = this.#buffer.slice(keep);
    this.#position -= keep;
    this.#stringStart -= keep;
    if (this.#recordStart !== undefined) this.#recordStart = 0;
    return false;
  }

  // False if the string does not end in the buffer, or the value was given up.
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
    // From here on the list's entries are the records.
    if (depth === 1 && this.#recordStart !== undefined)
      this.#envelope += `${this.#buffer.slice(this.#recordStart, this.#position)}[`;
    this.#recordStart = undefined;
  }

  #startEntry(): void {
    if (this.#recordStart === undefined && this.#open.at(-1)?.isList === true) this.#recordStart = this.#position;
  }

  #endEntry(): void {
    if (this.#open.at(-1)?.isList !== true || this.#recordStart === undefined) return;
    this.#sink.readJson(this.#buffer.slice(this.#recordStart, this.#position));
    this.#recordStart = undefined;
  }

  // True if it was the outermost.
  #leave(): boolean {
    this.#endEntry();
    const left = this.#open.pop();
    const end = this.#position + 1;
    if (this.#open.length > 0) {
      if (left?.isList === true && this.#open.length === 1) this.#recordStart = this.#position;
      return false;
    }
    const rest = this.#buffer.slice(this.#recordStart ?? 0, end);
    if (this.#envelope !== "") this.#sink.readEnvelope(this.#envelope + rest);
    else if (left?.isList !== true) this.#sink.readJson(rest);
    this.#drop(end);
    // Values may follow each other without a line break.
    this.#isWithinLine = false;
    return true;
  }

  // Passes on as lines what turned out not to be JSON, up to the line at `found`.
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
    if (this.#envelope !== "") this.#sink.readLine(this.#envelope.slice(0, maxLineLength), false);
    this.#envelope = "";
    return true;
  }

  #drop(length: number): void {
    this.#buffer = this.#buffer.slice(length);
    this.#plainLength -= length;
  }
}

// Not "[2026-11-22" or "{user}".
const jsonStart = /^[ \t,;]*(?:\{(?=\s*["}])|\[(?=\s*[{["\]]))/;
const maxJsonStartLength = 200;

// Cuts between words, so that no address is cut in two.
function cutBetweenWords(line: string): number {
  for (let cut = maxLineLength; cut > maxLineLength - 1_000; cut--) {
    if (/[\s,;"'|]/.test(line.charAt(cut - 1))) return cut;
  }
  return maxLineLength;
}
