import type { Answer } from "./caller";
import { aCase } from "./case-input";
import type { SignedIn } from "./signed-in";

export type Answered = { readonly status: number; readonly body: Record<string, unknown> };

/** Returns the new case's ID. */
export async function openCase(person: SignedIn, change: Record<string, unknown> = {}): Promise<string> {
  return JSON.parse((await person.create(aCase(change))).text).caseId;
}

export async function callCase(person: SignedIn, path: string, input?: unknown, method?: string): Promise<Answered> {
  const answer: Answer = await person.call({
    path: `/v1/cases/${path}`,
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    ...(method === undefined ? {} : { method }),
  });
  return { status: answer.status, body: answer.text === "" ? {} : JSON.parse(answer.text) };
}

export async function getCase(person: SignedIn, caseId: string): Promise<Record<string, unknown>> {
  return (await callCase(person, `${caseId}/get-case`)).body;
}

/** Makes AWS's responder act. */
export async function respond(person: SignedIn, order: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { body } = await person.admin("POST", "responder", order);
  return Object(body);
}
