import { afterEach, expect, test, vi } from "vitest";
import { failed } from "@/lib/result";
import { callAction } from "./call-action";

afterEach(() => vi.unstubAllGlobals());

test("an answer of the action is passed on", async () => {
  expect(await callAction(async () => "answer")).toBe("answer");
});

test("the request guard's word that nobody is signed in reads as if the action had said so", async () => {
  const refused = async () => Promise.reject(new Error("signed-out"));
  expect(await callAction(refused)).toEqual(failed("signed-out"));
});

test("a lost connection is a value", async () => {
  expect(await callAction(async () => Promise.reject(new TypeError("Failed to fetch")))).toEqual(failed("unreachable"));
});

test("offline, nothing is sent, and that is known", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  const call = vi.fn(async () => "answer");
  expect([await callAction(call), call.mock.calls]).toEqual([failed("offline"), []]);
});
