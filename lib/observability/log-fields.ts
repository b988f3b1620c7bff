import "server-only";

/**
 * All that a log line may hold. Never a field's content, a token, an e-mail address, a message from AWS or the
 * identity provider, a query string or a body: those have no key here, so they cannot be written.
 */
export type LogFields = {
  event:
    | "started"
    | "draining"
    | "config_refused"
    | "endpoint_overridden"
    | "session_created"
    | "session_refused"
    | "session_rejected"
    | "session_ended"
    | "authn_failed"
    | "role_assumed"
    | "case_create"
    | "case_duplicate"
    | "aws_call"
    | "rate_limited"
    | "input_refused"
    | "foreign_request"
    | "access_refused"
    | "request_failed"
    | "console";
  /** Set by `logEvent` in a request. */
  requestId?: string;
  /** Who, as a pseudonym (lib/auth/pseudonym.ts); set by `logEvent` once the request's person is known. */
  user?: string;
  outcome?: string;
  /** Why, in a word of the portal's: a code of lib/result.ts, `invalid`, or one of uncaught.ts. */
  reason?: string;
  operation?: string;
  awsRequestId?: string;
  attempts?: number;
  milliseconds?: number;
  status?: number;
  errorName?: string;
  roleLabel?: string;
  caseId?: string;
  setting?: string;
  settings?: readonly string[];
  /** Next's number of an error, which the error page shows. */
  digest?: string;
  /** The pattern of a path, such as `/cases/[caseId]`. */
  route?: string;
  /** Where in the portal's code: a file of the build, line and column. */
  place?: string;
  /** Form paths only, such as `watchers.1.email`. */
  fields?: readonly string[];
};
