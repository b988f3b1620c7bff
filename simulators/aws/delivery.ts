import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "./faults";
import type { Rendered } from "./rendered";

/** Sends an answer as the delivery says. Returns whether the caller could read all of it. */
export async function deliver(response: ServerResponse, rendered: Rendered, how: Delivery): Promise<boolean> {
  if (how === "never") return false;
  if (how === "reset") {
    response.socket?.resetAndDestroy();
    return false;
  }
  const body = Buffer.from(rendered.body);
  const half = body.subarray(0, Math.ceil(body.length / 2));
  // A truncated answer is complete HTTP with broken JSON or XML.
  const sent = how === "truncated" ? half : body;
  // RFC 9110, 8.6: an answer of 204 has no Content-Length.
  const length = rendered.status === 204 ? {} : { "content-length": sent.length };
  response.writeHead(rendered.status, { ...rendered.headers, ...length });
  if (how === "reset-mid-body") {
    response.write(half, () => response.socket?.resetAndDestroy());
    return false;
  }
  if (how === "slow") {
    for (const byte of sent) {
      response.write(Buffer.of(byte));
      await wait(10);
    }
    response.end();
    return true;
  }
  response.end(sent);
  return how === "whole";
}
