import type { UploadAnswer } from "@/lib/cases/file-answers";
import type { Stop, Upload } from "./upload";

/** "unreachable": the connection broke off, or something else than the portal answered. */
export type Sent = UploadAnswer | { status: "unreachable" };

/** Of one file, since somebody last pressed a button. */
export type Tries = {
  /** Times that it broke off or AWS had no room. */
  broken: number;
  /** Names under which it was sent. */
  names: number;
  /** An earlier try under this name may have brought it. */
  wasTried: boolean;
};

export type Step =
  | { do: "finish" }
  | { do: "stop"; stop: Stop }
  | { do: "wait"; milliseconds: number; isBroken: boolean }
  | { do: "rename"; isGivenUp: boolean }
  /** In AWS's list, because an earlier try may have brought the file. */
  | { do: "look" };

const pauses = [1000, 4000, 10_000];
const busyPause = 5000;
const mostNames = 3;

export function nextStep(sent: Sent, { sha256 }: Pick<Upload, "sha256">, tries: Tries): Step {
  switch (sent.status) {
    case "sent":
      return sent.sha256 === sha256 ? { do: "finish" } : { do: "stop", stop: { kind: "damaged" } };
    case "there":
      return { do: "finish" };
    case "refused":
      return { do: "stop", stop: { kind: "refused" } };
    case "expired":
      return tries.names < mostNames ? { do: "rename", isGivenUp: true } : { do: "stop", stop: { kind: "refused" } };
    case "interrupted":
    case "unreachable":
      return waitOr({ kind: "interrupted" }, tries);
    case "not-tried":
      return sent.refused === "busy"
        ? { do: "wait", milliseconds: busyPause, isBroken: false }
        : { do: "stop", stop: { kind: "not-tried", refused: sent.refused } };
    case "failed": {
      const stop: Stop = { kind: "failed", failure: sent };
      if (sent.code === "throttled" || sent.code === "aws-unreachable")
        return waitOr(stop, tries, sent.retryAfterSeconds);
      if (sent.code === "conflict" && tries.names < mostNames) {
        return tries.wasTried ? { do: "look" } : { do: "rename", isGivenUp: false };
      }
      return sent.outcome === "unclear" && sent.code !== "conflict" ? waitOr(stop, tries) : { do: "stop", stop };
    }
  }
}

function waitOr(stop: Stop, { broken }: Tries, seconds = 0): Step {
  const milliseconds = pauses[broken];
  if (milliseconds === undefined) return { do: "stop", stop };
  return { do: "wait", milliseconds: Math.max(milliseconds, seconds * 1000), isBroken: true };
}
