import { demoRoles } from "../scripts/demo-account.mjs";
import { freePorts } from "../scripts/free-ports.mjs";
import { startNginx } from "../tools/nginx";
import type { Portal, PortalRequest } from "../tools/portal";
import { stopProgram } from "../tools/programs";
import { createRandom } from "../tools/random";
import { signIn } from "../tools/sign-in";
import { createAnalysts } from "./people";
import { logFolder, openStage, type Stage } from "./stage";
import { toWorld } from "./worlds";

/** In front of the portal. An ALB carries far more than any of these cookies, as no proxy does. */
export const proxies = ["no proxy, as ALB", "nginx, its defaults", "nginx, as documented"] as const;

type Proxy = (typeof proxies)[number];
type Outcome = "works" | "refused" | "fails";

export type CookieRow = {
  readonly scheme: "http" | "https";
  readonly tokenLength: number;
  readonly roles: number;
  readonly limit: "unset" | "6000";
  readonly cookieBytes: number | undefined;
  /** The headers of the answer that ends the sign-in, with the cookie. */
  readonly headerBytes: number | undefined;
  /** Whether the person lands on the page with the query of 500 characters that they asked for. */
  readonly keepsQuery: boolean | undefined;
  readonly outcomes: Readonly<Record<Proxy, Outcome>>;
  readonly isExpected: boolean;
};

/** Works everywhere, whatever the settings. */
const promisedLength = 1800;
const defaultLimit = 2700;

/** As long as any path that the portal remembers: the answer that ends the sign-in names it beside the cookie. */
const returnTo = `/cases/new?${"x".repeat(512 - "/cases/new?".length)}`;

type CookieOptions = { readonly nginx: string; readonly build: string; readonly roles: readonly number[] };

/** Signs in with session tokens of each length through each proxy. `say` gets the progress. */
export async function runCookies(
  { nginx, build, roles }: CookieOptions,
  say: (text: string) => void,
): Promise<CookieRow[]> {
  const random = createRandom(1);
  const rows: CookieRow[] = [];
  for (const scheme of ["http", "https"] as const) {
    for (const count of roles) {
      for (const limit of ["unset", "6000"] as const) {
        const settings = {
          AWS_ROLES: JSON.stringify(rolesOfAna(count)),
          ...(limit === "unset" ? {} : { SESSION_COOKIE_MAX_BYTES: limit }),
        };
        const secret = `${random.uuid()}${random.uuid()}`;
        const stage = await openStage({ build, secret, replicas: 1, scheme, settings });
        const doors = await openDoors(stage, nginx);
        const look = (tokenLength: number) => measure(stage, doors, { scheme, tokenLength, roles: count, limit });
        for (const tokenLength of [1000, 1400]) rows.push(await look(tokenLength));
        const promised = await look(promisedLength);
        const longest = longestByDefault(promised);
        rows.push(promised, await look(longest), await look(longest + 4), await look(3500));
        await Promise.all(doors.map(({ close }) => close()));
        await stage.close();
        say(`  ${scheme}, ${count} roles, limit ${limit}: done`);
      }
    }
  }
  return rows;
}

/** The token whose cookie is just below the default limit: four more characters are four more bytes. */
function longestByDefault({ cookieBytes = defaultLimit }: CookieRow): number {
  return promisedLength + 4 * Math.floor((defaultLimit - cookieBytes) / 4);
}

/** The first is the demo's; the others exist in the settings alone. */
function rolesOfAna(count: number) {
  const [{ arn, label, group } = { arn: "", label: "", group: "" }] = demoRoles;
  const when = { claim: "groups", has: group };
  const others = Array.from({ length: count - 1 }, (_, index) => ({
    label: `Incident responder of account ${index}`,
    arn: `arn:aws:iam::${111_122_220_000 + index}:role/SecurityIncidentResponder`,
    when,
  }));
  return [{ arn, label, when }, ...others];
}

