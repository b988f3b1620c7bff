import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { toDemoAccount } from "../../scripts/demo-account.mjs";
import { demoSettings } from "../../scripts/demo-settings.mjs";
import { serverUnderTest } from "../../scripts/e2e-programs.mjs";
import { freePorts } from "../../scripts/free-ports.mjs";
import { findProgram } from "../../scripts/installed-programs.mjs";
import { installNode24 } from "../../scripts/node-24-binary.mjs";
import { root } from "../../scripts/prepare.mjs";
import { killAll, startProgram } from "../../tools/programs";
import { simulatedAwsAt } from "../aws";
import { type CompanyNetwork, startCompanyNetwork } from "../company-network";
import { test as base, expect } from "../test";

// The portal as a company runs it: AWS and the identity provider have their own names and speak https, a proxy with a
// password is the only way to them, and every secret is in a file. Node can do that from 24.14 on.

const issuer = "https://idp.casedesk.test";
const sts = "sts.us-east-1.amazonaws.com";
const securityIr = "security-ir.us-east-1.api.aws";
const folder = join(root, ".cache/e2e/behind-a-proxy");

type Deployment = {
  /** The path of Node. */
  readonly node: string;
  readonly network: CompanyNetwork;
  readonly address: string;
  readonly aws: string;
  readonly settings: Record<string, string>;
};

async function deploy(): Promise<Deployment> {
  const node = installNode24() ?? process.execPath;
  const [portal = 0, oidc = 0, aws = 0, port = 0] = await freePorts(4);
  const hosts = { [new URL(issuer).host]: oidc, [sts]: aws, [securityIr]: aws };
  const command = findProgram("tinyproxy");
  const network = await startCompanyNetwork({ hosts, folder, tinyproxy: command ? { command, port } : undefined });
  const demo = demoSettings({ portal, oidc, aws }, "in a file");
  const simulator = { folder: root, logFile: join(folder, "simulators.log") };
  const outside = { NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: network.innerProxyUrl };
  await Promise.all([
    startProgram({
      ...simulator,
      args: ["--import", "tsx", "simulators/oidc/main.ts"],
      settings: { ...demo.oidc, OIDC_SIM_ISSUER: issuer },
      readyUrl: `http://127.0.0.1:${oidc}/.well-known/openid-configuration`,
    }),
    startProgram({
      ...simulator,
      command: node,
      args: ["--import", "tsx", "simulators/aws/main.ts"],
      settings: {
        ...{ ...demo.aws, ...outside, NODE_EXTRA_CA_CERTS: network.authorityFile },
        AWS_SIM_CONFIG: JSON.stringify(toDemoAccount(issuer, "casedesk")),
      },
      readyUrl: `http://127.0.0.1:${aws}/_admin/health`,
    }),
  ]);
  const {
    NEXTAUTH_SECRET,
    OIDC_CLIENT_SECRET = "",
    AWS_ENDPOINT_URL_STS,
    AWS_ENDPOINT_URL_SECURITY_IR,
    ...rest
  } = demo.portal;
  const settings = {
    ...rest,
    OIDC_ISSUER: issuer,
    HTTPS_PROXY: network.proxyUrl,
    NODE_EXTRA_CA_CERTS: network.authorityFile,
    NEXTAUTH_SECRET_FILE: secretFile("nextauth-secret", randomBytes(32).toString("base64url")),
    OIDC_CLIENT_SECRET_FILE: secretFile("oidc-client-secret", OIDC_CLIENT_SECRET),
    METRICS_TOKEN_FILE: secretFile("metrics-token", metricsToken),
  };
  await startProgram({
    ...{ command: node, args: [serverUnderTest()], settings, folder: root, logFile: join(folder, "portal.log") },
    readyUrl: `${demo.address}/api/health`,
  });
  return { node, network, address: demo.address, aws: `http://127.0.0.1:${aws}`, settings };
}

const metricsToken = "m".repeat(32);

/** As `echo` writes it. */
function secretFile(name: string, value: string): string {
  const file = join(folder, name);
  writeFileSync(file, `${value}\n`, { mode: 0o600 });
  return file;
}

/** The output of the doctor that is part of the build, with the portal's settings. */
async function askDoctor(node: string, settings: Record<string, string>): Promise<{ code: number; output: string }> {
  const { PATH = "" } = process.env;
  const options = { cwd: dirname(serverUnderTest()), env: { ...settings, PATH, NODE_ENV: "production" as const } };
  return promisify(execFile)(node, ["doctor.mjs"], options).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, output: stdout }),
  );
}

const test = base.extend<object, { deployment: Deployment }>({
  deployment: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const deployment = await deploy();
      await use(deployment);
      killAll();
      deployment.network.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ deployment }, use) => use(deployment.address),
  aws: async ({ deployment }, use) => use(simulatedAwsAt(() => deployment.aws)),
  // People's browsers have the same network.
  proxy: async ({ deployment }, use) => use(deployment.network.proxy),
  ignoreHTTPSErrors: true,
});

test.describe("behind a proxy that is the only way out, with secrets in files", () => {
  test.skip(process.platform !== "linux" || process.arch !== "x64", "npm has Node 24 for Linux on x64 alone");
  // Both in one worker, with one deployment.
  test.describe.configure({ mode: "serial" });

  test("an analyst signs in and opens a case", async ({ deployment, page, signInOnPages, sendCase, casePage, aws }) => {
    const ana = await signInOnPages("ana");
    await sendCase({ title: "Keys in use" });

    await expect(casePage.opened).toBeFocused();
    const [created] = await aws.calls(ana, "CreateCase");
    await casePage.verifyOnPage(String(created?.caseId));
    // The browser asked for the identity provider too, and for addresses of its own.
    const hosts = [new URL(issuer).host, sts, securityIr].map((host) => `${host}:443`);
    expect(deployment.network.asked).toEqual(expect.arrayContaining(hosts));
    const metrics = await page.request.get("/api/metrics", { headers: { authorization: `Bearer ${metricsToken}` } });
    expect(await metrics.text()).toContain("casedesk_cases_opened_total 1");
  });

  test("the doctor finds nothing to mend, and without the proxy finds nobody", async ({ deployment }) => {
    const { HTTPS_PROXY, ...withoutProxy } = deployment.settings;
    const [well, ill] = await Promise.all([
      askDoctor(deployment.node, { HTTPS_PROXY: HTTPS_PROXY ?? "", ...withoutProxy }),
      askDoctor(deployment.node, withoutProxy),
    ]);
    expect(well).toEqual({ code: 0, output: expect.stringMatching(/Nothing to mend\.\n$/) });
    expect(well.output).not.toContain(deployment.network.proxy.password);
    expect(ill).toEqual({ code: 1, output: expect.stringMatching(/^mend {2}discovery .+idp\.casedesk\.test/m) });
  });
});
