import { describe, expect, it, vi } from "vitest";
import { postToWebhook } from "./webhook";

const slack = "https://hooks.slack.com/services/T000/B000/secret";

function fetchAnswering(answer: Response | Error) {
  return vi.fn<typeof fetch>(async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
}

describe("a webhook", () => {
  it.each([
    ["slack", slack],
    ["slack", "https://hooks.slack-gov.com/services/T000/B000/secret"],
    ["teams", "https://prod-12.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=secret"],
    [
      "teams",
      "https://default1.12.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/1?sig=s",
    ],
  ] as const)("of %s gets the message at %s", async (kind, address) => {
    const fetchIt = fetchAnswering(new Response("ok"));
    await postToWebhook(kind, address, { text: "hello" }, fetchIt);
    expect(fetchIt.mock.calls).toEqual([
      [new URL(address), expect.objectContaining({ method: "POST", redirect: "error", body: '{"text":"hello"}' })],
    ]);
  });

  it.each([
    ["slack", "http://hooks.slack.com/services/secret"],
    ["slack", "https://hooks.slack.com:8443/services/secret"],
    ["slack", "https://hooks.slack.com.evil.example/secret"],
    ["slack", "https://evil.example/hooks.slack.com/secret"],
    ["slack", "https://hooks.slack.com@evil.example/secret"],
    ["slack", "https://a:secret@hooks.slack.com/"],
    ["slack", "https://prod-12.westeurope.logic.azure.com/secret"],
    ["teams", slack],
    ["teams", "https://evillogic.azure.com/secret"],
    ["teams", "https://logic.azure.com.evil.example/secret"],
    ["teams", "secret"],
  ] as const)("of %s is not called at %s, and not quoted", async (kind, address) => {
    const fetchIt = fetchAnswering(new Response("ok"));
    await expect(postToWebhook(kind, address, {}, fetchIt)).rejects.toThrow(
      new RegExp(`^The secret is not the address of a ${kind} webhook$`),
    );
    expect(fetchIt).not.toHaveBeenCalled();
  });

  it.each([
    [new Response("no_service", { status: 404 }), "The webhook answered 404"],
    [new TypeError(`fetch failed: ${slack}`), "The webhook did not answer: TypeError"],
  ])("that fails is an error without its address", async (answer, message) => {
    await expect(postToWebhook("slack", slack, {}, fetchAnswering(answer))).rejects.toThrow(new RegExp(`^${message}$`));
  });
});
