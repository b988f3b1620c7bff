import { expect, test } from "vitest";
import { isDownloadFailure, isFileAnswer } from "./file-answers";

test.each([{ status: "sent", sha256: "0" }, { status: "there" }, { status: "not-tried", refused: "busy" }])(
  "%j is the portal's answer about an upload",
  (answer) => {
    expect([isFileAnswer(answer), isDownloadFailure(answer)]).toEqual([true, answer.status === "not-tried"]);
  },
);

test.each([{ status: 503 }, { status: "ok" }, { error: "timeout" }, null, "sent"])(
  "%j is a proxy's own answer",
  (answer) => {
    expect([isFileAnswer(answer), isDownloadFailure(answer)]).toEqual([false, false]);
  },
);