type Door = { readonly proxy: Proxy; readonly port: number; readonly close: () => Promise<void> };

async function openDoors({ portal }: Stage, nginx: string): Promise<Door[]> {
  const [replica = 0] = portal.ports();
  const [plain = 0, tuned = 0] = await freePorts(2);
  const start = async (proxy: Proxy, port: number, buffers: "default" | "documented"): Promise<Door> => {
    const child = await startNginx(nginx, `${logFolder}/${buffers}`, buffers)(port, [replica]);
    return { proxy, port, close: () => stopProgram(child, "SIGTERM") };
  };
  return [
    { proxy: proxies[0], port: replica, close: async () => {} },
    await start(proxies[1], plain, "default"),
    await start(proxies[2], tuned, "documented"),
  ];
}

type Cell = Pick<CookieRow, "scheme" | "tokenLength" | "roles" | "limit">;

async function measure(stage: Stage, doors: readonly Door[], cell: Cell): Promise<CookieRow> {
  const account = await stage.openAccount(toWorld("remembered"), { sessionTokenLength: cell.tokenLength });
  const results = [];
  for (const { proxy, port } of doors) results.push([proxy, await tryDoor(stage.portal, port)] as const);
  await account.close();
  const outcomes = Object.fromEntries(results.map(([proxy, { outcome }]) => [proxy, outcome])) as Record<
    Proxy,
    Outcome
  >; // One for each.
  const { cookieBytes, headerBytes, keepsQuery } =
    results.map(([, result]) => result).find(({ outcome }) => outcome === "works") ?? {};
  const row = { ...cell, cookieBytes, headerBytes, keepsQuery, outcomes };
  return { ...row, isExpected: proxies.every((proxy) => isExpected(row, proxy)) };
}

function isExpected({ tokenLength, limit, cookieBytes, outcomes }: Omit<CookieRow, "isExpected">, proxy: Proxy) {
  const outcome = outcomes[proxy];
  // Whoever raises the setting says that the proxy carries more.
  if (limit === "6000" && proxy === "nginx, its defaults") return true;
  const fits = cookieBytes !== undefined && cookieBytes <= defaultLimit;
  return outcome === (fits || tokenLength <= promisedLength || limit === "6000" ? "works" : "refused");
}

type Visit = { outcome: Outcome; cookieBytes?: number; headerBytes?: number; keepsQuery?: boolean };

async function tryDoor(portal: Portal, port: number): Promise<Visit> {
  const [analyst] = createAnalysts(1);
  if (!analyst) return { outcome: "fails" };
  const { jar, login } = analyst;
  const prefix = portal.address.startsWith("https:") ? "__Host-" : "";
  let [headerBytes, keepsQuery] = [0, false];
  const fetch = async (replica: number, request: PortalRequest) => {
    const answer = await portal.fetch(replica, request);
    if (request.path.startsWith("/api/auth/callback/")) {
      headerBytes = sizeOf(answer);
      keepsQuery = answer.headers.get("location")?.endsWith(returnTo) ?? false;
    }
    return answer;
  };
  const isIn = await signIn({ address: portal.address, nextReplica: () => port, fetch }, jar, login, returnTo);
  if (!isIn) return { outcome: jar.get(`${prefix}casedesk.refusal`) ? "refused" : "fails" };
  const page = await portal.fetch(port, { method: "GET", path: "/cases/new", jar });
  await page.body?.cancel();
  const pieces = jar
    .header()
    .split("; ")
    .filter((pair) => pair.startsWith(`${prefix}casedesk.session`));
  const outcome = page.status === 200 ? "works" : "fails";
  return { outcome, cookieBytes: pieces.join("").length, headerBytes, keepsQuery };
}

/** As HTTP/1.1 writes them. */
function sizeOf({ status, statusText, headers }: Response): number {
  const lines = [
    `HTTP/1.1 ${status} ${statusText}`,
    ...[...headers].map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ];
  return lines.join("\r\n").length;
}
