import { expect, test } from "vitest";
import { readFlight } from "./server-action";

test("the value of an action is read from the row that the first row points to", () => {
  const body = '0:{"a":"$@1","f":"","b":"build"}\n1:{"status":"failed","code":"throttled","outcome":"not-done"}\n';
  expect(readFlight(body)).toEqual({
    kind: "value",
    value: { status: "failed", code: "throttled", outcome: "not-done" },
  });
});

test("rejects a server error", () => {
  expect(readFlight('0:{"a":"$@1","f":"","b":"build"}\n1:E{"digest":"123"}\n')).toEqual({ kind: "lost" });
});

test("rejects an incomplete answer", () => {
  expect(readFlight('0:{"a":"$@1","f":"","b":"build"}\n1:{"status":"fai')).toEqual({ kind: "lost" });
});

test("rejects a proxy's page", () => {
  expect(readFlight("<html><body>503</body></html>")).toEqual({ kind: "lost" });
});
