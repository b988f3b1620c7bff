import { accountId } from "../../scripts/demo-account.mjs";
import type { ArmedFault } from "../fault-kinds";
import type { Edit, State } from "./judge-writes";
import { property } from "./send-write";

/** A write without a client token, and how to see in a case's history that AWS carried it out. */
export type WriteKind = {
  readonly name: string;
  readonly operation: ArmedFault["operation"];
  readonly file: string;
  readonly action: string;
  readonly resolverType: "AWS" | "Self";
  readonly lookOperation: ArmedFault["operation"];
  /** For the action, beside the case's ID. */
  readonly change: (caseId: string) => object;
  /** The state of the case in the action's result, if there is one. */
  readonly toState: (result: unknown) => State | undefined;
  readonly isDone: (state: State) => boolean;
  readonly isEdit: (edit: Edit) => boolean;
  /** AWS takes the same again, which changes nothing. */
  readonly canRepeat: boolean;
};

const folder = "app/cases/[caseId]/_actions";
/** Of every case. */
export const caseTitle = "Written to";
const newTitle = "Written to, and corrected";
const to = "Containment, Eradication and Recovery";

export const writeKinds: readonly WriteKind[] = [
  {
    name: "status",
    operation: "UpdateCaseStatus",
    file: `${folder}/save-status.ts`,
    action: "saveStatus",
    resolverType: "Self",
    lookOperation: "GetCase",
    change: () => ({ from: "Submitted", to }),
    canRepeat: false,
    toState: toMovedState,
    isDone: ({ caseStatus }) => caseStatus === to,
    isEdit: ({ action }) => action === "Case status updated",
  },
  {
    name: "help from AWS",
    operation: "UpdateResolverType",
    file: `${folder}/get-help.ts`,
    action: "getHelp",
    resolverType: "Self",
    lookOperation: "GetCase",
    change: () => ({}),
    canRepeat: false,
    toState: toMovedState,
    isDone: ({ resolverType }) => resolverType === "AWS",
    isEdit: ({ action }) => action === "Resolver type updated",
  },
  {
    name: "closing",
    operation: "CloseCase",
    file: `${folder}/close-case.ts`,
    action: "closeCase",
    resolverType: "AWS",
    lookOperation: "GetCase",
    change: () => ({}),
    canRepeat: false,
    toState: toMovedState,
    isDone: ({ caseStatus }) => caseStatus === "Closed",
    isEdit: ({ action }) => action === "Case closed",
  },
  {
    name: "edit",
    operation: "UpdateCase",
    file: "app/cases/[caseId]/_changes/save-changes.ts",
    action: "saveChanges",
    resolverType: "AWS",
    lookOperation: "GetCase",
    change: () => ({ filled: { title: caseTitle }, now: { title: newTitle } }),
    canRepeat: true,
    toState: (result) => {
      const title = property(property(result, "held"), "title");
      return title === undefined ? undefined : { isEdited: title === newTitle };
    },
    isDone: ({ isEdited }) => isEdited === true,
    isEdit: ({ action }) => action === "Case updated",
  },
  {
    name: "tags",
    operation: "TagResource",
    file: "app/cases/[caseId]/_changes/save-tags.ts",
    action: "saveTags",
    resolverType: "AWS",
    lookOperation: "ListTagsForResource",
    change: (caseId) => ({
      caseArn: `arn:aws:security-ir:us-east-1:${accountId}:case/${caseId}`,
      filled: [],
      now: [{ key: "drill", value: "true" }],
    }),
    canRepeat: true,
    toState: (result) => {
      const held = property(result, "held");
      return Array.isArray(held) ? { isTagged: held.length > 0 } : undefined;
    },
    isDone: ({ isTagged }) => isTagged === true,
    isEdit: ({ action }) => action === "Tagged",
  },
];

function toMovedState(result: unknown): State | undefined {
  const facts = property(result, "facts") ?? property(result, "caseNow");
  const [caseStatus, resolverType] = [property(facts, "caseStatus"), property(facts, "resolverType")];
  return typeof caseStatus === "string" && typeof resolverType === "string" ? { caseStatus, resolverType } : undefined;
}
