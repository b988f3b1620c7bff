import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCase } from "./a-case";
import { findSecrets } from "./secrets";
import { secretsInCase } from "./secrets-in-case";

// AWS's own example of a secret access key, from its documentation.
const exampleKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const randomKey = "kQ2v9ZxT4LmB7nR+eW1yUcH8sJdGfAoPi6/tN3Vb";
const letters = (count: number) => "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(Math.ceil(count / 27)).slice(0, count);
// Assembled here, so that no repository scanner reports the tests as a leak.
const token = (...parts: string[]) => parts.join("");

describe("a likely secret", () => {
  test.each([
    ["a secret access key beside its name", `aws_secret_access_key = ${exampleKey}`, "an AWS secret access key"],
    ["in JSON", `{"SecretAccessKey": "${exampleKey}"}`, "an AWS secret access key"],
    ["in an environment", `export AWS_SECRET_ACCESS_KEY='${exampleKey}'`, "an AWS secret access key"],
    ["in prose", `Secret access key: ${exampleKey}.`, "an AWS secret access key"],
    ["in a table", `| Secret key | ${exampleKey} |`, "an AWS secret access key"],
    ["one that is all hexadecimal, beside its name", `secret_key=${"0a1b2c3d".repeat(5)}`, "an AWS secret access key"],
    [
      "in the file of new credentials",
      `User,Key,Secret\nbuild,AKIAIOSFODNN7EXAMPLE,${exampleKey}`,
      "an AWS secret access key",
    ],
    ["a secret access key alone", `It was ${randomKey}, we think`, "an AWS secret access key"],
    ["a session token", `token IQoJb3JpZ2luX2VjE${letters(200)}==`, "an AWS session token"],
    ["an older session token", `"sessionToken": "FwoGZXIvYXdzE${letters(200)}"`, "an AWS session token"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE", "a private key"],
    ["a private key of OpenSSH", "key: -----BEGIN OPENSSH PRIVATE KEY-----\\nb3Bl", "a private key"],
    ["a private key of PGP", "-----BEGIN PGP PRIVATE KEY BLOCK-----", "a private key"],
    ["a private key without a kind", "-----BEGIN PRIVATE KEY-----", "a private key"],
    ["a JWT", `cookie=${token("eyJ", "hbGciOiJIUzI1NiJ9.eyJ", "zdWIiOiIxMjM0In0.", letters(43))}`, "a token (JWT)"],
    ["a password in an address", "postgres://app:s3cr3t!pw@db.example.com/prod", "a password in an address"],
    ["a password in a defanged address", "hxxps[:]//root:toor99@203.0.113.9/", "a password in an address"],
    ["a password after a blank user", "redis://:hunter2@cache:6379", "a password in an address"],
    ["a password in prose", "The user's password: Winter2026! was in the mail", "a password"],
    ["a password in German", "Passwort=geheim123", "a password"],
    ["a password in a sentence", "He says that the password is tr0ub4dor.", "a password"],
    ["a password in a query", "GET /login?user=x&password=hunter2&x=1", "a password or token"],
    [
      "a signed address",
      `https://b.s3.amazonaws.com/k?X-Amz-Expires=60&X-Amz-Signature=${"ab12".repeat(16)}`,
      "a password or token",
    ],
    ["a request's credentials", `authorization: Bearer ${letters(40)}`, "the credentials of a request"],
    ["a GitHub token", token("ghp", "_", letters(36)), "a GitHub token"],
    ["a fine-grained GitHub token", token("github", "_pat_", letters(22), "_", letters(59)), "a GitHub token"],
    ["a GitLab token", token("glpat", "-", letters(20)), "a GitLab token"],
    ["a Slack token", token("xox", "b-123456789012-", letters(24)), "a Slack token"],
    ["a Slack webhook", token("https://hooks.slack", ".com/services/T0000/B0000/", letters(24)), "a Slack token"],
    ["a Google key", token("AI", "za", letters(35)), "a Google API key or token"],
    ["a Stripe key", token("sk", "_live_", letters(24)), "a Stripe key"],
    ["an npm token", token("npm", "_", letters(36)), "an npm or PyPI token"],
    ["a PyPI token", token("pypi-", "AgEIcHlwaS5vcmc", letters(60)), "an npm or PyPI token"],
    ["an AI service's key", token("sk-", "ant-", letters(40)), "an API key of an AI service"],
    ["a SendGrid key", token("SG.", letters(22), ".", letters(43)), "a SendGrid key"],
    ["a Vault token", token("hvs", ".", letters(30)), "a HashiCorp Vault token"],
    ["a DigitalOcean token", token("dop", "_v1_", "0a".repeat(32)), "a DigitalOcean token"],
    ["an Azure key", `AccountName=x;AccountKey=${letters(86)}==;`, "an Azure storage key"],
    ["a Bedrock key", token("ABSK", letters(100), "="), "an Amazon Bedrock API key"],
  ])("%s", (_what, text, what) => {
    expect(findSecrets(text).map((secret) => secret.what)).toEqual([what]);
  });

  test("is reported with its line and without the secret", () => {
    expect(findSecrets(`One\nTwo\naws_secret_access_key = ${exampleKey}\n`)).toEqual([
      { what: "an AWS secret access key", line: 3, excerpt: "aws_secret_access_key = wJal…EY" },
    ]);
  });

  test("shows nothing of a short password", () => {
    expect(findSecrets("ftp://ana:hunter2@files.example")[0]?.excerpt).toBe("ftp://ana:…");
  });

  test("is found every time it occurs, in the order of the text", () => {
    const text = `password=hunter2\n${exampleKey.replace(/^/, "secret_key: ")}\npassword=hunter3`;
    expect(findSecrets(text).map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test("is reported at most fifty times", () => {
    expect(findSecrets("password=hunter2\n".repeat(500))).toHaveLength(50);
  });

  test("is almost any secret access key that AWS could make", () => {
    const keys = Array.from({ length: 1000 }, () =>
      btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(30)))),
    );
    expect(keys.filter((key) => findSecrets(`the key ${key} was used`).length > 0).length).toBeGreaterThan(900);
    expect(keys.filter((key) => findSecrets(`AWS_SECRET_ACCESS_KEY=${key}`).length > 0)).toHaveLength(1000);
  });

  test("never shows more than a few of its characters", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/]{40}$/), fc.string(), (key, around) => {
        for (const { excerpt } of findSecrets(`${around} secret_key: ${key} ${around}`)) {
          expect(excerpt).not.toContain(key.slice(0, 8));
        }
      }),
    );
  });
});

