import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { downloadFile } from "./download-file";

let saved: { download: string; type: string }[] = [];
let blobs: Blob[] = [];

beforeEach(() => {
  saved = [];
  blobs = [];
  vi.stubGlobal("document", { createElement: () => aLink() });
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => `blob:${blobs.push(blob as Blob)}`);
  vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function aLink() {
  const link = { href: "", download: "", click: () => save(link.download) };
  return link;
}

function save(download: string): void {
  const { type = "" } = blobs.at(-1) ?? {};
  saved.push({ download, type });
}

const evil = "<script>alert(1)</script>";

async function download(fileName: string, response = new Response(evil, { headers: { "content-type": "text/html" } })) {
  const fetched = vi.fn(async () => response);
  vi.stubGlobal("fetch", fetched);
  const file = { attachmentId: "a", fileName, status: "Verified", creator: "", createdAt: 0 };
  const owner = { owner: "ana", roleArn: "arn" };
  return downloadFile({ caseId: "1234567890", owner, file, signal: new AbortController().signal });
}

describe("a file that the page saves", () => {
  test.each([
    ["trail.json", "trail.json"],
    ["../../.ssh/authorized_keys", "file"],
    ["C:\\Windows\\a.dll", "file"],
    [".bashrc", "file"],
    ["a\r\nSet-Cookie: b.txt", "file"],
    ["invoice\u202Efdp.exe", "file"],
    ["", "file"],
  ])("named %j by AWS goes to disk as %s", async (fileName, name) => {
    await download(fileName);
    expect(saved.map((each) => each.download)).toEqual([name]);
  });

  test("has no type that a browser opens", async () => {
    await download("page.html");
    expect(saved.map(({ type }) => type)).toEqual(["application/octet-stream"]);
  });

  test("is not there before all of its bytes are", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) });
    expect([await download("a.txt", new Response(broken)), saved]).toEqual([{ status: "unreachable" }, []]);
  });

  test.each([
    [401, "", { status: "not-tried", refused: "signed-out" }],
    [503, '{"status":"not-tried","refused":"busy"}', { status: "not-tried", refused: "busy" }],
    [502, "<html>Bad gateway</html>", { status: "unreachable" }],
  ])("is nothing after an answer of %i", async (status, body, downloaded) => {
    expect([await download("a.txt", new Response(body, { status })), saved]).toEqual([downloaded, []]);
  });
});
