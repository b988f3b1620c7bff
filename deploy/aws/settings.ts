import { readFileSync } from "node:fs";
import * as z from "zod";
import { rights } from "./case-rights";

const accountId = z.string().regex(/^\d{12}$/, "is not an account ID of 12 digits");
const region = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'is not a Region code such as "eu-central-1"');
const cidr = z.string().regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, 'is not an IPv4 range such as "203.0.113.0/24"');
const arnOf = (service: string, what: string) =>
  z.string().regex(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:.+$`), `is not the ARN of ${what}`);

/** ECS needs the complete ARN, with the six characters that Secrets Manager adds. */
const secretArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+-[A-Za-z0-9]{6}$/,
    "is not the whole ARN of a secret",
  );

/** https without port, query or fragment: IAM accepts no port in an issuer, and the load balancer listens on 443. */
const httpsUrl = z
  .string()
  .regex(
    /^https:\/\/[a-z0-9.-]+(\/[^?#\s]*)?$/,
    "is not an address that starts with https:// and has no port or query",
  );

/** IAM knows Google without a provider of its own. Google's tokens cannot carry session tags. */
export const googleIssuer = "https://accounts.google.com";

const role = z.strictObject({
  name: z.string().regex(/^[\w+=,.@-]{1,64}$/, "is not the name of an IAM role"),
  label: z.string().min(1).max(64),
  /** Words of case-rights.json. */
  may: z.array(z.enum(rights)).min(1),
  /** People whose claim `groupsClaim` has this value get the role. */
  group: z.string().min(1).max(128).optional(),
  /** The session tag's key, if it is not the group's name (Entra sends group IDs). */
  tag: z
    .string()
    .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u, "is not the key of a tag")
    .optional(),
  /** The `sub` of each person, for the boundary "subjects". */
  subjects: z.array(z.string().min(1).max(255)).min(1).optional(),
});

const identity = z
  .strictObject({
    accountId,
    region,
    /** The `iss` of the id_tokens, letter for letter, including a trailing slash. */
    issuer: httpsUrl,
    clientId: z.string().min(1).max(255),
    /** IAM has one provider per URL and account: true if it already exists, with the client ID in its list. */
    providerExists: z.boolean().default(false),
    /** Conditions of the trust policies besides the client ID. */
    boundary: z.enum(["session-tag", "subjects", "client"]),
    groupsClaim: z.string().min(1).default("groups"),
    sessionName: z.enum(["email", "sub"]).default("email"),
    /** The session name must be the token's `sub`. */
    pinSessionName: z.boolean().default(false),
    /** The token must carry a source identity. */
    requireSourceIdentity: z.boolean().default(false),
    // Limits of AssumeRoleWithWebIdentity's DurationSeconds.
    sessionSeconds: z.int().min(900).max(43_200).default(3600),
    /** Public addresses from which the portal reaches out: role sessions can be made and used only from there. */
    onlyFrom: z.array(cidr).min(1).optional(),
    /** Limits CreateCase, GetCase and TagResource to cases of this account, or only to the Region. */
    caseResources: z.enum(["named", "any"]).default("named"),
    /** Denies the roles everything that the portal does not call, whatever is attached to them later. */
    denyEverythingElse: z.boolean().default(true),
    roles: z.array(role).min(1),
  })
  .superRefine((value, context) => {
    if (value.pinSessionName && value.sessionName !== "sub") {
      context.addIssue('pinSessionName needs "sessionName": "sub"');
    }
    if (value.issuer === googleIssuer && value.boundary === "session-tag") {
      context.addIssue('Google puts no session tags into its tokens: take "boundary": "subjects" or "client"');
    }
    const names = value.roles.map(({ name }) => name);
    if (new Set(names).size !== names.length) context.addIssue("roles names the same role twice");
    for (const { name, group, subjects } of value.roles) {
      if (value.boundary === "session-tag" && !group) context.addIssue(`the role ${name} needs a group`);
      if (value.boundary === "subjects" && !subjects) context.addIssue(`the role ${name} needs subjects`);
      if (value.boundary !== "subjects" && subjects) context.addIssue(`the role ${name}: subjects would not be asked`);
    }
    if (value.boundary === "client" && value.roles.length > 1) {
      context.addIssue('"boundary": "client" gives everyone of the client every role: name one role only');
    }
  });

const availabilityZones = z.array(z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/, "is not a zone")).min(2);
const subnetIds = z.array(z.string().regex(/^subnet-[0-9a-f]+$/, "is not the ID of a subnet")).min(2);

const network = z.discriminatedUnion("kind", [
  /** A new VPC; tasks without public addresses, one NAT gateway per zone. */
  z.strictObject({ kind: z.literal("private"), availabilityZones, cidr: cidr.default("10.20.0.0/20") }),
  /** A new VPC without NAT gateways; tasks have public addresses that only the load balancer can reach. */
  z.strictObject({ kind: z.literal("public"), availabilityZones, cidr: cidr.default("10.20.0.0/20") }),
  /** An existing VPC; the tasks' subnets must lead out. */
  z.strictObject({
    kind: z.literal("existing"),
    availabilityZones,
    vpcId: z.string().regex(/^vpc-[0-9a-f]+$/, "is not the ID of a VPC"),
    loadBalancerSubnetIds: subnetIds,
    taskSubnetIds: subnetIds,
  }),
]);

/** Variables that the stack itself gives the container, from the other settings or as secrets. */
export const ownNames: ReadonlySet<string> = new Set([
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "NEXTAUTH_SECRET_PREVIOUS",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_NAME",
  "OIDC_SCOPE",
  "AWS_REGION",
  "AWS_ROLES",
  "AWS_ROLE_SESSION_SECONDS",
  "AWS_ROLE_SESSION_NAME",
  "METRICS_TOKEN",
  "PORT",
  "HOSTNAME",
  "KEEP_ALIVE_TIMEOUT",
  "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED",
]);

/** Fargate allows at most 120 seconds between SIGTERM and SIGKILL, and the portal needs 35 of them to finish. */
const maxDrainSeconds = 85;

const environment = z
  .record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, "is not the name of a setting"), z.string())
  .superRefine((values, context) => {
    for (const name of Object.keys(values).filter((key) => ownNames.has(key))) {
      context.addIssue(`${name} is set by the stack`);
    }
    const drainSeconds = Number(values.DRAIN_SECONDS ?? 0);
    if (!(drainSeconds >= 0 && drainSeconds <= maxDrainSeconds)) {
      context.addIssue(`DRAIN_SECONDS must be from 0 to ${maxDrainSeconds}`);
    }
  });

const portalAddress = httpsUrl.refine(
  (value) => new URL(value).pathname === "/",
  "must be the address of the root, without a path",
);

const portal = z.strictObject({
  accountId,
  region,
  url: portalAddress,
  image: z
    .string()
    .regex(/^[^\s:@]+(:\d+)?[^\s:@]*(:[\w.-]+|@sha256:[0-9a-f]{64})$/, "must name a tag or a digest")
    .refine((value) => !value.endsWith(":latest"), "must not be :latest: a rollback would run the same image"),
  architecture: z.enum(["x86_64", "arm64"]).default("x86_64"),
  certificateArn: arnOf("acm", "a certificate in ACM"),
  network,
  /** True gives the load balancer public addresses. */
  internetFacing: z.boolean().default(true),
  /** IPv4 ranges that may reach the load balancer. */
  clients: z.array(cidr).min(1),
  oidcName: z.string().min(1).default("SSO"),
  oidcScope: z.string().default("openid email profile"),
  secrets: z.strictObject({
    nextauthSecret: secretArn,
    /** While nextauthSecret changes: pass its version AWSPENDING as NEXTAUTH_SECRET_PREVIOUS. */
    alsoReadPending: z.boolean().default(false),
    oidcClientSecret: secretArn,
    metricsToken: secretArn.optional(),
    /** The customer managed key that encrypts the secrets, unless AWS's own does. */
    kmsKeyArn: arnOf("kms", "a key").optional(),
  }),
  logs: z
    .strictObject({
      /** One of the numbers that CloudWatch Logs accepts. */
      retentionDays: z
        .union(
          [30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653].map((days) =>
            z.literal(days),
          ),
        )
        .default(365),
      kmsKeyArn: arnOf("kms", "a key").optional(),
    })
    .prefault({}),
  tasks: z
    .strictObject({
      min: z.int().min(2, "must be 2 or more: one task is no rolling update").default(2),
      max: z.int().min(2).default(6),
      cpu: z.union([256, 512, 1024, 2048].map((units) => z.literal(units))).default(512),
      memoryMiB: z.int().min(1024).multipleOf(1024).default(1024),
    })
    .refine(({ min, max }) => min <= max, "max is less than min")
    .prefault({}),
  /** Other settings of the portal, by name. Not secret: anyone who can see the task can read them. */
  environment: environment.default({}),
  /** A web ACL that blocks an address after this many requests in five minutes. */
  firewall: z.strictObject({ requestsPerFiveMinutes: z.int().min(100).default(3000) }).optional(),
  deletionProtection: z.boolean().default(true),
});

const notifier = z
  .strictObject({
    accountId,
    region,
    /** Where the links lead: the address of the portal's root. */
    portalUrl: portalAddress,
    /** GuardDuty's findings of this severity or more. */
    guardDuty: z.strictObject({ minSeverity: z.number().min(1).max(10).default(7) }).optional(),
    /** The ID of Security Hub's custom action, as it was created. */
    securityHub: z
      .strictObject({ actionId: z.string().regex(/^[A-Za-z0-9]{1,20}$/, "is not the ID of a custom action") })
      .optional(),
    target: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("sns"), topicArn: arnOf("sns", "a topic") }),
      /** The secret is the webhook's address. */
      z.strictObject({ kind: z.literal("slack"), secretArn }),
      z.strictObject({ kind: z.literal("teams"), secretArn }),
    ]),
    /** The customer managed key that encrypts the topic or the secret, unless AWS's own does. */
    kmsKeyArn: arnOf("kms", "a key").optional(),
    /** True puts the finding itself, in clear, into the link of every message. */
    prefilledLink: z.boolean().default(false),
  })
  .refine(({ guardDuty, securityHub }) => guardDuty ?? securityHub, "needs guardDuty, securityHub or both");

const cognito = z.strictObject({
  accountId,
  region,
  /** The address of the portal's root. */
  portalUrl: portalAddress,
  /** The first part of the pool's domain. Unique in the Region. */
  domainPrefix: z
    .string()
    .regex(
      /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      "is not a domain prefix that Cognito takes",
    ),
  /** Of the SAML application in IAM Identity Center, once it exists. */
  samlMetadataUrl: httpsUrl.optional(),
  /** The names that roles ask for, by Identity Center's IDs of the groups. */
  groups: z.record(z.string(), z.string().min(1).max(128)).superRefine((names, context) => {
    for (const id of Object.keys(names).filter((key) => !/^[0-9a-f-]{36,47}$/i.test(key))) {
      context.addIssue(`${id} is not the ID of a group`);
    }
  }),
  deletionProtection: z.boolean().default(true),
});

const settings = z.strictObject({
  identity,
  portal: portal.optional(),
  notifier: notifier.optional(),
  cognito: cognito.optional(),
});

export type Settings = z.infer<typeof settings>;
export type IdentitySettings = Settings["identity"];
export type RoleSetting = IdentitySettings["roles"][number];
export type PortalSettings = NonNullable<Settings["portal"]>;
export type CognitoSettings = NonNullable<Settings["cognito"]>;
export type NotifierSettings = NonNullable<Settings["notifier"]>;

/** The JSON Schema of a settings file. */
export function settingsAsJsonSchema(): unknown {
  return z.toJSONSchema(settings, { io: "input" });
}

/**
 * Reads the settings of the deployment.
 * @throws Error with one line per wrong setting.
 */
export function parseSettings(value: unknown): Settings {
  const parsed = settings.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join(".") || "settings"}: ${message}`);
  throw new Error(`The settings cannot be used:\n${lines.join("\n")}`);
}

/** Reads the settings from a JSON file. */
export function readSettings(file: string): Settings {
  return parseSettings(JSON.parse(readFileSync(file, "utf8")));
}
