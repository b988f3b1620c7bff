import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { type Message, type TargetKind, toPlainText, toSlackBody, toSubject, toTeamsBody } from "./message";
import { postToWebhook } from "./webhook";

/** Sends a message, or throws. */
export type Send = (message: Message) => Promise<void>;

/** `arn` is a topic's, or that of the secret with a webhook's address. Lambda's runtime has AWS's clients. */
export function toSend(kind: TargetKind, arn: string): Send {
  switch (kind) {
    case "sns": {
      const sns = new SNSClient({});
      return async (message) => {
        await sns.send(
          new PublishCommand({ TopicArn: arn, Subject: toSubject(message), Message: toPlainText(message) }),
        );
      };
    }
    case "slack":
      return async (message) => postToWebhook(kind, await readSecret(arn), toSlackBody(message));
    case "teams":
      return async (message) => postToWebhook(kind, await readSecret(arn), toTeamsBody(message));
  }
}

// Read each time: a changed address is used at once, and findings are rare.
async function readSecret(arn: string): Promise<string> {
  const { SecretString = "" } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }));
  return SecretString.trim();
}
