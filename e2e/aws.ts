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
  readonly operation: "AssumeRoleWithWebIdentity" | "CreateCase" | "GetCase" | "ListCases";
  readonly fault: string;
  readonly times?: number;
  readonly afterCalls?: number;
  readonly details?: Readonly<Record<string, unknown>>;
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
    callsWith: async (text) => (await readJournal({})).filter(({ input }) => JSON.stringify(input).includes(text)),
  };
}
