import { randomBytes } from "node:crypto";
import { z } from "zod";
import { requireStoredCase } from "./case-resource";
import type { CaseStore } from "./case-store";
import { isAwsSupported, isClosed, type StoredCase } from "./stored-case";

export const awsResponder = "AWS Responder";

/** The principal of AWS's own service in edits. */
const awsService = "security-ir.amazonaws.com";

const caseId = z.string();
const body = z.string().min(1).max(12_000);

/** What AWS's responder can be told to do. */
const orderSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("answer"), caseId, body }),
  /** The case then waits for the customer. */
  z.strictObject({ do: z.literal("ask"), caseId, body }),
  z.strictObject({ do: z.literal("edit"), caseId, commentId: z.string().regex(/^\d{6}$/), body }),
  z.strictObject({
    do: z.literal("status"),
    caseId,
    caseStatus: z.enum([
      "Submitted",
      "Acknowledged",
      "Detection and Analysis",
      "Containment, Eradication and Recovery",
      "Post-incident Activities",
      "Ready to Close",
      "Closed",
    ]),
    closureCode: z.enum(["Investigation Completed", "Not Resolved", "False Positive", "Duplicate"]).optional(),
  }),
  z.strictObject({
    do: z.literal("finding"),
    caseId,
    title: z.string().min(1).max(200),
    content: z.string().min(1).max(5000),
    actionType: z.enum(["Evidence", "Investigation", "Summarization"]).default("Investigation"),
    status: z.enum(["Pending", "InProgress", "Waiting", "Completed", "Failed", "Cancelled"]).default("Completed"),
  }),
]);

type Order = z.infer<typeof orderSchema>;

export type ResponderOptions = {
  readonly cases: CaseStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Answers new AWS-supported cases after this long. Undefined: only when told to. */
  readonly seconds: number | undefined;
};

/** AWS's people. They act when told to, or by themselves as in the demo. */
export class Responder {
  readonly #options: ResponderOptions;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(options: ResponderOptions) {
    this.#options = options;
  }

  /** Throws a ZodError for an order that it does not know. */
  carryOut(order: unknown): unknown {
    return this.#perform(orderSchema.parse(order));
  }

  /** A case was opened for AWS, or handed over. */
  onCaseForAws(caseId: string): void {
    this.#later(1, caseId, () => {
      this.#perform({ do: "status", caseId, caseStatus: "Acknowledged" });
      this.#perform({ do: "ask", caseId, body: firstQuestion });
    });
    this.#later(2, caseId, () => this.#perform({ do: "finding", caseId, ...firstFinding }));
  }

  /** The customer wrote a comment. The first answer gets a reply. */
  onComment(caseId: string): void {
    this.#later(0.5, caseId, ({ caseStatus }) => {
      if (caseStatus !== "Acknowledged") return;
      this.#perform({ do: "status", caseId, caseStatus: "Detection and Analysis" });
      this.#perform({ do: "answer", caseId, body: firstReply });
    });
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #later(factor: number, caseId: string, act: (stored: StoredCase) => void): void {
    const { seconds, cases } = this.#options;
    if (seconds === undefined) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const stored = cases.get(caseId);
        if (stored && isAwsSupported(stored) && !isClosed(stored)) act(stored);
      },
      factor * seconds * 1000,
    );
    this.#timers.add(timer);
  }

  #perform(order: Order): unknown {
    const { cases, now } = this.#options;
    const stored = requireStoredCase(cases, order.caseId);
    switch (order.do) {
      case "answer":
        return cases.addComment(order.caseId, order.body, awsResponder);
      case "ask":
        return cases.addComment(order.caseId, order.body, awsResponder, "Customer");
      case "edit":
        return cases.changeComment(order.caseId, order.commentId, order.body, awsResponder) ?? {};
      case "status": {
        const { caseStatus, closureCode } = order;
        const closed = caseStatus === "Closed" ? { closedDate: now() / 1000, pendingAction: "None" as const } : {};
        const message = `The status changed from ${stored.caseStatus} to ${caseStatus}.`;
        return cases.change(
          order.caseId,
          { caseStatus, ...closed, ...(closureCode === undefined ? {} : { closureCode }) },
          { principal: awsService, action: "Case status updated", message },
        );
      }
      case "finding": {
        const { title, content, actionType, status } = order;
        const investigationId = `inv-${randomBytes(10).toString("hex")}`;
        const finding = { investigationId, actionType, title, content, status, lastUpdated: now() / 1000 };
        cases.change(order.caseId, { investigations: [...stored.investigations, finding] });
        return finding;
      }
    }
  }
}

const firstQuestion = `Hello, this is AWS Security Incident Response. We have your case and have started to look at it.

Two questions, so that we look in the right place:

1. Which identities or resources do you know to be affected, and since when?
2. Have you changed anything already, such as disabled keys, blocked addresses or isolated instances?

Please answer here as a comment. We cannot see files attached to this case.`;

const firstReply = `Thank you, that helps. We are going through CloudTrail for the accounts in this case, and will write here when we know more.`;

const firstFinding = {
  actionType: "Investigation",
  status: "Completed",
  title: "Calls from an unfamiliar network",
  content:
    "In the last 24 hours, one principal made 14 calls from a network that none of your principals had used in 90 days. 11 of them listed resources. None of them changed anything.",
} as const;
