#!/usr/bin/env node
// Runs the TypeScript as it is, from any folder: tsx is installed with the repository.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)) });
const { run } = await import("../src/run");
process.exitCode = await run(process.argv.slice(2));
