import "server-only";
import type { IncomingMessage } from "node:http";
import { errorNameOf } from "@/lib/aws/audited-call";
import { openConnection, type Pace, usualPace, watchProgress } from "@/lib/aws/file-connection";
import { fileLimits } from "@/lib/cases/files";
import { freeBytes } from "@/lib/incoming-body";

export type FetchedEnd = { outcome: "fetched" | "interrupted" | "broken-off"; bytes: number; errorName?: string };

/** `body` errors unless all bytes come. */
export type FetchedFile =
  | { ok: true; bytes: number; body: ReadableStream<Uint8Array> }
  | { ok: false; outcome: "expired" | "refused" | "interrupted"; status?: number; errorName?: string };

type Fetching = {
  url: URL;
  signal: AbortSignal;
  onEnd: (end: FetchedEnd) => void;
  /** True if every piece given so far has left for the browser. */
  hasTaken?: () => boolean;
  pace?: Pace;
};

/** Never rejects. None of AWS's headers but the length goes on. */
export async function fetchFile({
  url,
  signal,
  onEnd,
  hasTaken = () => false,
  pace = usualPace,
}: Fetching): Promise<FetchedFile> {
  try {
    const response = await answerOf(url, signal, pace);
    const { statusCode: status = 0, headers } = response;
    const bytes = Number(headers["content-length"] ?? Number.NaN);
    if (status !== 200 || !(bytes <= fileLimits.bytes)) {
      response.destroy();
      if (status === 403 || status === 400) return { ok: false, outcome: "expired", status };
      return { ok: false, outcome: status >= 500 ? "interrupted" : "refused", status };
    }
    return { ok: true, bytes, body: toBody(response, bytes, pace, onEnd, hasTaken) };
  } catch (error) {
    return { ok: false, outcome: "interrupted", errorName: errorNameOf(error) };
  }
}

function answerOf(url: URL, signal: AbortSignal, pace: Pace): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = openConnection(url, { method: "GET", headers: { "Accept-Encoding": "identity" }, signal });
    const timer = setTimeout(() => request.destroy(stalled()), pace.milliseconds);
    request.once("close", () => clearTimeout(timer));
    // Node's parser has copied them. Left to the garbage collector, they add up to tens of megabytes.
    request.once("socket", (socket) => socket.on("data", freeBytes));
    request.once("response", (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.on("error", reject);
    request.end();
  });
}

const stalled = () => Object.assign(new Error(), { code: "STALLED" });

/** Reads only what the browser has room for, and frees what it has. Both ends must make progress. */
function toBody(
  response: IncomingMessage,
  bytes: number,
  pace: Pace,
  onEnd: (end: FetchedEnd) => void,
  hasTaken: () => boolean,
): ReadableStream<Uint8Array> {
  const parts: AsyncIterator<Buffer> = response[Symbol.asyncIterator]();
  const given: Uint8Array[] = [];
  let moved = 0;
  let isOver = false;
  const end = (how: Omit<FetchedEnd, "bytes">) => {
    stopWatching();
    if (!isOver) onEnd({ ...how, bytes: moved });
    isOver = true;
  };
  const stopWatching = watchProgress(
    () => moved,
    pace,
    () => {
      end({ outcome: "interrupted", errorName: "STALLED" });
      response.destroy(stalled());
    },
  );
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (hasTaken()) for (const each of given.splice(0)) freeBytes(each);
          const part = await parts.next();
          if (!part.done) {
            moved += part.value.length;
            given.push(part.value);
            controller.enqueue(part.value);
            return;
          }
          if (moved !== bytes) throw new Error("AWS sent less than it announced");
          end({ outcome: "fetched" });
          controller.close();
        } catch (error) {
          end({ outcome: "interrupted", errorName: errorNameOf(error) });
          controller.error(error);
        }
      },
      cancel() {
        end({ outcome: "broken-off" });
        response.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
