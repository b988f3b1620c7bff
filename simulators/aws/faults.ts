import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ServiceName } from "./authentication";
import { AwsError, type SecurityIrErrorName, s3ErrorStatus, securityIrErrorStatus, stsErrorStatus } from "./aws-error";
import type { JsonObject } from "./json";
import type { Rendered } from "./rendered";

export type Delivery = "whole" | "truncated" | "slow" | "reset-mid-body" | "reset" | "never";

/** What a fault does to a call that AWS would have accepted. */
export type Effect = {
  /** Whether the call still takes effect. */
  readonly performed: boolean;
  /** Sent instead of the operation's own answer. */
  readonly answer?: AwsError | Rendered;
  readonly delivery: Delivery;
  /** Wait between the checks and the commit, as if the request arrived late. */
  readonly beforeMilliseconds?: number;
  /** Wait between the commit and the answer. */
  readonly afterMilliseconds?: number;
  /** Whether the client token is in use during the wait before the commit. */
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
  /** Whether the call takes effect before the error is sent. */
  stored: z.boolean().optional(),
});

type Details = z.infer<typeof details>;

const html = (status: number, title: string): Rendered => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<html><head><title>${status} ${title}</title></head><body><center><h1>${status} ${title}</h1></center></body></html>`,
});

// Faults of the connection, possible for every operation.
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

// Errors from in front of the service, which are not in its model.
const gatewayErrorStatus = {
  ExpiredTokenException: 403,
  UnrecognizedClientException: 403,
  InvalidSignatureException: 403,
} as const;

const errorStatus = {
  sts: stsErrorStatus,
  s3: s3ErrorStatus,
  "security-ir": { ...securityIrErrorStatus, ...gatewayErrorStatus },
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

export type FaultyOperation = { readonly name: string; readonly service: ServiceName | "s3" };

/** The armed faults, used in the order of arming. */
export class Faults {
  readonly #operations: readonly FaultyOperation[];
  readonly #schema: z.ZodType<z.infer<typeof faultShape>>;
  #armed: Fault[] = [];

  constructor(operations: readonly FaultyOperation[]) {
    this.#operations = operations;
    this.#schema = faultShape
      .refine(({ operation }) => operation === "*" || operations.some(({ name }) => name === operation), {
        error: "This operation does not exist.",
        path: ["operation"],
      })
      .refine(({ operation, fault }) => Object.hasOwn(connectionFaults, fault) || this.#statusOf(operation, fault), {
        error: "This operation has no such fault.",
        path: ["fault"],
      });
  }

  /** Throws a ZodError when there is no such fault or operation, so that a typo fails the test. */
  arm(input: unknown): Fault {
    const fault = { id: randomUUID(), ...this.#schema.parse(input) };
    this.#armed.push(fault);
    return fault;
  }

  /** Takes one use of the first fault that matches the call. */
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

  list(): readonly Fault[] {
    return this.#armed;
  }

  /** Null disarms all faults. */
  clear(sessionName: string | null): void {
    this.#armed = sessionName === null ? [] : this.#armed.filter((fault) => fault.sessionName !== sessionName);
  }

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
    const service = this.#operations.find(({ name }) => name === operation)?.service ?? "security-ir";
    const statuses: Readonly<Record<string, number>> = errorStatus[service];
    return Object.hasOwn(statuses, fault) ? statuses[fault] : undefined;
  }
}

function defaultMembers(name: string): JsonObject {
  const members: Readonly<Record<string, JsonObject>> = requiredMembers;
  return members[name] ?? {};
}
