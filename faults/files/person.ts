import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { FormPage } from "../../tools/form-page";
import type { Portal } from "../../tools/portal";
import type { Analyst } from "../people";
import type { Content } from "./content";
import { put } from "./put";

export type Person = Analyst & { readonly page: FormPage };

export type Told = { readonly outcome: string; readonly sha256?: string; readonly tries: number };

/** Somebody who presses "Try again" until it works: replicas are down for seconds. */
const mostTries = 40;

/** Sends a file as the page does: the same bytes under the same token, until the portal says how it ended. */
export async function sendThroughPortal(
  portal: Portal,
  person: Person,
  caseId: string,
  file: { readonly name: string; readonly content: Content },
  onTry: (tries: number, port: number) => void = () => {},
): Promise<Told> {
  let token = randomUUID();
  let name = file.name;
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const port = portal.nextReplica();
    onTry(tries, port);
    const headers = {
      ...headersOf(person, portal.address),
      "content-type": "application/octet-stream",
      "x-casedesk-file-name": name,
      "x-casedesk-file-token": token,
    };
    const url = `http://127.0.0.1:${port}/api/cases/${caseId}/files`;
    const answer = await put({ method: "POST", url, headers, content: file.content }).catch(() => undefined);
    const { status = "unreachable", sha256, refused } = parse(answer?.text);
    if (status === "sent") return { outcome: status, tries, ...(sha256 === undefined ? {} : { sha256 }) };
    if (status === "there") return { outcome: status, tries };
    if (status === "expired") [token, name] = [randomUUID(), `${tries}-${file.name}`];
    else if (status !== "interrupted" && status !== "unreachable" && refused !== "busy") {
      return { outcome: answer?.text ?? status, tries };
    }
    await wait(Math.min(1000, 100 * tries));
  }
  return { outcome: "gave up", tries: mostTries };
}

/** As a page of the portal sends them, through a proxy at `address`. */
export function headersOf({ jar, page }: Person, address: string) {
  const { host, protocol } = new URL(address);
  return {
    cookie: jar.header(),
    origin: address,
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
    "x-casedesk-owner": page.owner,
    "x-casedesk-role": page.roleArn,
  };
}

type Answered = { status?: string; sha256?: string; refused?: string };

function parse(text: string | undefined): Answered {
  try {
    return JSON.parse(text ?? "{}") as Answered; // The portal's own answer.
  } catch {
    return {};
  }
}
