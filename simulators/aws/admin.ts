import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AwsError, securityIrError } from "./aws-error";
import { caseIdShape, requireCase } from "./case-resource";
import { resolverType } from "./case-shapes";
import type { Rendered } from "./rendered";
import type { StoredComment } from "./stored-case";
import { optional, required, requireValid, structure, text, wholeNumber } from "./validation";
import type { World } from "./world";

/** Where tests control and inspect the simulator. Not part of AWS. */
export const adminPrefix = "/_admin/";

export function administer(world: World, method: string, url: URL, body: string): Rendered {
  const sessionName = url.searchParams.get("sessionName");
  switch (`${method} ${url.pathname.slice(adminPrefix.length)}`) {
    case "GET health":
      return json(200, { status: "ok" });
    case "GET journal":
      return json(200, world.journal.find({ sessionName, operation: url.searchParams.get("operation") }));
    case "DELETE journal":
      world.journal.clear(sessionName);
      return json(200, {});
    case "POST cases":
      return created(() => openCase(world, JSON.parse(body)));
    case "DELETE cases":
      world.cases.clear();
      return json(200, {});
    case "GET cases":
      return json(200, world.cases.list());
    case "GET credentials":
      return json(
        200,
        world.sessions
          .named(sessionName)
          .map(({ accessKeyId, secretAccessKey, sessionToken }) => ({ accessKeyId, secretAccessKey, sessionToken })),
      );
    case "GET faults":
      return json(200, world.faults.list());
    case "POST faults":
      return created(() => world.faults.arm(JSON.parse(body)));
    case "POST edits":
      return created(() => editCase(world, JSON.parse(body)));
    case "POST comments":
      return created(() => addComment(world, JSON.parse(body)));
    case "POST upload-urls":
      return created(() => giveUploadUrl(world, JSON.parse(body)));
    case "POST download-urls":
      return created(() => giveDownloadUrl(world, JSON.parse(body)));
    case "PUT rates":
      return created(() => world.rates.set(rateSettings.parse(JSON.parse(body))));
    case "PUT session-tokens":
      return created(() =>
        Object.assign(world.sessions, { tokenLength: tokenSettings.parse(JSON.parse(body)).length }),
      );
    case "POST responder":
      return created(() => world.responder.carryOut(JSON.parse(body)));
    case "DELETE faults":
      world.faults.clear(sessionName);
      return json(200, {});
    default:
      return json(404, { message: "No such admin path." });
  }
}

const openedShape = structure({ title: required(text({ min: 1, max: 300 })), resolverType: optional(resolverType) });

/** A case in which nothing but the title matters, and who resolves it: AWS, unless said otherwise. */
function openCase(world: World, asked: unknown): { caseId: string } {
  requireValid(openedShape, asked);
  const input = {
    resolverType: "AWS",
    ...Object(asked),
    description: "Opened by the admin path.",
    engagementType: "Security Incident",
    reportedIncidentStartDate: world.now() / 1000,
    impactedAccounts: [],
    watchers: [],
  };
  return { caseId: world.cases.open(input, `arn:aws:iam::${world.config.accountId}:root`).caseId };
}

const editShape = structure({ caseId: caseIdShape, input: required(() => []) });

/** As somebody else may have changed it, or as it was before there were rules. */
function editCase(world: World, edit: unknown): { caseId: string } {
  requireValid(editShape, edit);
  const { caseId, input } = Object(edit);
  const stored = requireCase(world, caseId);
  const principal = `arn:aws:iam::${world.config.accountId}:root`;
  const message = `These fields changed: ${Object.keys(input).join(", ")}.`;
  world.cases.change(caseId, { input: { ...stored.input, ...input } }, { principal, action: "Case updated", message });
  return { caseId };
}

// The forms of a principal in AWS's model (PrincipalId).
const principal =
  /AWS Responder|\d{12}|arn:aws:iam::\d{12}:(?:user|role|group|root)(?:\/[^/]+)*|arn:aws:sts::\d{12}:assumed-role\/[^/]+\/[^/]+|security-ir\.amazonaws\.com/;

const commentShape = structure({
  caseId: caseIdShape,
  body: required(text({ min: 1, max: 12_000 })),
  creator: required(text({ pattern: principal })),
});

function addComment(world: World, comment: unknown): StoredComment {
  requireValid(commentShape, comment);
  // The shape has checked that all three are strings.
  const { caseId, body, creator } = comment as Record<"caseId" | "body" | "creator", string>;
  return world.cases.addComment(requireCase(world, caseId).caseId, body, creator);
}

const uploadShape = structure({
  caseId: caseIdShape,
  fileName: required(text({ pattern: /[\w.-]+/ })),
  contentLength: required(wholeNumber({ min: 1, max: 104_857_600 })),
});

/** For a file that does not go through the portal. */
function giveUploadUrl(world: World, asked: unknown): { url: string } {
  requireValid(uploadShape, asked);
  // The shape has checked them all.
  const { caseId, ...file } = asked as { caseId: string; fileName: string; contentLength: number };
  const stored = requireCase(world, caseId);
  const creator = `arn:aws:iam::${world.config.accountId}:root`;
  const rest = { attachmentStatus: "Pending", creator, createdDate: world.now() / 1000 } as const;
  const attachment = { attachmentId: randomUUID(), ...file, ...rest };
  world.cases.change(caseId, { attachments: [...(stored.attachments ?? []), attachment] });
  return { url: world.files.uploadUrl(caseId, attachment, "admin") };
}

const downloadShape = structure({ caseId: caseIdShape, attachmentId: required(text({ min: 1, max: 36 })) });

/** For a file that does not come through the portal. */
function giveDownloadUrl(world: World, asked: unknown): { url: string } {
  requireValid(downloadShape, asked);
  // The shape has checked them both.
  const { caseId, attachmentId } = asked as { caseId: string; attachmentId: string };
  const attachment = requireCase(world, caseId).attachments?.find((each) => each.attachmentId === attachmentId);
  if (!attachment) throw securityIrError("ResourceNotFoundException", "The case has no such attachment.");
  return { url: world.files.downloadUrl(caseId, attachment, "admin") };
}

function created(make: () => unknown): Rendered {
  try {
    return json(201, make());
  } catch (error) {
    if (error instanceof AwsError) return json(error.status, { message: error.message, ...error.members });
    if (error instanceof z.ZodError) return json(400, { message: z.prettifyError(error) });
    return json(400, { message: "The body is not JSON." });
  }
}

const rateSettings = z.strictObject({ published: z.boolean().optional(), sts: z.number().positive().optional() });

const tokenSettings = z.strictObject({ length: z.int().min(16).max(20_000).optional() });

const json = (status: number, value: unknown): Rendered => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
