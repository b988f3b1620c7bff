import type { Answer } from "./http-double";
import { someSessionArn } from "./session";

/** `change` can spoil the answer. */
export function grantedRole(expiration: Date, change = (text: string) => text): Answer {
  const text = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <AssumeRoleWithWebIdentityResult>
        <AssumedRoleUser>
          <Arn>${someSessionArn}</Arn>
          <AssumedRoleId>AROAANA:ana@example.com</AssumedRoleId>
        </AssumedRoleUser>
        <Credentials>
          <AccessKeyId>ASIAANA</AccessKeyId>
          <SecretAccessKey>ana-secret-key</SecretAccessKey>
          <SessionToken>ana-session-token</SessionToken>
          <Expiration>${expiration.toISOString()}</Expiration>
        </Credentials>
      </AssumeRoleWithWebIdentityResult>
      <ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>
    </AssumeRoleWithWebIdentityResponse>`;
  return { status: 200, headers: { "content-type": "text/xml" }, body: change(text) };
}

/** Its message holds the word canary, which must appear nowhere. */
export function refusedRole(status: number, code: string): Exclude<Answer, string> {
  return {
    status,
    headers: { "content-type": "text/xml" },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <Error><Type>Sender</Type><Code>${code}</Code><Message>canary: the token of ana@example.com</Message></Error>
      <RequestId>request-1</RequestId>
    </ErrorResponse>`,
  };
}
