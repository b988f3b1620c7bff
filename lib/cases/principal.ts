/** Someone who wrote a comment or changed a case. */
export type Author = { isAws: boolean; name: string };

/**
 * AWS names an "AWS Responder", its own service, an account, or an ARN. Of a role session the name of the person is
 * enough; what the portal does not know is shown as it is.
 */
export function toAuthor(principal: string | undefined): Author {
  if (principal === undefined || principal === "") return { isAws: false, name: "Unknown" };
  if (isAwsPrincipal(principal)) {
    return { isAws: true, name: principal === awsResponder ? principal : "AWS" };
  }
  if (/^\d{12}$/.test(principal)) return { isAws: false, name: `Account ${principal}` };
  const arn = /^arn:[^:]*:(?:sts::\d{12}:assumed-role\/[^/]+|iam::\d{12}:(?:user|role)(?:\/.+)?)\/([^/]+)$/;
  const [, name] = arn.exec(principal) ?? [];
  return { isAws: false, name: name ?? principal };
}

export function isAwsPrincipal(principal: string): boolean {
  return principal === awsResponder || principal === "security-ir.amazonaws.com";
}

const awsResponder = "AWS Responder";
