import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { env, parseEnv, SettingsError, settingNames } from "./env";
import { responder, someSettings } from "./testing/settings";

const exampleFile = readFileSync(new URL("../.env.example", import.meta.url), "utf8");

afterEach(() => vi.unstubAllEnvs());

/** The lines of the error that these settings cause. */
function problemsOf(parts: Record<string, string | undefined>): string[] {
  try {
    parseEnv(someSettings(parts));
    return [];
  } catch (error) {
    const [, ...lines] = (error as Error).message.split("\n"); // parseEnv throws nothing but SettingsError.
    return lines.map((line) => line.trim());
  }
}

/** The settings that stop the start. */
function namedIn(parts: Record<string, string | undefined>): string[] {
  return [...new Set(problemsOf(parts).map((line) => line.split(" ")[0] ?? ""))];
}

function roles(...list: unknown[]): { AWS_ROLES: string } {
  return { AWS_ROLES: JSON.stringify(list) };
}

describe("a secret in a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "casedesk-env-"));
  const file = join(folder, "secret");
  const secret = "a secret of more than 32 bytes, with a blank ";

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(["NEXTAUTH_SECRET", "NEXTAUTH_SECRET_PREVIOUS", "OIDC_CLIENT_SECRET"] as const)("is read: %s", (name) => {
    writeFileSync(file, `${secret}\n`);
    expect(parseEnv(someSettings({ [name]: undefined, [`${name}_FILE`]: file }))[name]).toBe(secret);
  });

  test("is read: METRICS_TOKEN, with the line end of Windows", () => {
    writeFileSync(file, `${"t".repeat(40)}\r\n`);
    expect(parseEnv(someSettings({ METRICS_TOKEN_FILE: file })).METRICS_TOKEN).toBe("t".repeat(40));
  });

  test("follows the rules of its setting", () => {
    writeFileSync(file, "short");
    expect(namedIn({ NEXTAUTH_SECRET: undefined, NEXTAUTH_SECRET_FILE: file })).toEqual(["NEXTAUTH_SECRET"]);
  });

  test("stops the start if the file cannot be read, without its path", () => {
    const missing = join(folder, "nowhere");
    expect(problemsOf({ OIDC_CLIENT_SECRET: undefined, OIDC_CLIENT_SECRET_FILE: missing })).toEqual([
      "OIDC_CLIENT_SECRET_FILE names a file that cannot be read: ENOENT",
    ]);
  });

  test("stops the start if the setting has a value too", () => {
    expect(problemsOf({ NEXTAUTH_SECRET_FILE: file })).toEqual([
      "NEXTAUTH_SECRET_FILE and NEXTAUTH_SECRET are both set: remove one",
    ]);
  });
});

describe("a setting that is missing", () => {
  test.each([
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "AWS_REGION",
    "AWS_ROLES",
  ])("is named: %s", (name) => {
    expect(problemsOf({ [name]: undefined })).toEqual([expect.stringMatching(`^${name} is missing: `)]);
  });

  test("counts as missing when it is empty", () => {
    expect(problemsOf({ AWS_REGION: "" })).toEqual([expect.stringMatching("^AWS_REGION is missing: ")]);
  });

  test("is named along with every other, one line each", () => {
    expect(namedIn({ NEXTAUTH_SECRET: "short", AWS_REGION: undefined, LOG_LEVEL: "loud", AWS_ROLES: "{" })).toEqual([
      "NEXTAUTH_SECRET",
      "AWS_REGION",
      "AWS_ROLES",
      "LOG_LEVEL",
    ]);
  });

  test("stops the start with an error of its own kind", () => {
    expect(() => parseEnv({})).toThrow(SettingsError);
  });
});

