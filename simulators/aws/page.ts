import { createHash } from "node:crypto";
import { securityIrError } from "./aws-error";
import type { JsonObject } from "./json";
import { fieldFault, optional, structure, text, wholeNumber } from "./validation";

const maxPageSize = 25;

/** The input of every list operation. */
export const pageShape = structure({
  nextToken: optional(text({ max: 2000 })),
  maxResults: optional(wholeNumber({ min: 1, max: maxPageSize })),
});

export type ListOrder = "time" | "any";

/** "any": the same order on every page and at every call, but none that a caller could rely on. */
export function inListOrder<Item>(order: ListOrder, items: readonly Item[], idOf: (item: Item) => string): Item[] {
  if (order === "time") return [...items];
  const hashed = items.map((item) => ({ item, hash: createHash("sha256").update(idOf(item)).digest("hex") }));
  return hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ item }) => item);
}

/** Throws ValidationException for a token that this function did not make. */
export function pageOf<Item>(all: readonly Item[], request: JsonObject): { items: Item[]; nextToken?: string } {
  const size = typeof request.maxResults === "number" ? request.maxResults : maxPageSize;
  const start = typeof request.nextToken === "string" ? fromToken(request.nextToken) : 0;
  const items = all.slice(start, start + size);
  return start + size < all.length ? { items, nextToken: toToken(start + size) } : { items };
}

const toToken = (start: number): string => Buffer.from(`start:${start}`).toString("base64url");

function fromToken(token: string): number {
  const start = /^start:(\d{1,9})$/.exec(Buffer.from(token, "base64url").toString())?.[1];
  if (start !== undefined && toToken(Number(start)) === token) return Number(start);
  throw securityIrError("ValidationException", "The token is not one of ours.", {
    reason: "FIELD_VALIDATION_FAILED",
    fieldList: fieldFault("nextToken", "Member must be a token from an earlier answer"),
  });
}
