export { findSecrets } from "@/lib/cases/secrets";
export { SecretWarning } from "../../_case/secret-warning";
export { CommentAnswer } from "./comment-answer";
