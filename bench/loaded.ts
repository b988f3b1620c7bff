import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import type { Figure } from "./figure";

/** After this long without a request the page has loaded everything. */
const quietMilliseconds = 2500;

export type Files = ReadonlyMap<string, Buffer>;

/** The files that a page loads from now on, by path. */
export class Loaded {
  readonly scripts = new Map<string, Buffer>();
  readonly styles = new Map<string, Buffer>();
  html: Buffer = Buffer.alloc(0);
  readonly #page: Page;
  readonly #bodies: Promise<void>[] = [];
  #lastAt = performance.now();

  constructor(page: Page) {
    this.#page = page;
    page.on("response", (response) => {
      this.#lastAt = performance.now();
      this.#bodies.push(this.#note(response));
    });
  }

  /** Resolves once nothing more comes. */
  async settle(): Promise<void> {
    this.#lastAt = performance.now();
    while (performance.now() - this.#lastAt < quietMilliseconds) await this.#page.waitForTimeout(200);
    await Promise.all(this.#bodies);
  }

  async #note(response: Response): Promise<void> {
    const { pathname } = new URL(response.url());
    const type = response.request().resourceType();
    if (type === "document") this.html = await response.body();
    if (type === "script") this.scripts.set(pathname, await response.body());
    if (type === "stylesheet") this.styles.set(pathname, await response.body());
  }
}

export const bytes = (group: string, name: string, value: number): Figure => ({ group, name, value, unit: "bytes" });
const sum = (files: Files, compress: (file: Buffer) => Buffer) =>
  [...files.values()].reduce((total, file) => total + compress(file).length, 0);
export const gzip = (files: Files) => sum(files, (file) => gzipSync(file, { level: 9 }));
export const brotli = (files: Files) => sum(files, (file) => brotliCompressSync(file));
