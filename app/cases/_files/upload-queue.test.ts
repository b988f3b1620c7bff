import { describe, expect, test, vi } from "vitest";
import type { CaseFile } from "@/lib/cases/files";
import { failed } from "@/lib/result";
import type { Sent } from "./next-step";
import type { Upload } from "./upload";
import { UploadQueue } from "./upload-queue";

const aFile = (name: string, content = "hello") => new File([content], name);
const listedAs = (fileName: string, status = "Pending"): CaseFile => ({
  attachmentId: fileName,
  fileName,
  status,
  creator: "",
  createdAt: 0,
});

/** Answers in order, the last of them again and again. Pauses take no time. */
function start(...answers: Sent[]) {
  const sends: Upload[] = [];
  const pauses: number[] = [];
  const send = vi.fn(async (upload: Upload, file: File): Promise<Sent> => {
    sends.push(upload);
    const answer = answers[Math.min(sends.length, answers.length) - 1];
    return answer ?? { status: "sent", sha256: `hash of ${await file.text()}` };
  });
  const onSent = vi.fn();
  const queue = new UploadQueue({
    send,
    hash: async (file) => `hash of ${await file.text()}`,
    keep: async () => {},
    onSent,
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  const settled = () =>
    vi.waitUntil(() => queue.read().uploads.every(({ phase }) => ["stopped", "missing"].includes(phase.name)));
  return { queue, send, sends, pauses, onSent, settled };
}

const right: Sent = { status: "sent", sha256: "hash of hello" };

describe("files that were added", () => {
  test("are sent under names that AWS takes and tokens of their own, and known from then on", async () => {
    const { queue, sends, settled, onSent } = start();
    await queue.add([aFile("my file.txt"), aFile("my file.txt", "world")]);
    await settled();
    expect([sends.map(({ fileName }) => fileName), new Set(sends.map(({ clientToken }) => clientToken)).size]).toEqual([
      ["my-file.txt", "my-file-2.txt"],
      2,
    ]);
    expect([queue.read().known, onSent.mock.calls.length]).toEqual([
      {
        "my-file.txt": { size: 5, sha256: "hash of hello" },
        "my-file-2.txt": { size: 5, sha256: "hash of world" },
      },
      2,
    ]);
  });

  test("are sent two at a time", async () => {
    let most = 0;
    let now = 0;
    const { queue, send, settled } = start();
    send.mockImplementation(async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 1));
      now -= 1;
      return right;
    });
    await queue.add(["a", "b", "c", "d", "e"].map((name) => aFile(name)));
    await settled();
    expect([most, send.mock.calls.length]).toEqual([2, 5]);
  });

  test("are refused before anything is sent if AWS would not take them", async () => {
    const { queue, sends, settled } = start();
    queue.listed(Array.from({ length: 49 }, (_, index) => listedAs(`${index}`)));
    await queue.add([aFile("x.txt", ""), aFile("a.txt"), aFile("b.txt")]);
    await settled();
    expect([queue.read().problems, sends.map(({ name }) => name)]).toEqual([
      ["x.txt is empty", "b.txt is one too many: AWS takes 50 files a case"],
      ["a.txt"],
    ]);
  });

  test("are hashed before they are sent, and one that cannot be read stands still", async () => {
    const { queue, sends, settled } = start();
    const broken = aFile("a.txt");
    broken.text = async () => Promise.reject(new Error("NotReadableError"));
    await queue.add([broken]);
    await settled();
    expect([queue.read().uploads[0]?.phase, sends]).toEqual([{ name: "stopped", stop: { kind: "unreadable" } }, []]);
  });
});

describe("an upload that does not arrive", () => {
  test("goes again under the same token and name, after pauses, and then stands still", async () => {
    const { queue, sends, pauses, settled } = start({ status: "interrupted" });
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([sends.length, new Set(sends.map(({ clientToken }) => clientToken)).size, pauses]).toEqual([
      4,
      1,
      [1000, 4000, 10_000],
    ]);
    expect(queue.read().uploads[0]?.phase).toEqual({ name: "stopped", stop: { kind: "interrupted" } });
  });

  test("goes again when somebody presses the button", async () => {
    const broken: Sent = { status: "unreachable" };
    const { queue, sends, settled } = start(broken, broken, broken, broken, right);
    await queue.add([aFile("a.txt")]);
    await settled();
    queue.retry(queue.read().uploads[0]?.id ?? "");
    await settled();
    expect([sends.length, queue.read().uploads]).toEqual([5, []]);
  });

  test("has arrived if AWS says that it is there", async () => {
    const { queue, settled } = start({ status: "interrupted" }, { status: "there" });
    await queue.add([aFile("a.txt")]);
    await settled();
    expect(queue.read()).toMatchObject({ uploads: [], known: { "a.txt": { sha256: "hash of hello" } } });
  });

  test("goes under another token and name once its URL has expired", async () => {
    const { queue, sends, settled } = start({ status: "expired" }, right);
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([sends.map(({ fileName }) => fileName), queue.read().givenUp]).toEqual([["a.txt", "a-2.txt"], ["a.txt"]]);
    expect(sends[0]?.clientToken).not.toBe(sends[1]?.clientToken);
  });

  test("does not go on for ever when every URL has expired", async () => {
    const { queue, sends, settled } = start({ status: "expired" });
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([sends.length, queue.read().uploads[0]?.phase]).toEqual([3, { name: "stopped", stop: { kind: "refused" } }]);
  });

  test("takes another name if somebody else has this one", async () => {
    const { queue, sends, settled } = start(failed("conflict"), right);
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([sends.map(({ fileName }) => fileName), queue.read().givenUp]).toEqual([["a.txt", "a-2.txt"], []]);
  });

  test("is looked for in AWS's list when a repeat conflicts, and not sent twice", async () => {
    const { queue, sends, settled } = start({ status: "interrupted" }, failed("conflict"));
    await queue.add([aFile("a.txt")]);
    queue.listed([listedAs("a.txt", "Verified")]);
    await settled();
    expect([sends.length, queue.read()]).toMatchObject([2, { uploads: [], known: { "a.txt": {} }, givenUp: [] }]);
  });

  test("goes under another name when a repeat conflicts and AWS is not checking it", async () => {
    const { queue, sends, settled } = start({ status: "interrupted" }, failed("conflict"), right);
    await queue.add([aFile("a.txt")]);
    queue.listed([listedAs("a.txt")]);
    await settled();
    expect([sends.map(({ fileName }) => fileName), queue.read().givenUp]).toEqual([
      ["a.txt", "a.txt", "a-2.txt"],
      ["a.txt"],
    ]);
  });

  test("waits for room at the portal for as long as it takes", async () => {
    const busy: Sent = { status: "not-tried", refused: "busy" };
    const { queue, sends, settled } = start(...Array.from({ length: 20 }, () => busy), right);
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([sends.length, queue.read().uploads]).toEqual([21, []]);
  });

  test("waits as long as AWS asks for", async () => {
    const { queue, pauses, settled } = start(failed("throttled", { retryAfterSeconds: 7 }), right);
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([pauses, queue.read().uploads]).toEqual([[7000], []]);
  });

  test.each<[string, Sent, object]>([
    ["other bytes arrived", { status: "sent", sha256: "hash of jello" }, { kind: "damaged" }],
    ["AWS's target refuses it", { status: "refused" }, { kind: "refused" }],
    ["nobody is signed in", { status: "not-tried", refused: "signed-out" }, { refused: "signed-out" }],
    ["the role may not", failed("access-denied"), { failure: { code: "access-denied" } }],
  ])("stands still when %s", async (_what, answer, stop) => {
    const { queue, sends, settled } = start(answer);
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([sends.length, queue.read().uploads]).toMatchObject([1, [{ phase: { name: "stopped", stop } }]]);
  });

  test("is never taken for what AWS has when other bytes arrived", async () => {
    const { queue, sends, settled } = start({ status: "sent", sha256: "hash of jello" }, right);
    await queue.add([aFile("a.txt")]);
    await settled();
    queue.listed([listedAs("a.txt", "Verified")]);
    const { uploads, known, givenUp } = queue.read();
    expect([uploads, known, givenUp]).toMatchObject([[{ phase: { name: "stopped" } }], {}, ["a.txt"]]);
    queue.retry(uploads[0]?.id ?? "");
    await settled();
    expect([sends.map(({ fileName }) => fileName), Object.keys(queue.read().known)]).toEqual([
      ["a.txt", "a-2.txt"],
      ["a-2.txt"],
    ]);
  });
});

