import { failureText, type Tried } from "@/lib/cases/failure-text";
import type { DownloadFailure, FileRefusal } from "@/lib/cases/file-answers";
import { failed } from "@/lib/result";
import type { Stop } from "../../_files/upload";

const uploading: Tried = {
  notDone: "The file was not sent",
  unclear: "We do not know whether AWS has the file",
  unclearAdvice: "Choose “Try again”: AWS takes a file only once.",
  earlierMayHave: "an earlier try may have arrived",
  denied: "You do not have permission to add files",
  permissions: "security-ir:GetCaseAttachmentUploadUrl",
  notFound: { heading: "AWS does not find this case", text: "It may have been closed or removed. Reload this page." },
  overQuota: { heading: "AWS takes no more files for this case", text: "A case can have 50 files." },
  again: "try again",
};

const downloading: Tried = {
  notDone: "The file was not downloaded",
  unclear: "The file was not downloaded",
  unclearAdvice: "Try again.",
  earlierMayHave: "an earlier try may have arrived",
  denied: "You do not have permission to download files",
  permissions: "security-ir:GetCaseAttachmentDownloadUrl",
  notFound: { heading: "AWS does not find this file", text: "AWS deletes files seven days after closing." },
  overQuota: { heading: "AWS gives no more files for now", text: "Your organisation has reached a limit at AWS." },
  again: "try again",
};

export type Words = { heading: string; text: string };

export function stopWords(stop: Stop): Words {
  switch (stop.kind) {
    case "failed":
      return failureText(stop.failure, uploading);
    case "not-tried":
      return refusalWords(stop.refused, uploading);
    case "refused":
      return {
        heading: "AWS refused the file",
        text: "Try again. If AWS refuses it again, tell the portal’s administrators.",
      };
    case "interrupted":
      return {
        heading: "The connection broke off",
        text: "Check your network, then try again. AWS takes a file only once.",
      };
    case "damaged":
      return {
        heading: "AWS got other bytes than this file has",
        text: "The file changed while it was sent, or something on the way changed it. Cancel it, then add it again.",
      };
    case "unreadable":
      return {
        heading: "The file cannot be read",
        text: "It may have been moved, changed or deleted. Cancel it, then add it again.",
      };
  }
}

export function downloadWords(failure: DownloadFailure | { status: "unreachable" }): Words {
  switch (failure.status) {
    case "failed":
      return failureText(failure, downloading);
    case "not-tried":
      return refusalWords(failure.refused, downloading);
    case "refused":
    case "expired":
      return {
        heading: "AWS did not give the file",
        text: "Try again. If it fails again, tell the portal’s administrators.",
      };
    case "interrupted":
    case "unreachable":
      return { heading: "The connection broke off", text: "Nothing was saved. Check your network, then try again." };
  }
}

function refusalWords(refused: FileRefusal, tried: Tried): Words {
  switch (refused) {
    case "signed-out":
    case "other-user":
    case "other-role":
      return failureText(failed(refused), tried);
    case "busy":
      return { heading: "The portal is busy", text: "Too many files are on their way. Try again in a moment." };
    case "too-large":
      return {
        heading: "The file is too large for the way to the portal",
        text: "A proxy in front of the portal lets smaller files through only. Tell the portal’s administrators.",
      };
    default:
      return { heading: `${tried.notDone}`, text: "The portal refused it. Reload this page, then try again." };
  }
}
