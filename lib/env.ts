import "server-only";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { rights } from "@/lib/cases/case-rights";
import { isMembershipId } from "@/lib/cases/membership";
import { caseTemplates, defaultTemplates, watcherGroups } from "@/lib/form-offers";

// Without `when`, everyone can take the role.
const roleSchema = z.strictObject({
  label: z.string().min(1).max(64),
  arn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, "is not the ARN of an IAM role"),
  when: z.strictObject({ claim: z.string().min(1), has: z.string().min(1) }).optional(),
  // A hint for the pages. Without it everything is offered.
  may: z.array(z.enum(rights, `must be one of ${rights.join(", ")}`)).optional(),
});

export type RoleSetting = z.infer<typeof roleSchema>;

// Not `*.localhost`: browsers keep those names on the machine, but Node asks the network's DNS.
const loopbackHosts = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Of a parsed URL. */
export function isLoopbackHost(hostname: string): boolean {
  return loopbackHosts.test(hostname);
}

// Encrypted, or never leaves this machine. Written as URL parsers read it: next-auth and the AWS SDK read the same
// variables themselves. A user name or password would be a secret in a URL, or hide its host.
const secureUrl = z.string().superRefine((value, context) => {
  if (!/^https?:\/\/[^\s\\]+$/.test(value) || !URL.canParse(value)) {
    context.addIssue("is not a URL that starts with https:// (or http://, for a loopback address)");
    return;
  }
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== "" || password !== "") context.addIssue("must not hold a user name or a password");
  if (protocol === "http:" && !isLoopbackHost(hostname)) {
    context.addIssue("must start with https:// (http:// is accepted for a loopback address only)");
  }
});

