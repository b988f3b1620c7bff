import type { TrueComment } from "./comments/judge-comments";
import type { ArmedFault } from "./fault-kinds";
import type { CreateCall, TrueCase, Truth } from "./judge";
import type { History } from "./writes/judge-writes";

export type StoredFile = { readonly sha256: string; readonly bytes: number };

/** A running AWS simulator, seen through its admin paths. */
export class AwsSimulator {
  readonly #admin: string;

  constructor(url: string) {
    this.#admin = `${url}/_admin`;
  }

  async arm(sessionName: string, fault: ArmedFault): Promise<void> {
    await this.#call("POST", "/faults", JSON.stringify({ sessionName, ...fault }));
  }

  async disarm(sessionName: string): Promise<void> {
    await this.#call("DELETE", `/faults?sessionName=${encodeURIComponent(sessionName)}`);
  }

  /** All cases, and every CreateCase call in the journal. */
  async truth(): Promise<Truth> {
    const [cases, calls] = await Promise.all([
      this.#call("GET", "/cases"),
      this.#call("GET", "/journal?operation=CreateCase"),
    ]);
    return { cases: listOf(cases).map(toTrueCase), calls: listOf(calls).map(toCreateCall) };
  }

  /** When the calls of an operation arrived, in milliseconds since 1970. */
  async callTimes(operation: string): Promise<number[]> {
    const calls = await this.#call("GET", `/journal?operation=${operation}`);
    return listOf(calls).map((call) => Date.parse(text(property(call, "at"))));
  }

  /** Opens AWS-supported cases for the comments of many. Returns their IDs. */
  async openCases(count: number): Promise<string[]> {
    const opened: string[] = [];
    for (let index = 0; index < count; index += 1) opened.push(await this.openCase(`Commented on ${index + 1}`, "AWS"));
    return opened;
  }

  /** Returns its ID. */
  async openCase(title: string, resolverType: "AWS" | "Self"): Promise<string> {
    return text(property(await this.#call("POST", "/cases", JSON.stringify({ title, resolverType })), "caseId"));
  }

  /** Where a file can go without the portal. */
  async uploadUrl(caseId: string, fileName: string, contentLength: number): Promise<string> {
    const asked = JSON.stringify({ caseId, fileName, contentLength });
    return text(property(await this.#call("POST", "/upload-urls", asked), "url"));
  }

  /** From where a file can come without the portal. */
  async downloadUrl(caseId: string, attachmentId: string): Promise<string> {
    return text(property(await this.#call("POST", "/download-urls", JSON.stringify({ caseId, attachmentId })), "url"));
  }

  /** The ID of a case's only file, once AWS has checked it. */
  async verifiedFile(caseId: string): Promise<string | undefined> {
    const found = listOf(await this.#call("GET", "/cases")).find((one) => property(one, "caseId") === caseId);
    const [file] = listOf(property(found, "attachments"));
    return property(file, "attachmentStatus") === "Verified" ? text(property(file, "attachmentId")) : undefined;
  }

  /** Files that arrived whole, in the order of arrival. */
  async storedFiles(): Promise<StoredFile[]> {
    return listOf(await this.#call("GET", "/journal?operation=PutObject"))
      .map((call) => property(call, "input"))
      .filter((input) => property(input, "sha256") !== undefined)
      .map((input) => ({
        sha256: text(property(input, "sha256")),
        bytes: Number(property(input, "contentLength")),
      }));
  }

  /** AWS closes the case, whatever its people are doing. */
  async close(caseId: string): Promise<void> {
    await this.#call("POST", "/responder", JSON.stringify({ do: "status", caseId, caseStatus: "Closed" }));
  }

  /** Every case and its edits, oldest first. AWS lists no edit for a tag, so the call that set it takes its place. */
  async histories(): Promise<History[]> {
    const [cases, tagged] = await Promise.all([
      this.#call("GET", "/cases"),
      this.#call("GET", "/journal?operation=TagResource"),
    ]);
    const tagCalls = listOf(tagged);
    return listOf(cases).map((one) => {
      const caseId = text(property(one, "caseId"));
      const isTagged = Object.keys(Object(property(one, "tags"))).length > 0;
      const call = isTagged ? tagCalls.findLast((each) => property(each, "caseId") === caseId) : undefined;
      return {
        caseId,
        resolverType: text(property(property(one, "input"), "resolverType")),
        caseStatus: text(property(one, "caseStatus")),
        edits: [...listOf(property(one, "edits")).map(toEdit), ...(call ? [toTagEdit(call)] : [])],
      };
    });
  }

  /** The comments of every case, oldest first within a case. */
  async comments(): Promise<TrueComment[]> {
    return listOf(await this.#call("GET", "/cases")).flatMap((one) => {
      const caseId = text(property(one, "caseId"));
      return listOf(property(one, "comments")).map((comment) => ({
        caseId,
        body: text(property(comment, "body")),
        creator: text(property(comment, "creator")),
      }));
    });
  }

  async #call(method: "GET" | "POST" | "DELETE", path: string, body?: string): Promise<unknown> {
    const answer = await fetch(`${this.#admin}${path}`, { method, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`The AWS simulator refused ${method} ${path}: ${await answer.text()}`);
    return answer.json();
  }
}

function toEdit(edit: unknown): History["edits"][number] {
  return {
    at: Number(property(edit, "eventTimestamp")) * 1000,
    principal: text(property(edit, "principal")),
    action: text(property(edit, "action")),
    message: text(property(edit, "message")),
  };
}

function toTagEdit(call: unknown): History["edits"][number] {
  const at = Date.parse(text(property(call, "at")));
  return { at, principal: text(property(call, "principalArn")), action: "Tagged", message: "" };
}

function toTrueCase(value: unknown): TrueCase {
  return {
    caseId: text(property(value, "caseId")),
    title: text(property(property(value, "input"), "title")),
    createdBy: text(property(value, "createdBy")),
  };
}

function toCreateCall(value: unknown): CreateCall {
  const sessionName = property(value, "sessionName");
  return {
    title: text(property(property(value, "input"), "title")),
    sessionName: typeof sessionName === "string" ? sessionName : null,
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
