import { createHash } from "node:crypto";
import { createRandom } from "../../tools/random";

const pieceBytes = 64 * 1024;

/** A file that is made as it is read, unlike any other of another number. Never whole in memory. */
export class Content {
  readonly bytes: number;
  readonly #number: number;

  constructor(number: number, bytes: number) {
    this.#number = number;
    this.bytes = bytes;
  }

  *pieces(): Generator<Buffer> {
    for (let at = 0; at < this.bytes; at += pieceBytes) {
      // A piece waits in memory to be sent, so no two may share it.
      const piece = Buffer.from(noise.subarray(0, Math.min(pieceBytes, this.bytes - at)));
      piece.write(`${this.#number} ${at} `);
      yield piece;
    }
  }

  sha256(): string {
    const hash = createHash("sha256");
    for (const piece of this.pieces()) hash.update(piece);
    return hash.digest("hex");
  }
}

const noise = makeNoise();

function makeNoise(): Buffer {
  const random = createRandom(1);
  return Buffer.from(Uint8Array.from({ length: pieceBytes }, () => random.between(0, 255)));
}