describe("a setting that need not be given", () => {
  test.each([
    ["OIDC_SCOPE", "openid email profile"],
    ["OIDC_NAME", "SSO"],
    ["AWS_ROLE_SESSION_SECONDS", 3600],
    ["AWS_ROLE_SESSION_NAME", "email"],
    ["AWS_ENDPOINT_URL_STS", undefined],
    ["AWS_ENDPOINT_URL_SECURITY_IR", undefined],
    ["LOG_LEVEL", "info"],
  ])("has its default: %s", (name, value) => {
    expect(Reflect.get(parseEnv(someSettings({ [name]: undefined })), name)).toBe(value);
  });

  test("has its default when it is empty, as in a file with every name", () => {
    expect(parseEnv(someSettings({ AWS_ROLE_SESSION_SECONDS: "" })).AWS_ROLE_SESSION_SECONDS).toBe(3600);
  });
});

const addresses = [
  "NEXTAUTH_URL",
  "OIDC_ISSUER",
  "OIDC_LOGOUT_URL",
  "AWS_ENDPOINT_URL",
  "AWS_ENDPOINT_URL_STS",
  "AWS_ENDPOINT_URL_SECURITY_IR",
] as const;

describe.each(addresses)("the address %s", (name) => {
  test.each(["https://portal.example", "https://portal.example:8443", "https://[2001:db8::1]"])(
    "may be %s",
    (value) => {
      expect(problemsOf({ [name]: value })).toEqual([]);
    },
  );

  test.each([
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://127.8.9.10",
    "http://127.1",
    "http://[::1]:3000",
  ])("may be a loopback address without encryption: %s", (value) => {
    expect(problemsOf({ [name]: value })).toEqual([]);
  });

  test.each([
    "http://portal.example",
    "http://sso.localhost:3000",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://evil.example/localhost",
    "http://evil.example?localhost",
    "http://evil.example#localhost",
    "http://notlocalhost",
    "http://localhost.",
    "http://128.0.0.1",
    "http://0.0.0.0",
    "http://169.254.169.254",
    "http://[::ffff:127.0.0.1]",
    "http://[::2]",
  ])("may be no other address without encryption: %s", (value) => {
    expect(namedIn({ [name]: value })).toEqual([name]);
  });

  test.each([
    "http://localhost@evil.example",
    "http://localhost:3000@evil.example",
    "http://127.0.0.1%2f@evil.example",
    "http://evil.example@localhost",
    "https://user@portal.example",
    "https://user:password@portal.example",
    "https://:password@portal.example",
  ])("may hold no user name or password: %s", (value) => {
    expect(namedIn({ [name]: value })).toEqual([name]);
  });

  test.each([
    "portal.example",
    "localhost:3000",
    "//portal.example",
    "ftp://portal.example",
    "javascript:alert(1)",
    "https://",
    "https:portal.example",
    "not a URL",
    " https://portal.example",
    "https://portal.example ",
    "https://portal.\nexample",
    "https:\\\\portal.example",
    "HTTPS://portal.example",
    "https://portal.example\\",
    "http://localhost\\@evil.example",
  ])("must not be something that a URL parser would correct: %j", (value) => {
    expect(namedIn({ [name]: value })).toEqual([name]);
  });
});

describe("NEXTAUTH_URL", () => {
  test("may end with a slash", () => {
    expect(problemsOf({ NEXTAUTH_URL: "https://portal.example/" })).toEqual([]);
  });

  test.each(["https://portal.example/casedesk", "https://portal.example/?a=b", "https://portal.example/#top"])(
    "is the root of the portal, not %s",
    (value) => {
      expect(problemsOf({ NEXTAUTH_URL: value })).toEqual([
        "NEXTAUTH_URL must be the address of the portal's root, without a path",
      ]);
    },
  );
});

