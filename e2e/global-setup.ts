import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { requireBuild } from "../scripts/e2e-programs.mjs";
import { serversVariable } from "./servers";

const program = fileURLToPath(new URL("../scripts/e2e-servers.mjs", import.meta.url));

/** Runs once for all tests. Returns how to stop everything. */
export default async function startServers(): Promise<() => Promise<void>> {
  requireBuild();
  const child = fork(program, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const addresses = await Promise.race([once(child, "message").then(([message]) => message), ended.then(refuse)]);
  process.env[serversVariable] = JSON.stringify(addresses);
  return async () => {
    child.disconnect();
    await ended;
  };
}

function refuse(): never {
  throw new Error("The servers for the tests did not start; the reason is above.");
}
