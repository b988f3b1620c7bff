import { afterEach, describe, expect, test, vi } from "vitest";
import { readInWorker } from "./read-in-worker";

afterEach(() => vi.unstubAllGlobals());

describe("readInWorker fails without rejecting", () => {
  test("when the browser forbids workers", async () => {
    const Forbidden = vi.fn(function refuse() {
      throw new Error("Refused by a policy");
    });
    vi.stubGlobal("Worker", Forbidden);
    expect(await readInWorker([{ name: "a", content: "45.83.64.7" }])).toEqual({ kind: "failed" });
    expect(Forbidden).toHaveBeenCalledOnce();
  });

  test("when an item cannot be cloned, and terminates the worker", async () => {
    const terminate = vi.fn();
    class Deaf extends EventTarget {
      terminate = terminate;
      postMessage(): void {
        throw new DOMException("Not cloned", "DataCloneError");
      }
    }
    vi.stubGlobal("Worker", Deaf);
    expect(await readInWorker([{ name: "a", content: "45.83.64.7" }])).toEqual({ kind: "failed" });
    expect(terminate).toHaveBeenCalledOnce();
  });
});