describe("OIDC_ISSUER", () => {
  test.each(["https://idp.example/", "https://idp.example/realms/company", "https://idp.example/tenant/v2.0/"])(
    "may have a path or end with a slash: %s",
    (value) => {
      expect(problemsOf({ OIDC_ISSUER: value })).toEqual([]);
    },
  );

  test("stays as written, because it is compared letter by letter", () => {
    expect(parseEnv(someSettings({ OIDC_ISSUER: "https://idp.example" })).OIDC_ISSUER).toBe("https://idp.example");
  });

  test("is not the address of the discovery document", () => {
    const value = "https://idp.example/realms/company/.well-known/openid-configuration";
    expect(problemsOf({ OIDC_ISSUER: value })).toEqual([
      "OIDC_ISSUER must be the issuer itself, without /.well-known/openid-configuration at its end",
    ]);
  });

  // OpenID Connect Discovery 1.0, section 3: an issuer has no query or fragment.
  test.each(["https://idp.example/?tenant=1", "https://idp.example/#top"])("has no query or fragment: %s", (value) => {
    expect(namedIn({ OIDC_ISSUER: value })).toEqual(["OIDC_ISSUER"]);
  });
});

describe("OIDC_LOGOUT_URL", () => {
  test.each(["https://idp.example/logout?client_id=x", "https://idp.example/logout#top"])(
    "has no query or fragment: %s",
    (value) => {
      expect(problemsOf({ OIDC_LOGOUT_URL: value })).toEqual(["OIDC_LOGOUT_URL must hold no query and no fragment"]);
    },
  );
});

describe("NEXTAUTH_SECRET", () => {
  test("may be of 32 bytes", () => {
    expect(problemsOf({ NEXTAUTH_SECRET: "s".repeat(32) })).toEqual([]);
  });

  test("may not be of 31 bytes", () => {
    expect(namedIn({ NEXTAUTH_SECRET: "s".repeat(31) })).toEqual(["NEXTAUTH_SECRET"]);
  });

  test("is measured in bytes, not characters", () => {
    expect(problemsOf({ NEXTAUTH_SECRET: "é".repeat(16) })).toEqual([]);
  });
});

describe("OIDC_SCOPE", () => {
  test.each(["openid", "email openid groups"])("may be %j", (value) => {
    expect(problemsOf({ OIDC_SCOPE: value })).toEqual([]);
  });

  test.each(["email profile", "openid2", "OpenID"])("must hold the word openid: %j", (value) => {
    expect(problemsOf({ OIDC_SCOPE: value })).toEqual(['OIDC_SCOPE must contain "openid"']);
  });
});

describe("AWS_REGION", () => {
  test.each(["us-east-1", "ap-southeast-6", "us-gov-west-1", "eusc-de-east-1"])("may be %s", (value) => {
    expect(problemsOf({ AWS_REGION: value })).toEqual([]);
  });

  test.each(["us-east", "US-EAST-1", "us-east-1a", "us-east-1.evil.example", "us-east-1/", "eu central 1"])(
    "may not be %s, for it becomes part of a host name",
    (value) => {
      expect(problemsOf({ AWS_REGION: value })).toEqual(['AWS_REGION is not a Region code such as "eu-central-1"']);
    },
  );
});

describe("AWS_ROLE_SESSION_SECONDS", () => {
  test.each(["900", "43200"])("may be %s", (value) => {
    expect(parseEnv(someSettings({ AWS_ROLE_SESSION_SECONDS: value })).AWS_ROLE_SESSION_SECONDS).toBe(Number(value));
  });

  test.each(["899", "43201", "1000.5", "-1", "an hour", "Infinity", "1h"])("may not be %s", (value) => {
    expect(namedIn({ AWS_ROLE_SESSION_SECONDS: value })).toEqual(["AWS_ROLE_SESSION_SECONDS"]);
  });
});

describe("AWS_ROLE_SESSION_NAME", () => {
  test("may be sub", () => {
    expect(parseEnv(someSettings({ AWS_ROLE_SESSION_NAME: "sub" })).AWS_ROLE_SESSION_NAME).toBe("sub");
  });

  test.each(["Email", "upn", "name"])("may not be %s", (value) => {
    expect(problemsOf({ AWS_ROLE_SESSION_NAME: value })).toEqual(['AWS_ROLE_SESSION_NAME must be "email" or "sub"']);
  });
});

