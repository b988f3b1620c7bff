import { expect, test } from "vitest";
import { Awakening } from "./awakening";

test("a form is awake when its last part is", async () => {
  const awakening = new Awakening(["Request", "Incident"]);
  const news: string[] = [];
  void awakening.all.then(() => news.push("awake"));
  awakening.note("Incident");
  awakening.note("Incident");
  await Promise.resolve();
  news.push("one");
  awakening.note("Request");
  await awakening.all;
  expect(news).toEqual(["one", "awake"]);
});
