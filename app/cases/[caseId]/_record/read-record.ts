import "server-only";
import type { Session } from "@/lib/auth/session";
import type { Called } from "@/lib/aws/call";
import type { PageAsked } from "@/lib/aws/page-asked";
import { getCase } from "@/lib/aws/security-ir/get-case";
import { listCaseEdits } from "@/lib/aws/security-ir/list-case-edits";
import { listComments } from "@/lib/aws/security-ir/list-comments";
import { listInvestigations } from "@/lib/aws/security-ir/list-investigations";
import { listTagsForResource } from "@/lib/aws/security-ir/list-tags-for-resource";
import { toReadFailure } from "@/lib/cases/aws-failure";
import type { ReadOnce } from "@/lib/cases/record-sources";
import { env } from "@/lib/env";
import type { AnyRecordPage, RecordList, RecordPage, RecordStart } from "./record-answers";

export async function readRecordStart(
  session: Session,
  caseId: string,
  abortSignal: AbortSignal,
): Promise<RecordStart<Date>> {
  const { name, email, role, roleSessionArn } = session;
  const theCase = toOnce(await getCase(session, caseId, { abortSignal }));
  const caseArn = theCase.status === "read" ? theCase.answer.caseArn : undefined;
  return {
    maker: { name, email, role: role.label, roleArn: role.arn, roleSessionArn },
    madeAt: new Date(),
    link: new URL(`/cases/${caseId}`, env().NEXTAUTH_URL).href,
    theCase,
    tags: caseArn ? toOnce(await listTagsForResource(session, { caseId, caseArn })) : { status: "absent" },
  };
}

export async function readRecordPage(
  session: Session,
  list: RecordList,
  asked: PageAsked,
): Promise<AnyRecordPage<Date>> {
  switch (list) {
    case "comments":
      return toPage(await listComments(session, asked), ({ comments }) => comments);
    case "edits":
      return toPage(await listCaseEdits(session, asked), ({ edits }) => edits);
    case "findings":
      return toPage(await listInvestigations(session, asked), ({ investigations }) => investigations);
  }
}

function toOnce<Answer>(read: Called<Answer>): ReadOnce<Answer> {
  return read.ok ? { status: "read", answer: read.answer } : { status: toReadFailure(read.failure) };
}

type Paged = { nextToken: string | undefined; total?: number | undefined };

function toPage<Answer extends Paged, Item>(
  read: Called<Answer>,
  toItems: (answer: Answer) => readonly Item[],
): RecordPage<Item> {
  if (!read.ok) return { status: toReadFailure(read.failure) };
  const { nextToken, total } = read.answer;
  return { status: "read", items: toItems(read.answer), nextToken, total };
}
