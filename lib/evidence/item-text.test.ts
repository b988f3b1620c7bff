import { describe, expect, test, vi } from "vitest";
import { NotTextError, readPieces } from "./item-text";
import { readEvidence } from "./read-evidence";

const sentence = "seen 198.51.100.7 and 2001:db8::7";

async function readBytes(...parts: (Uint8Array<ArrayBuffer> | string)[]) {
  const { finds, items } = await readEvidence([{ name: "file", content: new Blob(parts) }]);
  return { addresses: finds.addresses.map(({ address }) => address), note: items[0]?.note };
}

const both = { addresses: ["198.51.100.7", "2001:DB8:0:0:0:0:0:7"], note: undefined };

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  for (const [index, unit] of Array.from(`\ufeff${text}`).entries())
    view.setUint16(2 * index, unit.charCodeAt(0), isLittle);
  return bytes;
}

async function gzip(bytes: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(bytes.stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
}

describe("a file", () => {
  test.each([
    ["UTF-8", new TextEncoder().encode(sentence)],
    ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${sentence}`)],
    ["UTF-16, little-endian", utf16(sentence, true)],
    ["UTF-16, big-endian", utf16(sentence, false)],
  ])("is read as %s", async (_encoding, bytes) => {
    expect(await readBytes(bytes)).toEqual(both);
  });

  test("is read around invalid UTF-8", async () => {
    expect(await readBytes(new Uint8Array([0xc3, 0x28, 0xff, 0x20]), sentence, new Uint8Array([0xe2, 0x82]))).toEqual(
      both,
    );
  });

  test("is read when compressed with gzip, as CloudTrail does", async () => {
    expect(await readBytes(await gzip(new Blob([sentence])))).toEqual(both);
  });

  test("is read up to the point where its gzip is damaged", async () => {
    const packed = await gzip(
      new Blob([`${sentence}\n`.repeat(5_000), crypto.getRandomValues(new Uint8Array(60_000)).join(",")]),
    );
    expect(await readBytes(packed.slice(0, packed.length - 30_000))).toEqual({
      ...both,
      note: expect.stringMatching(/damaged/),
    });
  });

  test("is read only up to the limit for decompressed data", async () => {
    const packed = await gzip(new Blob([`${sentence}\n`.repeat(50_000)]));
    let length = 0;
    const readAll = async () => {
      const limits = { maxUnzippedBytes: 1_000_000 };
      for await (const piece of readPieces(new Blob([packed]), () => {}, limits)) length += piece.length;
    };
    await expect(readAll()).rejects.toThrow(
      new NotTextError("This file is more than 1 GB when unpacked. Only its start was read."),
    );
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(1_000_000);
  });

  test("is not read when its gzip holds something other than text", async () => {
    expect(await readBytes(await gzip(new Blob([new Uint8Array([0x50, 0x41, 0x52, 0x31])])))).toEqual({
      addresses: [],
      note: expect.stringMatching(/Parquet/),
    });
  });

  test.each([
    ["a ZIP archive", [0x50, 0x4b, 0x03, 0x04], /ZIP archive or an Office document/],
    ["a PDF", [0x25, 0x50, 0x44, 0x46, 0x2d], /PDF/],
    ["a picture", [0x89, 0x50, 0x4e, 0x47], /picture/],
    ["other bytes", [0x7f, 0x45, 0x4c, 0x46, 0x00], /not text/],
  ])("that is %s is answered with a sentence", async (_what, bytes, note) => {
    expect(await readBytes(new Uint8Array(bytes), sentence)).toEqual({
      addresses: [],
      note: expect.stringMatching(note),
    });
  });

  test("reports its progress", async () => {
    const onProgress = vi.fn();
    const content = new Blob([`${sentence}\n`.repeat(20_000)]);
    await readEvidence(
      [
        { name: "text", content: sentence },
        { name: "file", content },
      ],
      { onProgress },
    );
    const calls = onProgress.mock.calls.map(([progress]) => progress);
    expect(calls[0]).toEqual({ item: 0, readBytes: sentence.length, totalBytes: content.size + sentence.length });
    expect(calls.at(-1)).toEqual({
      item: 1,
      readBytes: content.size + sentence.length,
      totalBytes: content.size + sentence.length,
    });
    expect(calls).toHaveLength(4);
  });
});
