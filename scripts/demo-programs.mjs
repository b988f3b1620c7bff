import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoSecret, demoSettings, toRolesSetting } from "./demo-settings.mjs";
import { root } from "./prepare.mjs";

/**
 * The two simulators and the portal, with matching settings. PORT, OIDC_SIM_PORT and AWS_SIM_PORT change the ports.
 * @param {(port: number) => string[]} portalArgs the arguments of node that start the portal
 */
export function demoPrograms(portalArgs) {
  const ports = {
    portal: portOf("PORT", 3000),
    oidc: portOf("OIDC_SIM_PORT", 4010),
    aws: portOf("AWS_SIM_PORT", 4020),
  };
  const settings = demoSettings(ports, demoSecret());
  const programs = [
    {
      name: "identity provider",
      args: ["--import", "tsx", "simulators/oidc/main.ts"],
      settings: settings.oidc,
      port: ports.oidc,
      portVariable: "OIDC_SIM_PORT",
      readyUrl: `${settings.issuer}/.well-known/openid-configuration`,
    },
    {
      name: "simulated AWS",
      args: ["--import", "tsx", "simulators/aws/main.ts"],
      // As strict as AWS publishes to be, so that the demo waits where the real portal would. AWS's responder answers
      // new cases by itself; the tests tell it when.
      settings: {
        ...settings.aws,
        AWS_SIM_QUOTAS: process.env.AWS_SIM_QUOTAS ?? "true",
        AWS_SIM_RATES: process.env.AWS_SIM_RATES ?? "true",
        AWS_SIM_RESPONDER_SECONDS: process.env.AWS_SIM_RESPONDER_SECONDS ?? "60",
      },
      port: ports.aws,
      portVariable: "AWS_SIM_PORT",
      readyUrl: `${settings.portal.AWS_ENDPOINT_URL_STS}/_admin/cases`,
    },
    {
      name: "portal",
      args: portalArgs(ports.portal),
      settings: {
        ...settings.portal,
        AWS_ROLES: toRolesSetting({ hasHints: true }),
        PORTAL_BAND: "Demo: everything here is simulated, and nothing reaches AWS",
      },
      port: ports.portal,
      portVariable: "PORT",
      readyUrl: `${settings.address}/api/health`,
    },
  ];
  return { address: settings.address, programs };
}

/**
 * @param {string} address
 */
export function welcome(address) {
  /** @type {{password: string, people: {login: string, may: string}[]}} checked by simulators/oidc/people.ts */
  const { password, people } = JSON.parse(readFileSync(join(root, "simulators/oidc/people.json"), "utf8"));
  return [
    "",
    `Casedesk is ready:  ${address}`,
    "",
    `Sign in as one of these; the password is always "${password}".`,
    ...people.map(({ login, may }) => `  ${login}   ${may}`),
    "",
    "Everything runs on this machine, AWS is simulated. Ctrl-C stops.",
    "",
  ].join("\n");
}

/**
 * @param {string} name
 * @param {number} otherwise
 */
function portOf(name, otherwise) {
  const value = process.env[name];
  if (!value) return otherwise;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a port from 1 to 65535, but is "${value}".`);
}
