import "server-only";
import { createHash } from "node:crypto";
import type { ClientRequest } from "node:http";
import { errorNameOf } from "@/lib/aws/audited-call";
import { openConnection, type Pace, usualPace, watchProgress } from "@/lib/aws/file-connection";
import { freeBytes, type IncomingBody } from "@/lib/incoming-body";

/**
 * "there": an earlier try has brought the file. "expired": the URL is of no use any more. "interrupted": the same bytes
 * can go to the same URL again. "broken-off": the browser has gone.
 */
export type SentFile = { bytes: number; status?: number; errorName?: string } & (
  | { outcome: "sent"; sha256: string }
  | { outcome: "there" | "expired" | "refused" | "interrupted" | "broken-off" }
);

type End = { status?: number; errorName?: string };

type Sending = { url: URL; body: IncomingBody; bytes: number; pace?: Pace };

/** Passes bytes on as they come, a few at a time, and notes their SHA-256. Never rejects. */
export async function sendFile({ url, body, bytes, pace = usualPace }: Sending): Promise<SentFile> {
  const headers = { "Content-Length": bytes, "Content-Type": "application/octet-stream", "If-None-Match": "*" };
  const request = openConnection(url, { method: "PUT", headers });
  const answer = awaitAnswer(request);
  const hash = createHash("sha256");
  let moved = 0;
  const stopWatching = watchProgress(
    () => moved,
    pace,
    () => request.destroy(Object.assign(new Error(), { code: "STALLED" })),
  );
  try {
    while (moved < bytes && !answer.known) {
      const { done, value } = await body.next();
      if (done) return { outcome: "broken-off", bytes: moved };
      moved += value.length;
      hash.update(value);
      // A stream that ended while the browser was slow says nothing more.
      if (answer.known || request.destroyed) break;
      if (!request.write(value, () => freeBytes(value))) await drained(request);
    }
    if (moved === bytes) request.end();
    const end = await answer.ended;
    const outcome = outcomeOf(end, moved === bytes);
    // After an interruption the browser tries again without an answer.
    if (moved < bytes && outcome === "interrupted") body.cut();
    else if (moved < bytes) await body.drop();
    return outcome === "sent"
      ? { outcome, bytes, sha256: hash.digest("hex"), ...end }
      : { outcome, bytes: moved, ...end };
  } catch (error) {
    return { outcome: "broken-off", bytes: moved, errorName: errorNameOf(error) };
  } finally {
    stopWatching();
    request.destroy();
  }
}

/** The first of an answer and an error. */
function awaitAnswer(request: ClientRequest): { known: boolean; ended: Promise<End> } {
  const answer = { known: false, ended: Promise.resolve<End>({}) };
  answer.ended = new Promise((resolve) => {
    const end = (how: End) => {
      answer.known = true;
      resolve(how);
    };
    request.once("response", (response) => {
      response.on("error", () => {});
      response.resume();
      end({ status: response.statusCode ?? 0 });
    });
    request.on("error", (error) => end({ errorName: errorNameOf(error) }));
    request.once("close", () => end({ errorName: "closed" }));
  });
  return answer;
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      request.off("drain", done).off("close", done).off("response", done);
      resolve();
    };
    request.on("drain", done).on("close", done).on("response", done);
  });
}

function outcomeOf({ status }: End, isWhole: boolean): Exclude<SentFile["outcome"], "broken-off"> {
  if (status === undefined || status >= 500 || status === 408 || status === 409 || status === 429) return "interrupted";
  if (status >= 200 && status < 300) return isWhole ? "sent" : "interrupted";
  // S3's answers to If-None-Match, and to a signature or credentials that have expired.
  if (status === 412) return "there";
  return status === 403 || status === 400 ? "expired" : "refused";
}
