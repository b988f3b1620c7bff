import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** `notifier/with-link` needs the packages of the repository's root. */
export type FunctionName = "notifier/with-link" | "notifier/without-link" | "cognito/add-groups";

/** A function of Lambda as one script, without AWS's clients, which Lambda has. */
export function bundleFunction(name: FunctionName): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    minify: true,
    legalComments: "none",
    external: ["@aws-sdk/*"],
    logLevel: "error",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
