// npm start: runs the last build's production server in this process, so that signals reach it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { problemWith } from "./end-of-life.mjs";
import { root } from "./prepare.mjs";

const server = join(root, ".next/standalone/server.js");
const settings = join(root, ".env");

if (!existsSync(server)) {
  process.stderr.write("There is no build yet. Run `npm run build` first.\n");
  process.exit(1);
}
// The environment wins over the file.
if (existsSync(settings)) process.loadEnvFile(settings);

const environment = process.env;
environment.PORT ||= "3000";
// The server listens on this address alone, and many containers set HOSTNAME to the machine's name. 0.0.0.0 is every
// address, 127.0.0.1 this machine.
environment.HOSTNAME ||= "127.0.0.1";

if (!/^\d{1,5}$/.test(environment.PORT) || Number(environment.PORT) > 65_535) {
  process.stderr.write(`PORT is "${environment.PORT}", which is not a port: set it to a number from 1 to 65535.\n`);
  process.exit(1);
}

const problem = problemWith("node", process.versions.node);
if (problem) process.stderr.write(`Warning: ${problem} The portal starts all the same. Use Node 24.\n`);

await import(pathToFileURL(server).href);