describe("text that is not a secret", () => {
  test.each([
    ["a long-term access key ID", "AKIAIOSFODNN7EXAMPLE"],
    ["a temporary access key ID", "The key ASIAIOSFODNN7EXAMPLE was used."],
    ["SHA-1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"],
    ["SHA-1 in capitals", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"],
    ["a commit", "fixed in 0b5608d5d821338e310702740519223f696719b9"],
    ["an access key ID before a hash", "AKIAIOSFODNN7EXAMPLE, da39a3ee5e6b4b0d3255bfef95601890afd80709"],
    ["SHA-256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["SHA-256 in base64", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="],
    ["SHA-512 in base64", `sha512-${letters(86)}==`],
    ["MD5", "d41d8cd98f00b204e9800998ecf8427e"],
    ["an ETag", '"9b2cf535f27731c974343645a3985328-42"'],
    ["an S3 version", "3HL4kqtJvjVBH40Nrjfkd.UvHxkPlJqU"],
    [
      "S3's second request ID",
      "x-amz-id-2: vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=",
    ],
    ["a UUID", "9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3"],
    ["a trace ID", "Root=1-67891233-abcdef012345678912345678"],
    ["a user's ARN", "arn:aws:iam::111122223333:user/build-server-of-the-second-team-in-berlin"],
    ["a role session", "AROAIOSFODNN7EXAMPLE:i-0123456789abcdef0"],
    ["a secret's ARN", "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db/password-AbCdEf"],
    ["a password that was reset", "Password: reset by the user. The password is unknown, the password was changed."],
    ["the word secret", "The secret access key of the build user was used, and its password changed."],
    ["a path of forty characters", "/var/log/httpd/site01/Access/2026/11/22a"],
    ["a name of forty characters", "AmazonEC2ContainerServiceforEC2RoleV2025"],
    ["forty characters with a word in them", "Zx9/production/Kq2vT4LmB7nReW1yUcH8sJdGf"],
    ["forty characters that repeat themselves", "Ab1Cd2Ef3Ab1Cd2Ef3Ab1Cd2Ef3Ab1Cd2Ef3Ab1C"],
    ["a file name in base64", "dropped kQ2v9ZxT4LmB7nR1eW1yUcH8sJdGfAoPi6xtN3Vb.exe"],
    ["part of a longer text in base64", letters(400)],
    ["a GuardDuty detector and finding", "12abc34d567e8fa901bc2d34e56789f0 b0aa1bb2cc3dd4ee5ff60718293a4b5c"],
    ["an address without a password", "https://example.com:8443/path?user=ana@example.com"],
    ["an e-mail address in an address", "ssh://git@github.com/org/repo"],
    ["a placeholder for a password", "https://user:****@example.com and mysql://app:{{password}}@db"],
    ["a password that was taken out", "password=[removed] pwd=REDACTED"],
    ["a public key", "-----BEGIN PUBLIC KEY-----"],
    ["a certificate", "-----BEGIN CERTIFICATE-----"],
    ["a public SSH key", `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letters(43)} ana`],
    ["an IPv6 address", "2001:DB8:0:0:0:0:0:1"],
    [
      "a user agent",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    ],
    [
      "Boto's user agent",
      "Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux#6.1 md/arch#x86_64 lang/python#3.11.4 cfg/retry-mode#legacy",
    ],
    ["nothing", ""],
  ])("%s", (_what, text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe("a long text", () => {
  test.each([
    ["eyJ", "eyJ".repeat(100_000)],
    ["base64", letters(300_000)],
    ["forty by forty", `${randomKey} `.repeat(7_000)],
    ["scheme", "a://".repeat(75_000)],
    ["scheme and colons", `http://${":".repeat(300_000)}`],
    ["names of secrets", "secret_key ".repeat(27_000)],
    ["begin", "-----BEGIN ".repeat(27_000)],
    ["authorization", "authorization: ".repeat(20_000)],
    ["white space", `secret_key${" ".repeat(300_000)}`],
  ])("is searched quickly: %s", (_what, text) => {
    // A pattern with quadratic time would exceed the test's timeout many times over.
    expect(findSecrets(text).length).toBeLessThanOrEqual(50);
  });
});

describe("the secrets of a case", () => {
  test("are named by their field", () => {
    const secret = "password=hunter2";
    const input = aCase({
      title: secret,
      description: `One\r\n${secret}`,
      threatActorIpAddresses: [
        { ipAddress: "", userAgent: "" },
        { ipAddress: "192.0.2.1", userAgent: secret },
      ],
      watchers: [{ email: "soc@example.com", name: secret, jobTitle: "" }],
      tags: [{ key: "note", value: secret }],
    });
    expect(secretsInCase(input).map(({ fieldId, place }) => [fieldId, place])).toEqual([
      ["title", "Title"],
      ["description", "Description, line 2"],
      ["threatActorIpAddresses.1.userAgent", "User agent 2"],
      ["watchers.0.name", "Name 1"],
      ["tags.0.value", "Value 1"],
    ]);
  });

  test("include tag values that the key gives away", () => {
    const input = aCase({ tags: [{ key: "aws_secret_access_key", value: "0a1b2c3d".repeat(5) }] });
    expect(secretsInCase(input).map(({ place }) => place)).toEqual(["Value 1"]);
  });

  test("are not found in a plain case", () => {
    expect(secretsInCase(aCase({ tags: [{ key: "ticket", value: "INC-42" }] }))).toEqual([]);
  });
});
