import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { readEvidence } from "@/lib/evidence/read-evidence";
import { ItemsRead } from "./items-read";

async function textOf(content: string): Promise<string> {
  const evidence = await readEvidence([{ name: "Pasted text", content }]);
  return renderToStaticMarkup(<ItemsRead evidence={evidence} />).replace(/<[^>]*>/g, "|");
}

test("lines that gave nothing are counted and shown", async () => {
  const text = await textOf("198.51.100.7\nred\ngreen\nblue\n");
  expect(text).toMatch(/3 lines not understood\|+red\|+green\|+blue/);
});

test("nothing is said of lines when all gave something", async () => {
  expect(await textOf("198.51.100.7\n198.51.100.8\n")).not.toContain("not understood");
});

test("the review says that JSON was repaired", async () => {
  const text = await textOf("{'sourceIPAddress': '198.51.100.7', 'eventName': 'A', 'eventSource': 's3.amazonaws.com'}");
  expect(text).toContain("Its JSON was broken and has been repaired. Check what was found in it.");
});