describe("KEEP_ALIVE_TIMEOUT", () => {
  test("may be left out, and is a whole number of milliseconds", () => {
    expect(parseEnv(someSettings()).KEEP_ALIVE_TIMEOUT).toBeUndefined();
    expect(parseEnv(someSettings({ KEEP_ALIVE_TIMEOUT: "65000" })).KEEP_ALIVE_TIMEOUT).toBe(65_000);
  });

  test.each(["abc", "-1", "1.5"])("cannot be %s", (value) => {
    expect(namedIn({ KEEP_ALIVE_TIMEOUT: value })).toEqual(["KEEP_ALIVE_TIMEOUT"]);
  });
});

describe("DRAIN_SECONDS", () => {
  test.each(["0", "300"])("accepts %s", (value) => {
    expect(parseEnv(someSettings({ DRAIN_SECONDS: value })).DRAIN_SECONDS).toBe(Number(value));
  });

  test.each(["-1", "301", "1.5", "soon"])("refuses %s", (value) => {
    expect(() => parseEnv(someSettings({ DRAIN_SECONDS: value }))).toThrow("DRAIN_SECONDS");
  });
});

describe("METRICS_TOKEN", () => {
  test("accepts what can be sent as a bearer token", () => {
    expect(parseEnv(someSettings({ METRICS_TOKEN: "aA0-._~+/aA0-._~+/aA0-._~+/aaaaa==" })).METRICS_TOKEN).toBeDefined();
  });

  test.each(["a".repeat(31), `${"a".repeat(32)} `, `${"a".repeat(32)}"`, `=${"a".repeat(32)}`])(
    "refuses what is short or cannot: %j",
    (value) => {
      expect(() => parseEnv(someSettings({ METRICS_TOKEN: value }))).toThrow("METRICS_TOKEN");
    },
  );
});

describe("REQUEST_ID_HEADER", () => {
  test("is read as Node names headers", () => {
    expect(parseEnv(someSettings({ REQUEST_ID_HEADER: "X-Request-Id" })).REQUEST_ID_HEADER).toBe("x-request-id");
  });

  test.each(["x request id", "x-request-id:", "1"])("refuses what is no header: %j", (value) => {
    expect(() => parseEnv(someSettings({ REQUEST_ID_HEADER: value }))).toThrow("REQUEST_ID_HEADER");
  });
});

describe("the variables of OpenTelemetry", () => {
  test.each(["http://collector:4318", "https://collector.example/otlp"])("take a collector's address: %s", (value) => {
    expect(parseEnv(someSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: value })).OTEL_EXPORTER_OTLP_ENDPOINT).toBe(value);
  });

  test.each([
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
    ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "grpc://collector"],
    ["OTEL_TRACES_EXPORTER", "zipkin"],
  ])("refuse what the portal cannot do: %s=%s", (name, value) => {
    expect(() => parseEnv(someSettings({ [name]: value }))).toThrow(name);
  });
});

describe("LOG_LEVEL", () => {
  test.each(["fatal", "error", "warn", "info", "debug", "trace", "silent"])("may be %s", (value) => {
    expect(problemsOf({ LOG_LEVEL: value })).toEqual([]);
  });

  test("may be nothing else", () => {
    expect(problemsOf({ LOG_LEVEL: "verbose" })).toEqual(["LOG_LEVEL is not one of pino's levels"]);
  });
});

