import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FactList, ThreatActorFacts, WatcherFacts } from "./facts";
import { UserText } from "./user-text";

function markupOf(text: string): string {
  return renderToStaticMarkup(<UserText>{text}</UserText>);
}

describe("a text that someone typed", () => {
  test("is isolated, so that its direction changes nothing around it", () => {
    expect(markupOf("عنوان")).toMatch(/^<bdi [^>]*>عنوان<\/bdi>$/);
  });

  test.each(["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"])(
    "shows a character that changes directions by its number: %j",
    (character) => {
      const codePoint = character.charCodeAt(0).toString(16).toUpperCase();
      expect(markupOf(`a${character}b`)).toMatch(new RegExp(`>a<span[^>]*>[^<]*${codePoint}[^<]*</span>b<`));
    },
  );

  test("holds no character that changes directions any more", () => {
    expect(markupOf("invoice\u202egnp.exe")).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</bdi><iframe src=javascript:alert(1)>",
    "&lt;b&gt;",
  ])("is text and never markup: %s", (text) => {
    expect(markupOf(text).replace(/^<bdi [^>]*>|<\/bdi>$/g, "")).not.toMatch(/[<>]/);
  });

  test("keeps its line ends", () => {
    expect(markupOf("one\ntwo")).toMatch(/whitespace-pre-wrap[^>]*>one\ntwo</);
  });
});

describe("the facts of a case", () => {
  test.each([
    ["short values", <FactList key="1" values={[]} />],
    ["threat actors", <ThreatActorFacts key="2" threatActors={[]} />],
    ["watchers", <WatcherFacts key="3" watchers={[]} />],
  ])("say so when there are no %s", (_what, facts) => {
    expect(renderToStaticMarkup(facts)).toMatch(/>None</);
  });

  test("show one address as often as it was given", () => {
    const threatActors = [
      { ipAddress: "192.0.2.1", userAgent: "curl/8" },
      { ipAddress: "192.0.2.1", userAgent: "python" },
    ];
    expect(renderToStaticMarkup(<ThreatActorFacts threatActors={threatActors} />).match(/192\.0\.2\.1/g)).toHaveLength(
      2,
    );
  });

  test("fold the threat actors after the tenth, and keep them all", () => {
    const threatActors = Array.from({ length: 13 }, (_, index) => ({ ipAddress: `192.0.2.${index}` }));
    const markup = renderToStaticMarkup(<ThreatActorFacts threatActors={threatActors} />);
    expect(markup).toContain("Show 3 more IP addresses");
    expect(markup.split("<details")[0]?.match(/192\.0\.2/g)).toHaveLength(10);
    expect(markup.match(/192\.0\.2/g)).toHaveLength(13);
  });

  test("isolate a user agent, which an attacker chose", () => {
    const threatActors = [{ ipAddress: "192.0.2.1", userAgent: "\u202e<b>" }];
    expect(renderToStaticMarkup(<ThreatActorFacts threatActors={threatActors} />)).toMatch(/<bdi.*202E.*&lt;b&gt;/);
  });

  test("show a watcher's name and job title where there are any", () => {
    const watchers = [
      { email: "ana@example.com", name: "Ana", jobTitle: "Analyst" },
      { email: "max@example.com", name: "", jobTitle: "Lead" },
      { email: "vic@example.com" },
    ];
    expect(renderToStaticMarkup(<WatcherFacts watchers={watchers} />).replace(/<[^>]*>/g, "|")).toMatch(
      /ana@example\.com\|+Ana, Analyst\|+max@example\.com\|+Lead\|+vic@example\.com\|+$/,
    );
  });
});
