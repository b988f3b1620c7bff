import { maxUnzippedBytes } from "./findings/evidence-limits";

/** `message` is a sentence for the analyst. */
export class NotTextError extends Error {}

/**
 * Decodes an item piece by piece, so that a large file is never held as a whole. Reads UTF-8, UTF-16 with or without a
 * byte order mark, and gzip, which CloudTrail writes. `onBytes` reports the bytes read of the item itself.
 * @throws NotTextError
 */
export async function* readPieces(
  content: string | Blob,
  onBytes: (bytes: number) => void,
  limits = { maxUnzippedBytes },
): AsyncGenerator<string> {
  if (typeof content === "string") {
    yield* toPieces(content, onBytes);
    return;
  }
  const start = new Uint8Array(await content.slice(0, 4_096).arrayBuffer());
  const refusal = refusalFor(start);
  if (refusal !== undefined) throw new NotTextError(refusal);
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const bytes = toByteStream(content, onBytes);
  yield* decode(isGzip ? unzip(bytes, limits.maxUnzippedBytes) : bytes, isGzip);
}

const pieceLength = 1 << 18;

function* toPieces(text: string, onBytes: (bytes: number) => void): Generator<string> {
  for (let start = 0; start < text.length; start += pieceLength) {
    const piece = text.slice(start, start + pieceLength);
    yield start === 0 ? piece.replace(/^\uFEFF/, "") : piece;
    onBytes(piece.length);
  }
}

// `Blob.stream` gives pieces of different sizes in each engine.
function toByteStream(content: Blob, onBytes: (bytes: number) => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  let start = 0;
  return new ReadableStream({
    async pull(controller) {
      const piece = await content.slice(start, start + pieceLength).arrayBuffer();
      if (piece.byteLength === 0) {
        controller.close();
        return;
      }
      start += piece.byteLength;
      onBytes(piece.byteLength);
      controller.enqueue(new Uint8Array(piece));
    },
  });
}

function unzip(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let unzippedBytes = 0;
  return stream.pipeThrough(new DecompressionStream("gzip")).pipeThrough(
    new TransformStream({
      transform(chunk: Uint8Array<ArrayBuffer>, controller) {
        unzippedBytes += chunk.byteLength;
        if (unzippedBytes > maxBytes)
          throw new NotTextError("This file is more than 1 GB when unpacked. Only its start was read.");
        controller.enqueue(chunk);
      },
    }),
  );
}

async function* decode(stream: ReadableStream<Uint8Array<ArrayBuffer>>, isGzip: boolean): AsyncGenerator<string> {
  const reader = stream.getReader();
  let decoder: TextDecoder | undefined;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (decoder === undefined) {
        // The content of a gzip file is as unknown as any file.
        const refusal = isGzip ? refusalFor(value) : undefined;
        if (refusal !== undefined) throw new NotTextError(refusal);
        decoder = new TextDecoder(encodingOf(value));
      }
      yield withoutNul(decoder.decode(value, { stream: true }));
    }
    if (decoder !== undefined) yield decoder.decode();
  } catch (error) {
    if (error instanceof NotTextError) throw error;
    throw new NotTextError(
      isGzip
        ? "This compressed file is damaged. It was read up to the damage."
        : "This file could not be read completely.",
    );
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function encodingOf(start: Uint8Array): "utf-16le" | "utf-16be" | "utf-8" {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  // Without a mark: the Latin letters of UTF-16 have a zero beside them.
  const sample = start.subarray(0, 4_096 & ~1);
  const zeros = [0, 1].map((offset) => sample.filter((byte, index) => byte === 0 && index % 2 === offset).length);
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > 0.4 * most && even < 0.05 * most) return "utf-16le";
  return even > 0.4 * most && odd < 0.05 * most ? "utf-16be" : "utf-8";
}

// Some programs end or pad their lines with NUL.
function withoutNul(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "") : text;
}

// First bytes of files that are not text.
const signatures: readonly (readonly [readonly number[], string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    "This is a ZIP archive or an Office document. Unpack it or save it as text or CSV, then add the result.",
  ],
  [[0x50, 0x4b, 0x05, 0x06], "This is an empty ZIP archive."],
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF. Copy its text and paste it."],
  [[0x42, 0x5a, 0x68], "This is a bzip2 archive. Unpack it and add the files inside."],
  [[0x28, 0xb5, 0x2f, 0xfd], "This is a Zstandard archive. Unpack it and add the files inside."],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "This is an xz archive. Unpack it and add the files inside."],
  [[0x37, 0x7a, 0xbc, 0xaf], "This is a 7-Zip archive. Unpack it and add the files inside."],
  [[0x50, 0x41, 0x52, 0x31], "This is a Parquet file. Query it, for example with Athena, and add the result as CSV."],
  [[0x89, 0x50, 0x4e, 0x47], "This is a picture. Type or copy the text it shows."],
  [[0xff, 0xd8, 0xff], "This is a picture. Type or copy the text it shows."],
  [[0x7f, 0x45, 0x4c, 0x46], "This is a program, not text."],
  [[0xd4, 0xc3, 0xb2, 0xa1], "This is a packet capture. Export its conversations as CSV."],
  [[0x0a, 0x0d, 0x0d, 0x0a], "This is a packet capture. Export its conversations as CSV."],
];

// Tab, line ends, and the NUL and escape bytes that logs contain.
const textControls: ReadonlySet<number> = new Set([0, 9, 10, 12, 13, 27]);
const maxControls = 0.02;

function refusalFor(start: Uint8Array): string | undefined {
  const signature = signatures.find(([bytes]) => bytes.every((byte, index) => start[index] === byte));
  if (signature !== undefined) return signature[1];
  if (encodingOf(start) !== "utf-8" || (start[0] === 0x1f && start[1] === 0x8b)) return undefined;
  if (!start.includes(0)) return undefined;
  const controls = start.filter((byte) => byte < 32 && !textControls.has(byte)).length;
  return controls > maxControls * start.length ? "This file is not text, so it could not be read." : undefined;
}
