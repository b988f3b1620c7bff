import type { Persona } from "./persona";
import { servers } from "./servers";

/** A call in the simulator's journal; simulators/aws/journal.ts has all members. */
export type AwsCall = {
  readonly operation: string;
  readonly requestId: string;
  readonly principalArn: string | null;
  readonly roleArn: string | null;
  readonly status: number | null;
  readonly errorName: string | null;
  readonly input: unknown;
  readonly caseId: string | null;
  readonly caseCreated: boolean;
};

/** The names are in simulators/aws/faults.ts. */
export type Fault = {
  readonly operation:
    | "AssumeRoleWithWebIdentity"
    | "BatchGetMemberAccountDetails"
    | "CloseCase"
    | "CreateCase"
    | "CreateCaseComment"
    | "GetCase"
    | "GetCaseAttachmentDownloadUrl"
    | "GetCaseAttachmentUploadUrl"
    | "GetObject"
    | "GetMembership"
    | "ListCaseEdits"
    | "ListCases"
    | "ListComments"
    | "ListInvestigations"
    | "ListMemberships"
    | "ListTagsForResource"
    | "PutObject"
    | "SendFeedback"
    | "TagResource"
    | "UntagResource"
    | "UpdateCase"
    | "UpdateCaseComment"
    | "UpdateCaseStatus"
    | "UpdateResolverType";
  readonly fault: string;
  readonly times?: number;
  readonly afterCalls?: number;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** A case of the simulator; simulators/aws/stored-case.ts has all members. */
export type StoredCase = {
  readonly caseId: string;
  readonly caseStatus: string;
  readonly lastUpdatedDate: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly comments: { body: string; creator: string }[];
  readonly attachments?: { fileName: string; attachmentStatus: string }[];
};

/** The simulated AWS. */
export type SimulatedAws = {
  /** Only this person's next call of the operation fails. */
  arm(persona: Pick<Persona, "sessionName">, fault: Fault): Promise<void>;
  /** Removes the person's faults. */
  disarm(persona: Pick<Persona, "sessionName">): Promise<void>;
  /** The person's calls of this operation, in order of arrival. */
  calls(persona: Pick<Persona, "sessionName">, operation: Fault["operation"]): Promise<AwsCall[]>;
  /** The access keys, secret keys and session tokens that STS gave the person. */
  secrets(persona: Pick<Persona, "sessionName">): Promise<string[]>;
  /** Makes AWS's responder act; the orders are in simulators/aws/responder.ts. */
  respond(order: Readonly<Record<string, string>>): Promise<void>;
  /** Opens cases past the portal, the newest last, and resolves with their IDs. */
  openCases(cases: readonly { title: string; resolverType?: "AWS" | "Self" }[]): Promise<string[]>;
  forgetCases(): Promise<void>;
  /** True if AWS's published rates apply. */
  setRates(rates: { published: boolean }): Promise<void>;
  /** Changes a case as somebody else might, or as it was before there were rules. */
  edit(caseId: string, input: Readonly<Record<string, unknown>>): Promise<void>;
  /** The case as AWS has it: its content, without the client token, and its tags. */
  stored(caseId: string): Promise<{ input: Record<string, unknown>; tags: Record<string, string> }>;
  /** Adds a comment by anybody. */
  comment(comment: { caseId: string; body: string; creator: string }): Promise<void>;
  /** Asks AWS for a file's address as somebody else. AWS lists the file and waits for it. */
  addFile(caseId: string, fileName: string): Promise<void>;
  /** The comments that AWS has, oldest first. */
  comments(caseId: string): Promise<{ body: string; creator: string }[]>;
  /** The case as AWS has it. */
  theCase(caseId: string): Promise<StoredCase>;
  /** Everybody's calls that contain this text. */
  callsWith(text: string): Promise<AwsCall[]>;
};

export function tokenOf({ input }: AwsCall): unknown {
  return Object(input).clientToken;
}

/** Most portals of a run use it. */
export const aws = simulatedAwsAt(() => servers().aws);

/** Reads the address at each call, because the servers start later. */
export function simulatedAwsAt(address: () => string): SimulatedAws {
  async function ask(path: string, init?: RequestInit): Promise<Response> {
    const response = await fetch(`${address()}/_admin/${path}`, init);
    if (!response.ok) throw new Error(`Simulated AWS refused ${path}: ${await response.text()}`);
    return response;
  }

  async function readJournal(filter: Record<string, string>): Promise<AwsCall[]> {
    const response = await ask(`journal?${new URLSearchParams(filter)}`);
    return (await response.json()) as AwsCall[]; // The simulator's own answer.
  }

  async function readCase(caseId: string): Promise<StoredCase> {
    const cases = (await (await ask("cases")).json()) as StoredCase[]; // The simulator's own answer.
    const found = cases.find((each) => each.caseId === caseId);
    if (!found) throw new Error(`Simulated AWS has no case ${caseId}`);
    return found;
  }

  return {
    arm: async ({ sessionName }, fault) => {
      await ask("faults", { method: "POST", body: JSON.stringify({ sessionName, ...fault }) });
    },
    disarm: async ({ sessionName }) => {
      await ask(`faults?${new URLSearchParams({ sessionName })}`, { method: "DELETE" });
    },
    calls: ({ sessionName }, operation) => readJournal({ sessionName, operation }),
    secrets: async ({ sessionName }) => {
      const response = await ask(`credentials?${new URLSearchParams({ sessionName })}`);
      const given = (await response.json()) as Record<string, string>[]; // The simulator's own answer.
      return given.flatMap((credentials) => Object.values(credentials));
    },
    respond: async (order) => {
      await ask("responder", { method: "POST", body: JSON.stringify(order) });
    },
    openCases: async (cases) => {
      const ids: string[] = [];
      for (const one of cases) {
        const response = await ask("cases", { method: "POST", body: JSON.stringify(one) });
        ids.push(((await response.json()) as { caseId: string }).caseId); // The simulator's own answer.
      }
      return ids;
    },
    forgetCases: async () => {
      await ask("cases", { method: "DELETE" });
    },
    setRates: async (rates) => {
      await ask("rates", { method: "PUT", body: JSON.stringify(rates) });
    },
    edit: async (caseId, input) => {
      await ask("edits", { method: "POST", body: JSON.stringify({ caseId, input }) });
    },
    stored: async (caseId) => {
      const cases = (await (await ask("cases")).json()) as { caseId: string; input: object; tags: object }[]; // The simulator's own answer.
      const { input = {}, tags = {} } = cases.find((each) => each.caseId === caseId) ?? {};
      return { input: { ...input }, tags: { ...tags } };
    },
    comment: async (comment) => {
      await ask("comments", { method: "POST", body: JSON.stringify(comment) });
    },
    addFile: async (caseId, fileName) => {
      await ask("upload-urls", { method: "POST", body: JSON.stringify({ caseId, fileName, contentLength: 5 }) });
    },
    comments: async (caseId) => (await readCase(caseId)).comments,
    theCase: readCase,
    callsWith: async (text) => (await readJournal({})).filter(({ input }) => JSON.stringify(input).includes(text)),
  };
}
