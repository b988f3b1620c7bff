import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type LaunchOptions } from "@playwright/test";
import { inherited } from "../scripts/inherited.mjs";
import { toVisitor, type Visitor } from "./visitor";

type Options = { readonly launchOptions: LaunchOptions; readonly baseURL: string };

/** Has a profile on disk, and can be killed and restarted, as by a power cut. */
export class OwnBrowser {
  readonly #options: Options;
  readonly #folder = mkdtempSync(join(tmpdir(), "casedesk-browser-"));
  readonly #profile = join(this.#folder, "profile");
  /** A killed browser leaves its socket behind. */
  readonly #temporary = join(this.#folder, "tmp");
  #context: BrowserContext | undefined;

  constructor(options: Options) {
    this.#options = options;
    for (const folder of [this.#profile, this.#temporary]) mkdirSync(folder);
  }

  /** Starts with the profile on disk. */
  async start(): Promise<Visitor> {
    const { launchOptions, baseURL } = this.#options;
    const context = await chromium.launchPersistentContext(this.#profile, {
      ...launchOptions,
      env: { ...inherited(), TMPDIR: this.#temporary },
      baseURL,
      timezoneId: "Europe/Berlin",
    });
    this.#context = context;
    return toVisitor(await context.newPage());
  }

  /** By SIGKILL, so that it can write nothing more. */
  async kill(): Promise<void> {
    const context = this.#context;
    const browser = context?.browser();
    if (!context || !browser) throw new Error("The browser is not running.");
    const devTools = await browser.newBrowserCDPSession();
    const { processInfo } = await devTools.send("SystemInfo.getProcessInfo");
    const id = processInfo.find(({ type }) => type === "browser")?.id;
    if (id === undefined) throw new Error("The browser does not tell its process.");
    const closed = context.waitForEvent("close");
    process.kill(id, "SIGKILL");
    await closed;
    this.#context = undefined;
  }

  /** Profile files with this text in UTF-8 or UTF-16. Throws while the browser runs. */
  filesWith(text: string): string[] {
    if (this.#context) throw new Error("The browser is still running.");
    return readdirSync(this.#profile, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((file) => {
        const content = readFileSync(file);
        return content.includes(text) || content.includes(text, undefined, "utf16le");
      });
  }

  /** Also deletes the profile. */
  async remove(): Promise<void> {
    await this.#context?.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
