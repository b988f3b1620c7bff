import { z } from "zod";
import { trustPolicySchema } from "./trust-policy";

const accountId = z.string().regex(/^[0-9]{12}$/);

const oidcProvider = z.strictObject({
  /** Must equal the token's `iss` exactly, including a trailing slash. */
  issuer: z.url({ protocol: /^https?$/ }),
  audiences: z.array(z.string().min(1).max(255)).min(1).max(100),
});

const role = z.strictObject({
  arn: z.string().regex(/^arn:aws:iam::[0-9]{12}:role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/),
  maxSessionSeconds: z.int().min(3600).max(43_200).default(3600),
  trustPolicy: trustPolicySchema,
  permissions: z.array(z.string().regex(/^[a-z-]+:[A-Za-z*?]+$/)),
});

export const simulatorConfigSchema = z.strictObject({
  accountId,
  region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/),
  oidcProviders: z.array(oidcProvider),
  roles: z.array(role),
  /** STS names no greatest length. 1,000 to 1,800 characters have been seen, more with session tags. */
  sessionTokenLength: z.int().min(16).max(20_000).default(1400),
  /** Accounts that the membership covers in addition to its own. */
  memberAccounts: z.array(accountId).default([]),
});

export type SimulatorConfig = z.infer<typeof simulatorConfigSchema>;
/** The configuration in JSON, before defaults. */
export type SimulatorConfigInput = z.input<typeof simulatorConfigSchema>;
export type Role = SimulatorConfig["roles"][number];
export type OidcProvider = SimulatorConfig["oidcProviders"][number];