describe("AWS_ROLES", () => {
  test("keeps the order of preference", () => {
    const { AWS_ROLES } = parseEnv(someSettings(roles({ ...responder, arn: `${responder.arn}2` }, responder)));
    expect(AWS_ROLES.map(({ arn }) => arn)).toEqual([`${responder.arn}2`, responder.arn]);
  });

  test("may hold a role for everyone", () => {
    expect(problemsOf(roles({ label: "Everyone", arn: responder.arn }))).toEqual([]);
  });

  test.each([
    "arn:aws:iam::111122223333:role/path/to/Role",
    "arn:aws-us-gov:iam::111122223333:role/Role",
    "arn:aws-cn:iam::111122223333:role/Role",
    "arn:aws:iam::111122223333:role/A+b=c,d.e@f-g_h",
  ])("may name the role %s", (arn) => {
    expect(problemsOf(roles({ label: "Role", arn }))).toEqual([]);
  });

  test.each([
    "IncidentResponder",
    "arn:aws:iam::11112222333:role/Role",
    "arn:aws:iam::1111222233334:role/Role",
    "arn:aws:iam::111122223333:user/Role",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:iam::111122223333:role/Ro le",
    "arn:aws:sts::111122223333:assumed-role/Role/name",
    " arn:aws:iam::111122223333:role/Role",
    "arn:aws:iam::111122223333:role/Role\n",
  ])("may not name the role %j", (arn) => {
    expect(problemsOf(roles({ label: "Role", arn }))).toEqual(["AWS_ROLES (0.arn) is not the ARN of an IAM role"]);
  });

  test("says which of several roles is wrong", () => {
    expect(problemsOf(roles(responder, { ...responder, arn: "wrong" }))).toEqual([
      "AWS_ROLES (1.arn) is not the ARN of an IAM role",
    ]);
  });

  test("is JSON", () => {
    expect(problemsOf({ AWS_ROLES: "[{label: 1}]" })).toEqual(["AWS_ROLES is not valid JSON"]);
  });

  test("names one role at least", () => {
    expect(problemsOf(roles())).toEqual(["AWS_ROLES must name at least one role"]);
  });

  test("can say what a role can do, in the words of the table of rights", () => {
    expect(problemsOf(roles({ ...responder, may: ["read", "comment"] }))).toEqual([]);
  });

  test("says nothing in other words", () => {
    expect(problemsOf(roles({ ...responder, may: ["reed"] }))).toEqual([
      expect.stringMatching(/^AWS_ROLES \(0\.may\.0\) must be one of open, read, /),
    ]);
  });

  test("names a role once", () => {
    expect(problemsOf(roles(responder, responder))).toEqual(["AWS_ROLES names the same role ARN twice"]);
  });

  test.each([
    ["no list", { AWS_ROLES: '{"label":"Role"}' }],
    ["null", { AWS_ROLES: "null" }],
    ["a text in place of a role", roles("Role")],
    ["a role without a label", roles({ arn: responder.arn })],
    ["a role without a name on its label", roles({ ...responder, label: "" })],
    ["a label that no header has room for", roles({ ...responder, label: "r".repeat(65) })],
    ["a member that nothing reads", roles({ ...responder, whenever: {} })],
    ["a condition without a claim", roles({ ...responder, when: { has: "a" } })],
    ["a condition without a value", roles({ ...responder, when: { claim: "a" } })],
    ["a condition on an empty value", roles({ ...responder, when: { claim: "a", has: "" } })],
    ["a condition of another kind", roles({ ...responder, when: { claim: "a", has: "b", not: "c" } })],
    ["a list of values", roles({ ...responder, when: { claim: "a", has: ["b"] } })],
  ])("is not %s", (_what, parts) => {
    expect(namedIn(parts)).toEqual(["AWS_ROLES"]);
  });
});

describe("NEXTAUTH_SECRET_PREVIOUS", () => {
  test("may be left out", () => {
    expect(problemsOf({ NEXTAUTH_SECRET_PREVIOUS: undefined })).toEqual([]);
  });

  test("may not be of 31 bytes", () => {
    expect(namedIn({ NEXTAUTH_SECRET_PREVIOUS: "s".repeat(31) })).toEqual(["NEXTAUTH_SECRET_PREVIOUS"]);
  });
});

