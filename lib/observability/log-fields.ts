import "server-only";

/**
 * All that can be logged. Field contents, tokens, e-mail addresses, messages of AWS or the identity provider, query
 * strings and bodies have no key here.
 */
export type LogFields = {
  event:
    | "started"
    | "draining"
    | "config_refused"
    | "endpoint_overridden"
    | "proxy_ignored"
    | "issuer_unusable"
    | "session_created"
    | "session_refused"
    | "session_rejected"
    | "session_ended"
    | "authn_failed"
    | "role_assumed"
    | "case_create"
    | "case_duplicate"
    | "aws_call"
    | "file_upload"
    | "file_download"
    | "rate_limited"
    | "input_refused"
    | "foreign_request"
    | "access_refused"
    | "request_refused"
    | "request_failed"
    | "console";
  requestId?: string;
  /** A pseudonym, set by `logEvent`. */
  user?: string;
  /** The client's, as a pseudonym unless LOG_CLIENT_ADDRESS says otherwise. Set by `logEvent`, as the next. */
  address?: string;
  /** The family alone: `Firefox`. */
  browser?: string;
  outcome?: string;
  /** A code of lib/result.ts, `invalid`, or a reason of uncaught.ts. */
  reason?: string;
  operation?: string;
  awsRequestId?: string;
  attempts?: number;
  milliseconds?: number;
  /** Of a file that went through the portal. */
  bytes?: number;
  status?: number;
  errorName?: string;
  roleLabel?: string;
  caseId?: string;
  setting?: string;
  settings?: readonly string[];
  /** Shown by the error page too. */
  digest?: string;
  route?: string;
  /** File of the build, line, column. */
  place?: string;
  /** Form paths only: `watchers.1.email`. */
  fields?: readonly string[];
};
