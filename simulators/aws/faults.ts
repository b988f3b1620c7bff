import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ServiceName } from "./authentication";
import { AwsError, type SecurityIrErrorName, securityIrErrorStatus, stsErrorStatus } from "./aws-error";
import type { JsonObject } from "./json";
import type { Rendered } from "./rendered";

/** How an answer reaches the caller. */
export type Delivery = "whole" | "truncated" | "slow" | "reset-mid-body" | "reset" | "never";

/** What a fault does to one call that AWS would have accepted. */
export type Effect = {
  /** Whether the call is carried out all the same. */
  readonly performed: boolean;
  /** Sent instead of the operation's own answer. */
  readonly answer?: AwsError | Rendered;
  readonly delivery: Delivery;
  /** Milliseconds between the checks and the deed: the request arrives late. */
  readonly beforeMilliseconds?: number;
  /** Milliseconds between the deed and the answer. */
  readonly afterMilliseconds?: number;
  /** Whether the client token counts as in use while the deed waits. */
  readonly holdsToken?: boolean;
};

const details = z.strictObject({
  message: z.string().optional(),
  reason: z.string().optional(),
  fieldList: z.array(z.strictObject({ name: z.string(), message: z.string() })).optional(),
  resourceId: z.string().optional(),
  resourceType: z.string().optional(),
  serviceCode: z.string().optional(),
  quotaCode: z.string().optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  /** For the faults that wait. */
  ms: z.int().min(0).optional(),
  /** Carry the call out before answering with the error. */
  stored: z.boolean().optional(),
});

type Details = z.infer<typeof details>;