describe("an upload that is cancelled", () => {
  test("ends, and its name at AWS is given up", async () => {
    const { queue, send } = start();
    let signal: AbortSignal | undefined;
    send.mockImplementation((...args: unknown[]) => {
      signal = args[3] as AbortSignal; // As the queue calls it.
      return new Promise(() => {});
    });
    await queue.add([aFile("a.txt")]);
    await vi.waitUntil(() => signal !== undefined);
    queue.cancel(queue.read().uploads[0]?.id ?? "");
    expect([signal?.aborted, queue.read().uploads, queue.read().givenUp]).toEqual([true, [], ["a.txt"]]);
  });
});

describe("uploads of a page that is gone", () => {
  test("end, and nothing more is sent until the page is back", async () => {
    const { queue, send, sends } = start();
    let signal: AbortSignal | undefined;
    send.mockImplementationOnce((...args: unknown[]) => {
      signal = args[3] as AbortSignal; // As the queue calls it.
      return new Promise((resolve) => signal?.addEventListener("abort", () => resolve({ status: "unreachable" })));
    });
    await queue.add([aFile("a.txt")]);
    await vi.waitUntil(() => signal !== undefined);
    queue.stop();
    await queue.add([aFile("b.txt")]);
    expect([signal?.aborted, sends, queue.read().uploads.map(({ phase }) => phase.name)]).toEqual([
      true,
      [],
      ["waiting", "waiting"],
    ]);
    queue.start();
    await vi.waitUntil(() => queue.read().uploads.length === 0);
    expect(sends.map(({ name }) => name)).toEqual(["a.txt", "b.txt"]);
  });
});

describe("after a reload", () => {
  test("files that were added before the draft was found stay beside it", async () => {
    const before = start({ status: "refused" });
    await before.queue.add([aFile("a.txt")]);
    await before.settled();
    const { queue, send } = start();
    send.mockImplementation(() => new Promise(() => {}));
    await queue.add([aFile("b.txt")]);
    queue.fill(before.queue.draft());
    const { uploads } = queue.read();
    expect(uploads.map(({ name, phase }) => [name, phase.name === "missing"])).toEqual([
      ["b.txt", false],
      ["a.txt", true],
    ]);
  });

  async function reloaded(...answers: Sent[]) {
    const before = start({ status: "refused" });
    await before.queue.add([aFile("a.txt")]);
    await before.settled();
    const after = start(...answers);
    after.queue.fill(before.queue.draft());
    return { ...after, before };
  }

  test("the page asks for the same file, and sends it under the same token", async () => {
    const { queue, sends, settled, before } = await reloaded();
    const asked = queue.read().uploads.map(({ name, size, phase }) => [name, size, phase.name]);
    await queue.add([aFile("a.txt")]);
    await settled();
    expect([asked, sends.map(({ clientToken }) => clientToken)]).toEqual([
      [["a.txt", 5, "missing"]],
      [before.sends[0]?.clientToken],
    ]);
  });

  test("another file of that name and size is not taken for it", async () => {
    const { queue, sends } = await reloaded();
    await queue.add([aFile("a.txt", "jello")]);
    expect([queue.read().problems, sends]).toEqual([
      ["a.txt is not the same file as before. Cancel the old one to add this one"],
      [],
    ]);
  });

  test("a file that AWS has checked meanwhile is asked for no more", async () => {
    const { queue } = await reloaded();
    queue.listed([listedAs("a.txt", "Verified")]);
    expect(queue.read()).toMatchObject({ uploads: [], known: { "a.txt": { sha256: "hash of hello" } } });
  });

  test("a file that AWS only knows by name is asked for still", async () => {
    const { queue } = await reloaded();
    queue.listed([listedAs("a.txt", "Pending")]);
    expect(queue.read().uploads).toHaveLength(1);
  });
});

describe("files of a case that is not open yet", () => {
  const waiting = () => {
    const held = { hash: async (file: File) => `hash of ${await file.text()}`, keep: async () => {}, onSent: () => {} };
    return new UploadQueue({ ...held, pause: async () => {} });
  };

  test("wait, and are hashed", async () => {
    const queue = waiting();
    await queue.add([aFile("a.txt")]);
    await vi.waitUntil(() => queue.read().uploads[0]?.sha256 !== undefined);
    expect(queue.read().uploads).toMatchObject([{ phase: { name: "waiting" }, sha256: "hash of hello" }]);
  });

  test("are sent by the page of the case, under the names and tokens that they have", async () => {
    const form = waiting();
    await form.add([aFile("a.txt")]);
    const { queue, sends, settled } = start();
    queue.fill(form.draft(), form.files());
    await settled();
    expect(sends).toMatchObject([{ fileName: "a.txt", clientToken: form.draft().uploads[0]?.clientToken }]);
  });
});
