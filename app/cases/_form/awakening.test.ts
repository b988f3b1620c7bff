import { expect, test } from "vitest";
import { Awakening } from "./awakening";

test("a form is awake when its last part is", async () => {
  const awakening = new Awakening(["Request", "Incident"]);
  const news: string[] = [];
  void awakening.wakeAll().then(() => news.push("awake"));
  awakening.note("Incident");
  awakening.note("Incident");
  await Promise.resolve();
  news.push("one");
  awakening.note("Request");
  await awakening.wakeAll();
  expect(news).toEqual(["one", "awake"]);
});

test("a sleeping part sleeps until it is woken", async () => {
  const awakening = new Awakening(["Request", "Tags"], { sleeping: ["Tags"] });
  const news: string[] = [];
  const sleep = awakening.sleepOf("Tags")?.then(() => news.push("awake"));
  await Promise.resolve();
  news.push("woken");
  awakening.wake("Tags");
  await sleep;
  expect(news).toEqual(["woken", "awake"]);
});

test("React can go on with a part in the very event that wakes it", () => {
  const awakening = new Awakening(["Tags"], { sleeping: ["Tags"] });
  const before = { ...awakening.sleepOf("Tags") };
  awakening.wake("Tags");
  expect([before, awakening.sleepOf("Tags")]).toMatchObject([{}, { status: "fulfilled" }]);
});

test("only the sleeping parts sleep", () => {
  expect(new Awakening(["Request", "Tags"], { sleeping: ["Tags"] }).sleepOf("Request")).toBeUndefined();
});

test("waking all ends every sleep, and waits until each part is hydrated", async () => {
  const awakening = new Awakening(["Request", "Tags", "Scope"], { sleeping: ["Tags", "Scope"] });
  const news: string[] = [];
  const sleeps = ["Tags", "Scope"].map((part) => awakening.sleepOf(part)?.then(() => news.push(part)));
  void awakening.wakeAll().then(() => news.push("all"));
  await Promise.all(sleeps);
  for (const part of ["Request", "Tags", "Scope"]) awakening.note(part);
  await awakening.wakeAll();
  expect(news).toEqual(["Tags", "Scope", "all"]);
});

test("a part that is hydrated without being woken sleeps no longer", async () => {
  const awakening = new Awakening(["Tags"], { sleeping: ["Tags"] });
  awakening.note("Tags");
  expect(await awakening.sleepOf("Tags")?.then(() => "awake")).toBe("awake");
});