const portalUrl = secureUrl.refine(
  (value) => !URL.canParse(value) || (new URL(value).pathname === "/" && !/[?#]/.test(value)),
  "must be the address of the portal's root, without a path",
);

// OpenID Connect Discovery 1.0, section 3: no query and no fragment.
const issuerUrl = secureUrl
  .refine((value) => !/[?#]/.test(value), "must hold no query and no fragment")
  .refine(
    (value) => !/\/\.well-known(\/|$)/.test(value),
    "must be the issuer itself, without /.well-known/openid-configuration at its end",
  );

const logoutUrl = secureUrl.refine((value) => !/[?#]/.test(value), "must hold no query and no fragment");

// Plain http is accepted: traces hold no secrets, and a collector beside the portal often has no TLS.
const collectorUrl = z
  .string()
  .refine(
    (value) => /^https?:\/\/[^\s\\]+$/.test(value) && URL.canParse(value),
    "is not a URL that starts with http:// or https://",
  );

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown; // Any JSON value: a pipe checks it.
  } catch {
    context.addIssue("is not valid JSON");
    return z.NEVER;
  }
});

const roles = json.pipe(
  z
    .array(roleSchema)
    .min(1, "must name at least one role")
    .refine((list) => new Set(list.map((role) => role.arn)).size === list.length, "names the same role ARN twice"),
);

const endedSessions = json.pipe(
  z.array(
    z.strictObject({
      user: z.string().min(1),
      before: z.iso.datetime({ offset: true, error: 'is not a moment such as "2026-11-30T02:00:00Z"' }),
    }),
  ),
);

const required = (description: string) => z.string(`is missing: ${description}`).min(1, `is empty: ${description}`);

const secret = z
  .string()
  .refine((value) => Buffer.byteLength(value) >= 32, "is too short: 32 bytes or more are needed");

// Public: they are in .env.example.
const exampleSecrets = [
  ["NEXTAUTH_SECRET", "only-for-a-laptop-make-your-own-with-openssl"],
  ["NEXTAUTH_SECRET_PREVIOUS", "only-for-a-laptop-make-your-own-with-openssl"],
  ["OIDC_CLIENT_SECRET", "casedesk-demo-secret"],
] as const;

/**
 * Each can stand in a file instead, which `…_FILE` names: secrets, as Docker and Kubernetes hand them out, and long
 * lists.
 */
const inFiles = [
  "NEXTAUTH_SECRET",
  "NEXTAUTH_SECRET_PREVIOUS",
  "OIDC_CLIENT_SECRET",
  "METRICS_TOKEN",
  "WATCHER_GROUPS",
  "CASE_TEMPLATES",
] as const;

const headerName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, "is not the name of a header")
  .transform((name) => name.toLowerCase()); // Node writes header names in lower case.

const settingsSchema = z.object({
  NEXTAUTH_URL: z.string("is missing: the public address of the portal").pipe(portalUrl),
  NEXTAUTH_SECRET: z.string("is missing: a random secret of 32 bytes or more, the same on every replica").pipe(secret),
  // Opens cookies and drafts while the secret is being changed.
  NEXTAUTH_SECRET_PREVIOUS: secret.optional(),
  OIDC_ISSUER: z.string("is missing: the issuer of the company's identity provider").pipe(issuerUrl),
  OIDC_CLIENT_ID: required("the client id that the identity provider gave the portal"),
  OIDC_CLIENT_SECRET: required("the client secret that the identity provider gave the portal"),
  OIDC_SCOPE: z
    .string()
    .default("openid email profile")
    .refine((value) => value.split(/\s+/).includes("openid"), 'must contain "openid"'),
  OIDC_NAME: z.string().min(1).default("SSO"),
  // Above every page, so that nobody takes a test for the real thing.
  PORTAL_BAND: z.string().max(80, "must be 80 characters or less").optional(),
  // Whether an address without `email_verified` counts as verified.
  OIDC_EMAIL_VERIFIED: z.enum(["claim", "assumed"], 'must be "claim" or "assumed"').default("claim"),
  // A logout address of Cognito's kind, which OpenID Connect does not describe.
  OIDC_LOGOUT_URL: logoutUrl.optional(),
  AWS_REGION: z
    .string("is missing: the Region of the Security Incident Response membership")
    .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'is not a Region code such as "eu-central-1"'),
  AWS_ROLES: z.string("is missing: the JSON list of roles that analysts may take").pipe(roles),
  // Saves ListMemberships.
  AWS_MEMBERSHIP_ID: z
    .string()
    .refine(isMembershipId, 'is not the ID of a membership such as "m-0a1b2c3d4e5f"')
    .optional(),
  // Limits of AssumeRoleWithWebIdentity's DurationSeconds.
  AWS_ROLE_SESSION_SECONDS: z.coerce
    .number("is not a number")
    .int("must be a whole number of seconds")
    .min(900, "must be 900 seconds or more")
    .max(43_200, "must be 43200 seconds or less")
    .default(3600),
  AWS_ROLE_SESSION_NAME: z.enum(["email", "sub"], 'must be "email" or "sub"').default("email"),
  // What the default buffers of nginx and ingress-nginx carry beside the other headers of the answer.
  SESSION_COOKIE_MAX_BYTES: z.coerce
    .number("is not a number")
    .int("must be a whole number of bytes")
    .min(1000, "must be 1000 bytes or more")
    .max(12_000, "must be 12000 bytes or less")
    .default(2700),
  // Ends the sessions of people, by `sub` or by the log's pseudonym, that began before a moment.
  ENDED_SESSIONS: endedSessions.default([]),
  // "Add a group" and "Start from a template" on the form.
  WATCHER_GROUPS: json.pipe(watcherGroups).default([]),
  CASE_TEMPLATES: json.pipe(caseTemplates).prefault(defaultTemplates),
  // The SDK's own variables. AWS_ENDPOINT_URL applies to services without their own.
  AWS_ENDPOINT_URL: secureUrl.optional(),
  AWS_ENDPOINT_URL_STS: secureUrl.optional(),
  AWS_ENDPOINT_URL_SECURITY_IR: secureUrl.optional(),
  SUBMITS_PER_USER: z.coerce
    .number("is not a number")
    .int("must be a whole number of cases")
    .min(1, "must be 1 case or more")
    .max(1000, "must be 1000 cases or fewer")
    .default(5),
  SUBMIT_WINDOW_SECONDS: z.coerce
    .number("is not a number")
    .int("must be a whole number of seconds")
    .min(60, "must be 60 seconds or more")
    .max(86_400, "must be 86400 seconds or less")
    .default(600),
  // Off: the pages offer no files.
  FILES: z.enum(["on", "off"], 'must be "on" or "off"').default("on"),
  // Everybody's, for calls to AWS and the identity provider. The address may hold a user name and a password.
  HTTPS_PROXY: z
    .string()
    .refine(
      (value) => /^https?:\/\//.test(value) && URL.canParse(value),
      "is not the http:// or https:// URL of a proxy",
    )
    .optional(),
  NO_PROXY: z.string().optional(),
  // Node's own. With 0 it accepts any certificate, and hands tokens and credentials to its owner.
  NODE_TLS_REJECT_UNAUTHORIZED: z.string().optional(),
  // Next reads it too, and uses its default for anything but a number.
  KEEP_ALIVE_TIMEOUT: z.coerce
    .number("is not a number of milliseconds")
    .int("must be a whole number of milliseconds")
    .min(0, "must be 0 milliseconds or more")
    .optional(),
  // From SIGTERM until the server takes no more connections.
  DRAIN_SECONDS: z.coerce
    .number("is not a number")
    .int("must be a whole number of seconds")
    .min(0, "must be 0 seconds or more")
    .max(300, "must be 300 seconds or less")
    .default(5),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]+=*$/, "must be a bearer token: letters, digits and - . _ ~ + / with = at the end only") // RFC 6750, 2.1
    .min(32, "is too short: 32 characters or more are needed")
    .optional(),
  REQUEST_ID_HEADER: headerName.optional(),
  // Where the proxy in front puts the address of a client; of a list the last one counts.
  CLIENT_ADDRESS_HEADER: headerName.optional(),
  LOG_CLIENT_ADDRESS: z.enum(["pseudonym", "clear"], 'must be "pseudonym" or "clear"').default("pseudonym"),
  // OpenTelemetry's own variables. Its packages read the others themselves.
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collectorUrl.optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_EXPORTER: z
    .enum(["otlp", "none"], 'must be "otlp" or "none": other exporters are not built in')
    .default("otlp"),
  OTEL_PROPAGATORS: z.string().optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "is not one of pino's levels")
    .default("info"),
});

// Refuses what is acceptable on a laptop only.
const envSchema = settingsSchema.superRefine((settings, context) => {
  if (isLoopbackHost(new URL(settings.NEXTAUTH_URL).hostname)) return;
  if (settings.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    const message = "must not be 0: it makes Node accept any certificate";
    context.addIssue({ code: "custom", path: ["NODE_TLS_REJECT_UNAUTHORIZED"], message });
  }
  for (const [name, example] of exampleSecrets) {
    if (settings[name] !== example) continue;
    context.addIssue({ code: "custom", path: [name], message: "is the one of .env.example, which everybody knows" });
  }
});

export const settingNames: readonly string[] = Object.keys(settingsSchema.shape);

export type Env = z.infer<typeof envSchema>;

/** Names each wrong setting, never its value. */
export class SettingsError extends Error {
  override name = "SettingsError";
  /** One sentence for each wrong setting. */
  readonly lines: readonly string[];
  readonly settings: readonly string[];

  constructor(lines: readonly string[], settings: readonly string[]) {
    super(`Casedesk cannot start:\n${lines.map((line) => `  ${line}`).join("\n")}`);
    this.lines = lines;
    this.settings = settings;
  }
}

/**
 * An empty variable counts as unset.
 * @throws SettingsError with a line for each wrong setting.
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  // Both ways to write them are common.
  const { https_proxy: HTTPS_PROXY = set.HTTPS_PROXY, no_proxy: NO_PROXY = set.NO_PROXY } = set;
  const parsed = envSchema.safeParse(withFiles({ ...set, HTTPS_PROXY, NO_PROXY }));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path: [name, ...inside], message }) => {
    const place = inside.length > 0 ? ` (${inside.join(".")})` : "";
    return `${String(name)}${place} ${message}`;
  });
  const names = [...new Set(parsed.error.issues.map(({ path: [name] }) => String(name)))];
  throw new SettingsError(lines, names);
}

function withFiles(set: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const all = { ...set };
  for (const name of inFiles) {
    const fileName = `${name}_FILE`;
    const file = set[fileName];
    if (file === undefined) continue;
    const refuse = (why: string) => new SettingsError([`${fileName} ${why}`], [fileName]);
    if (set[name] !== undefined) throw refuse(`and ${name} are both set: remove one`);
    try {
      // Editors and `echo` end a file with a line break.
      all[name] = readFileSync(file, "utf8").replace(/\r?\n$/, "");
    } catch (error) {
      throw refuse(`names a file that cannot be read: ${(error as NodeJS.ErrnoException).code}`); // Node's own error.
    }
  }
  return all;
}

/** `npm run dev` only. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}

let parsedOnce: Env | undefined;

/**
 * Parsed at first use, when the server starts.
 * @throws SettingsError
 */
export function env(): Env {
  parsedOnce ??= parseEnv(process.env);
  return parsedOnce;
}
