import "server-only";
import { once } from "node:events";
import { connect } from "node:net";
import { examineProvider } from "@/lib/auth/examine-provider";
import { examineEndpoints } from "@/lib/aws/examine-endpoints";
import { env, SettingsError } from "@/lib/env";
import { answerMilliseconds, type Finding, ok, unreachable, wrong } from "@/lib/finding";
import { sendThroughProxy } from "@/lib/outbound-proxy";

/** Prints a line for each check, and no secret. True if nothing must be mended. Never throws. */
export async function examine(print: (line: string) => void): Promise<boolean> {
  const findings = examineSettings();
  report(findings, print);
  if (findings.some(({ isOk }) => !isOk)) {
    print("Everything else is checked once the settings are right. docs/settings.md describes each of them.");
    return false;
  }
  const canUseProxy = sendThroughProxy();
  const groups = [examineProxy(canUseProxy), examineProvider(), examineEndpoints()];
  for (const group of groups) {
    const found = await group;
    report(found, print);
    findings.push(...found);
  }
  const wrongs = findings.filter(({ isOk }) => !isOk).length;
  print(wrongs === 0 ? "Nothing to mend." : `To mend: ${wrongs}.`);
  return wrongs === 0;
}

function report(findings: readonly Finding[], print: (line: string) => void): void {
  for (const { check, isOk, sentence } of findings) {
    // A provider's document must not control the terminal.
    const plain = sentence.slice(0, 500).replace(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");
    print(`${isOk ? "ok  " : "mend"}  ${check.padEnd(11)}  ${plain}`);
  }
}

function examineSettings(): Finding[] {
  try {
    const { AWS_REGION, AWS_ROLES } = env();
    const roles = AWS_ROLES.length === 1 ? "one role" : `${AWS_ROLES.length} roles`;
    return [ok("settings", `are right; ${AWS_REGION}, ${roles}.`)];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.lines.map((line) => wrong("settings", `${line}.`));
  }
}

async function examineProxy(canUseProxy: boolean): Promise<Finding[]> {
  const { HTTPS_PROXY, NO_PROXY } = env();
  if (HTTPS_PROXY === undefined) return [ok("proxy", "none is set; calls go out directly.")];
  if (!canUseProxy) {
    return [wrong("proxy", `Node ${process.versions.node} ignores HTTPS_PROXY: use Node 24.14 or later.`)];
  }
  const { protocol, hostname, port, host } = new URL(HTTPS_PROXY);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || defaultPorts[protocol]) });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(answerMilliseconds) });
    const except = NO_PROXY ? `, except to ${NO_PROXY}` : "";
    return [ok("proxy", `${host} answers; calls over https go through it${except}.`)];
  } catch (error) {
    return [unreachable("proxy", host, error)];
  } finally {
    socket.destroy();
  }
}

const defaultPorts: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };
