import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { simulatorConfigSchema } from "./config";
import { startAwsSimulator } from "./server";

const wholeNumber = z.string().regex(/^\d+$/).transform(Number);

const environmentSchema = z.object({
  AWS_SIM_PORT: wholeNumber.default(4020),
  AWS_SIM_HOST: z.string().default("127.0.0.1"),
  AWS_SIM_CONFIG: z.string().optional(),
  AWS_SIM_STORE: z.string().optional(),
  AWS_SIM_TOKEN_SECONDS: wholeNumber.optional(),
  AWS_SIM_REPEAT: z.enum(["replay", "conflict"]).optional(),
  AWS_SIM_QUOTAS: z.stringbool().optional(),
  AWS_SIM_RATES: z.stringbool().optional(),
  AWS_SIM_STS_PER_SECOND: wholeNumber.optional(),
  AWS_SIM_COMMENTS_MOVE_DATE: z.stringbool().optional(),
  AWS_SIM_LIST_ORDER: z.enum(["time", "any"]).optional(),
  AWS_SIM_CREATORS: z.enum(["arn", "account"]).optional(),
  AWS_SIM_RESPONDER_SECONDS: wholeNumber.optional(),
  AWS_SIM_FILES_PORT: wholeNumber.optional(),
  AWS_SIM_URL_SECONDS: wholeNumber.optional(),
  AWS_SIM_SCAN_SECONDS: wholeNumber.optional(),
  AWS_SIM_KEEPS_BYTES: z.stringbool().optional(),
});

/** The setting is JSON or the path of a JSON file. */
function readConfig(setting: string) {
  const text = existsSync(setting) ? readFileSync(setting, "utf8") : setting;
  const parsed: unknown = JSON.parse(text);
  // Parsed only for the error message. The server fills in the defaults itself.
  simulatorConfigSchema.parse(parsed);
  return parsed as z.input<typeof simulatorConfigSchema>;
}

async function main(): Promise<void> {
  const environment = environmentSchema.parse(process.env);
  const simulator = await startAwsSimulator({
    port: environment.AWS_SIM_PORT,
    host: environment.AWS_SIM_HOST,
    config: environment.AWS_SIM_CONFIG === undefined ? undefined : readConfig(environment.AWS_SIM_CONFIG),
    storeFile: environment.AWS_SIM_STORE,
    tokenSeconds: environment.AWS_SIM_TOKEN_SECONDS,
    repeat: environment.AWS_SIM_REPEAT,
    quotas: environment.AWS_SIM_QUOTAS,
    rates: { published: environment.AWS_SIM_RATES, sts: environment.AWS_SIM_STS_PER_SECOND },
    commentsMoveDate: environment.AWS_SIM_COMMENTS_MOVE_DATE,
    listOrder: environment.AWS_SIM_LIST_ORDER,
    creators: environment.AWS_SIM_CREATORS,
    responderSeconds: environment.AWS_SIM_RESPONDER_SECONDS,
    filesPort: environment.AWS_SIM_FILES_PORT,
    urlSeconds: environment.AWS_SIM_URL_SECONDS,
    scanSeconds: environment.AWS_SIM_SCAN_SECONDS,
    keepsBytes: environment.AWS_SIM_KEEPS_BYTES,
  });
  process.stdout.write(`AWS simulator (STS and security-ir) on ${simulator.url}\n`);

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void simulator.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : error}\n`);
  process.exitCode = 1;
});
