import type { ArmedFault } from "./fault-kinds";
import type { CreateCall, TrueCase, Truth } from "./judge";

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

  async #call(method: "GET" | "POST" | "DELETE", path: string, body?: string): Promise<unknown> {
    const answer = await fetch(`${this.#admin}${path}`, { method, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`The AWS simulator refused ${method} ${path}: ${await answer.text()}`);
    return answer.json();
  }
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