test.each(settingNames)(".env.example names %s", (name) => {
  expect(exampleFile).toMatch(new RegExp(`^(# )?${name}=`, "m"));
});

describe("the secrets of .env.example", () => {
  const [, secret = ""] = /^NEXTAUTH_SECRET=(.*)$/m.exec(exampleFile) ?? [];
  const [, clientSecret = ""] = /^OIDC_CLIENT_SECRET=(.*)$/m.exec(exampleFile) ?? [];
  const examples = { NEXTAUTH_SECRET: secret, OIDC_CLIENT_SECRET: clientSecret };

  test("are good for a laptop", () => {
    expect(problemsOf(examples)).toEqual([]);
  });

  test("stop the start of a portal that others can reach", () => {
    expect(problemsOf({ ...examples, NEXTAUTH_URL: "https://portal.example" })).toEqual([
      "NEXTAUTH_SECRET is the one of .env.example, which everybody knows",
      "OIDC_CLIENT_SECRET is the one of .env.example, which everybody knows",
    ]);
  });

  test("stop it as the previous secret too, which still opens cookies", () => {
    expect(problemsOf({ NEXTAUTH_SECRET_PREVIOUS: secret, NEXTAUTH_URL: "https://portal.example" })).toEqual([
      "NEXTAUTH_SECRET_PREVIOUS is the one of .env.example, which everybody knows",
    ]);
  });
});

describe("NODE_TLS_REJECT_UNAUTHORIZED", () => {
  test("must not be 0, which makes Node accept any certificate", () => {
    const parts = { NEXTAUTH_URL: "https://casedesk.example.com", NODE_TLS_REJECT_UNAUTHORIZED: "0" };
    expect(namedIn(parts)).toEqual(["NODE_TLS_REJECT_UNAUTHORIZED"]);
  });

  test("may be 0 on a laptop, against an identity provider of its own", () => {
    expect(problemsOf({ NODE_TLS_REJECT_UNAUTHORIZED: "0" })).toEqual([]);
  });

  test("may be 1, as Node has it", () => {
    expect(problemsOf({ NODE_TLS_REJECT_UNAUTHORIZED: "1" })).toEqual([]);
  });
});

describe("the sentence about a wrong setting", () => {
  test.each([
    ["NEXTAUTH_SECRET", "canary-value"],
    ["NEXTAUTH_SECRET_PREVIOUS", "canary-value"],
    ["NEXTAUTH_URL", "http://canary-value.example"],
    ["OIDC_ISSUER", "https://user:canary-value@idp.example"],
    ["AWS_REGION", "canary-value"],
    ["AWS_ROLES", "canary-value"],
    ["AWS_ROLES", '[{"label":"canary-value"}]'],
    ["AWS_ROLES", '["canary-value"]'],
    ["AWS_ROLE_SESSION_SECONDS", "canary-value"],
    ["AWS_ROLE_SESSION_NAME", "canary-value"],
    ["AWS_ENDPOINT_URL_STS", "http://canary-value.example"],
    ["LOG_LEVEL", "canary-value"],
    ["OIDC_SCOPE", "canary-value"],
  ])("does not repeat the value of %s", (name, value) => {
    expect(problemsOf({ [name]: value }).join()).toMatch(new RegExp(`^${name}(?!.*canary-value)`));
  });

  test("repeats nothing of the settings that are right", () => {
    expect(problemsOf({ AWS_REGION: "wrong", OIDC_CLIENT_SECRET: "canary-value" }).join()).not.toContain("canary");
  });
});

describe("the settings of the process", () => {
  test("are its environment, read once", () => {
    for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
    const first = env();
    vi.stubEnv("AWS_REGION", "us-east-1");
    expect([first.AWS_REGION, env()]).toEqual(["eu-central-1", first]);
  });
});
