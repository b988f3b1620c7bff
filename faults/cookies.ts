import { demoRoles } from "../scripts/demo-account.mjs";
import { freePorts } from "../scripts/free-ports.mjs";
import { startNginx } from "../tools/nginx";
import type { Portal } from "../tools/portal";
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
  readonly tokenLength: number;
  readonly roles: number;
  readonly limit: "unset" | "6000";
  readonly bytes: number | undefined;
  readonly outcomes: Readonly<Record<Proxy, Outcome>>;
  readonly isExpected: boolean;
};

// The fourth makes a cookie just below the default of SESSION_COOKIE_MAX_BYTES.
const tokenLengths = [1000, 1400, 1800, 2148, 3500];

type CookieOptions = { readonly nginx: string; readonly build: string; readonly roles: readonly number[] };

/** Signs in with session tokens of each length through each proxy. `say` gets the progress. */
export async function runCookies(
  { nginx, build, roles }: CookieOptions,
  say: (text: string) => void,
): Promise<CookieRow[]> {
  const random = createRandom(1);
  const rows: CookieRow[] = [];
  for (const count of roles) {
    for (const limit of ["unset", "6000"] as const) {
      const settings = {
        AWS_ROLES: JSON.stringify(rolesOfAna(count)),
        ...(limit === "unset" ? {} : { SESSION_COOKIE_MAX_BYTES: limit }),
      };
      const stage = await openStage({ build, secret: `${random.uuid()}${random.uuid()}`, replicas: 1, settings });
      const doors = await openDoors(stage, nginx);
      for (const tokenLength of tokenLengths)
        rows.push(await measure(stage, doors, { tokenLength, roles: count, limit }));
      await Promise.all(doors.map(({ close }) => close()));
      await stage.close();
      say(`  ${count} roles, limit ${limit}: done`);
    }
  }
  return rows;
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

type Cell = Pick<CookieRow, "tokenLength" | "roles" | "limit">;

async function measure(stage: Stage, doors: readonly Door[], cell: Cell): Promise<CookieRow> {
  const account = await stage.openAccount(toWorld("remembered"), { sessionTokenLength: cell.tokenLength });
  const results = [];
  for (const { proxy, port } of doors) results.push([proxy, await tryDoor(stage.portal, port)] as const);
  await account.close();
  const outcomes = Object.fromEntries(results.map(([proxy, { outcome }]) => [proxy, outcome])) as Record<
    Proxy,
    Outcome
  >; // One for each.
  const bytes = results.map(([, result]) => result.bytes).find((value) => value !== undefined);
  return { ...cell, bytes, outcomes, isExpected: proxies.every((proxy) => isExpected(cell, proxy, outcomes[proxy])) };
}

function isExpected({ tokenLength, limit }: Cell, proxy: Proxy, outcome: Outcome): boolean {
  if (tokenLength <= 2148) return outcome === "works";
  if (limit === "unset") return outcome === "refused";
  return proxy === "nginx, its defaults" || outcome === "works";
}

async function tryDoor(portal: Portal, port: number): Promise<{ outcome: Outcome; bytes?: number }> {
  const [analyst] = createAnalysts(1);
  if (!analyst) return { outcome: "fails" };
  const { jar, login } = analyst;
  const door = { address: portal.address, nextReplica: () => port, fetch: portal.fetch.bind(portal) };
  if (!(await signIn(door, jar, login))) return { outcome: jar.get("casedesk.refusal") ? "refused" : "fails" };
  const page = await portal.fetch(port, { method: "GET", path: "/cases/new", jar });
  await page.body?.cancel();
  const pieces = jar
    .header()
    .split("; ")
    .filter((pair) => pair.startsWith("casedesk.session"));
  return { outcome: page.status === 200 ? "works" : "fails", bytes: pieces.join("").length };
}