const html = (status: number, title: string): Rendered => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<html><head><title>${status} ${title}</title></head><body><center><h1>${status} ${title}</h1></center></body></html>`,
});

// What can befall any call, whatever AWS thinks of it.
const connectionFaults: Readonly<Record<string, (details: Details) => Effect>> = {
  "html-503": ({ stored = false }) => ({
    performed: stored,
    answer: html(503, "Service Temporarily Unavailable"),
    delivery: "whole",
  }),
  "html-403": () => ({ performed: false, answer: html(403, "Forbidden"), delivery: "whole" }),
  "empty-500": ({ stored = false }) => ({
    performed: stored,
    answer: { status: 500, headers: {}, body: "" },
    delivery: "whole",
  }),
  "truncated-body": () => ({ performed: true, delivery: "truncated" }),
  "slow-body": ({ ms = 1000 }) => ({ performed: true, delivery: "slow", afterMilliseconds: ms }),
  "reset-before": () => ({ performed: false, delivery: "reset" }),
  "reset-after": () => ({ performed: true, delivery: "reset" }),
  "reset-mid-body": () => ({ performed: true, delivery: "reset-mid-body" }),
  delay: ({ ms = 1000 }) => ({ performed: true, delivery: "whole", afterMilliseconds: ms }),
  "deliver-late": ({ ms = 1000 }) => ({ performed: true, delivery: "whole", beforeMilliseconds: ms }),
  "commit-late": ({ ms = 1000 }) => ({
    performed: true,
    delivery: "whole",
    beforeMilliseconds: ms,
    holdsToken: true,
  }),
  hang: () => ({ performed: false, delivery: "never" }),
  "hang-after": () => ({ performed: true, delivery: "never" }),
};

// Refusals that come before any operation and so are in no model.
const gatewayErrorStatus = {
  ExpiredTokenException: 403,
  UnrecognizedClientException: 403,
  InvalidSignatureException: 403,
} as const;

// The members that the model requires of each shape.
const requiredMembers: Readonly<Partial<Record<SecurityIrErrorName, JsonObject>>> = {
  ValidationException: { reason: "FIELD_VALIDATION_FAILED", fieldList: [] },
  ServiceQuotaExceededException: {
    resourceId: "AWS-cases-per-day",
    resourceType: "Case",
    serviceCode: "security-ir",
    quotaCode: "AWS-cases-per-day",
  },
  ConflictException: { resourceId: "unknown", resourceType: "Case" },
};

const faultShape = z.strictObject({
  /** The role session's name, or `*` for everyone. */
  sessionName: z.string().min(1),
  operation: z.string(),
  fault: z.string(),
  times: z.int().min(1).default(1),
  /** How many matching calls pass first. */
  afterCalls: z.int().min(0).default(0),
  details: details.default({}),
});

export type Fault = z.infer<typeof faultShape> & { readonly id: string };

/** What a fault has to know of an operation. */
export type FaultyOperation = { readonly name: string; readonly service: ServiceName };

/** The faults that tests have armed, played in the order of arming. */
export class Faults {
  readonly #operations: readonly FaultyOperation[];
  readonly #schema: z.ZodType<z.infer<typeof faultShape>>;
  #armed: Fault[] = [];

  constructor(operations: readonly FaultyOperation[]) {
    this.#operations = operations;
    this.#schema = faultShape
      .refine(({ operation }) => operation === "*" || operations.some(({ name }) => name === operation), {
        error: "There is no such operation.",
        path: ["operation"],
      })
      .refine(({ operation, fault }) => Object.hasOwn(connectionFaults, fault) || this.#statusOf(operation, fault), {
        error: "This operation has no such fault.",
        path: ["fault"],
      });
  }

  /** Arms a fault. Throws a ZodError for a fault or an operation that does not exist, so that no test waits for nothing. */
  arm(input: unknown): Fault {
    const fault = { id: randomUUID(), ...this.#schema.parse(input) };
    this.#armed.push(fault);
    return fault;
  }

  /** The fault that this call meets, counted down; undefined when there is none. */
  take(sessionName: string, operation: string): Fault | undefined {
    const matching = this.#armed.filter(
      (fault) =>
        (fault.sessionName === "*" || fault.sessionName === sessionName) &&
        (fault.operation === "*" || fault.operation === operation),
    );
    const ready = matching.find((fault) => fault.afterCalls === 0);
    for (const fault of matching) fault.afterCalls = Math.max(0, fault.afterCalls - 1);
    if (ready) ready.times -= 1;
    this.#armed = this.#armed.filter((fault) => fault.times > 0);
    return ready;
  }

  /** The faults still armed. */
  list(): readonly Fault[] {
    return this.#armed;
  }

  /** Disarms all faults, or those of one session name. */
  clear(sessionName: string | null): void {
    this.#armed = sessionName === null ? [] : this.#armed.filter((fault) => fault.sessionName !== sessionName);
  }

  /** What the fault does to a call of the operation. */
  effectOf(fault: Fault, operation: string): Effect {
    const connectionFault = connectionFaults[fault.fault];
    if (connectionFault) return connectionFault(fault.details);
    const {
      message = `Armed fault: ${fault.fault}`,
      retryAfterSeconds,
      stored = false,
      ms = 0,
      ...members
    } = fault.details;
    const status = this.#statusOf(operation, fault.fault) ?? 500;
    const all = { ...defaultMembers(fault.fault), ...members };
    return {
      performed: stored,
      answer: new AwsError(fault.fault, status, message, all, retryAfterSeconds),
      delivery: "whole",
      afterMilliseconds: ms,
    };
  }

  #statusOf(operation: string, fault: string): number | undefined {
    const isSts = this.#operations.some(({ name, service }) => name === operation && service === "sts");
    const statuses: Readonly<Record<string, number>> = isSts
      ? stsErrorStatus
      : { ...securityIrErrorStatus, ...gatewayErrorStatus };
    return Object.hasOwn(statuses, fault) ? statuses[fault] : undefined;
  }
}

function defaultMembers(name: string): JsonObject {
  const members: Readonly<Record<string, JsonObject>> = requiredMembers;
  return members[name] ?? {};
}
