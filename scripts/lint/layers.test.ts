import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Biome checks a small tree under the portal's settings. Each file in it breaks one rule or none.

const root = fileURLToPath(new URL("../../", import.meta.url));
const configuration = ["biome.json", ".gitignore", "scripts/lint/server-only.grit"];

const restricted = "lint/style/noRestrictedImports";
const processEnv = "lint/style/noProcessEnv";
const serverOnly = "plugin";

/** The file, its text, and the rule that must refuse it. */
const refused = [
  ["app/simulator.tsx", imports("@/simulators/aws/world"), restricted],
  ["app/e2e.tsx", imports("@/e2e/test"), restricted],
  ["app/script.tsx", imports("@/scripts/steps.mjs"), restricted],
  ["app/package.tsx", imports("@/packages/client-security-ir/src/index"), restricted],
  ["app/climbing.tsx", imports("../lib/env"), restricted],
  ["app/cases/new/climbing.tsx", imports("../../../components/ui/button"), restricted],
  ["app/cases/climbing-to-simulator.tsx", imports("../../simulators/aws/world"), restricted],

  ["components/ui/page.tsx", imports("@/app/cases/_case/facts"), restricted],
  ["components/ui/rules.tsx", imports("@/lib/cases/case-schema"), restricted],
  ["components/ui/settings.tsx", imports("@/lib/env"), restricted],
  [
    "components/ui/type.tsx",
    'import type { Session } from "@/lib/auth/session";\nexport type Own = Session;',
    restricted,
  ],
  ["components/ui/again.tsx", 'export { env } from "@/lib/env";', restricted],
  ["components/ui/late.tsx", 'export const load = () => import("@/lib/env");', restricted],
  ["components/ui/climbing.tsx", imports("../../lib/env"), restricted],
  ["components/ui/simulator.tsx", imports("@/simulators/aws/world"), restricted],
  ["components/ui/aws.tsx", imports("@aws-sdk/client-sts"), restricted],
  ["components/ui/sign-in.tsx", imports("next-auth/react"), restricted],
  ["components/ui/sign-in-root.tsx", imports("next-auth"), restricted],
  ["components/form/form-library.tsx", imports("react-hook-form"), restricted],

  ["lib/cases/page.ts", imports("@/app/cases/_fields/field-messages"), restricted],
  ["lib/cases/component.ts", imports("@/components/form/describe"), restricted],
  ["lib/cases/session.ts", imports("@/lib/auth/session"), restricted],
  ["lib/cases/aws.ts", imports("@/lib/aws/security-ir"), restricted],
  ["lib/cases/settings.ts", imports("@/lib/env"), restricted],
  ["lib/cases/log.ts", imports("@/lib/observability/log"), restricted],
  ["lib/cases/start.ts", imports("@/lib/start"), restricted],
  ["lib/cases/cookie.ts", imports("@/lib/opened-case"), restricted],
  ["lib/cases/climbing.ts", imports("../env"), restricted],
  ["lib/cases/climbing-to-session.ts", imports("../auth/session"), restricted],
  ["lib/cases/simulator.ts", imports("@/simulators/aws/world"), restricted],
  ["lib/cases/node.ts", imports("node:crypto"), restricted],
  ["lib/cases/next.ts", imports("next/headers"), restricted],
  ["lib/cases/next-auth.ts", imports("next-auth"), restricted],
  ["lib/cases/react.ts", imports("react"), restricted],
  ["lib/cases/log-library.ts", imports("pino"), restricted],
  ["lib/cases/sts.ts", imports("@aws-sdk/client-sts"), restricted],
  ["lib/result.ts", imports("@/lib/env"), restricted],
  ["lib/base64.ts", imports("node:buffer"), restricted],
  ["lib/sealing.ts", imports("@/lib/auth/draft-key"), restricted],
  ["lib/page-owner.ts", imports("@/lib/auth/session"), restricted],

  ["lib/observability/session.ts", server(imports("@/lib/auth/session")), restricted],
  ["lib/observability/aws.ts", server(imports("@/lib/aws/call")), restricted],
  ["lib/observability/case.ts", server(imports("@/lib/cases/case-schema")), restricted],
  ["lib/observability/page.ts", server(imports("@/app/cases/_fields/field-messages")), restricted],
  ["lib/observability/unmarked.ts", imports("@/lib/env"), serverOnly],

  ["lib/evidence/page.ts", imports("@/app/cases/_fields/field-messages"), restricted],
  ["lib/evidence/component.ts", imports("@/components/form/describe"), restricted],
  ["lib/aws/session.ts", server(imports("@/lib/auth/session")), restricted],
  ["lib/evidence/result.ts", imports("@/lib/result"), restricted],
  ["lib/evidence/log.ts", imports("@/lib/observability/log"), restricted],
  ["lib/evidence/session.ts", imports("@/lib/auth/session"), restricted],
  ["lib/evidence/climbing.ts", imports("../cases/case-limits"), restricted],
  ["lib/evidence/node.ts", imports("node:zlib"), restricted],
  ["lib/evidence/react.ts", imports("react"), restricted],
  ["lib/evidence/aws.ts", imports("@aws-sdk/client-security-ir"), restricted],
  ["lib/auth/evidence.ts", server(imports("@/lib/evidence/read-evidence")), restricted],
  ["lib/cases/evidence.ts", imports("@/lib/evidence/evidence"), restricted],

  ["lib/auth/page.ts", server(imports("@/app/cases/_case/facts")), restricted],
  ["lib/auth/component.ts", server(imports("@/components/ui/alert")), restricted],
  ["lib/auth/simulator.ts", server(imports("@/simulators/aws/world")), restricted],
  ["lib/aws/page.ts", server(imports("@/app/cases/_case/facts")), restricted],
  ["lib/aws/component.ts", server(imports("@/components/ui/alert")), restricted],
  ["lib/aws/simulator.ts", server(imports("@/simulators/aws/world")), restricted],
  ["lib/aws/package.ts", server(imports("@/packages/client-security-ir/src/index")), restricted],
  ["lib/page.ts", server(imports("@/app/cases/_case/facts")), restricted],

  ["simulators/aws/rules.ts", imports("@/lib/cases/case-limits"), restricted],
  ["simulators/aws/climbing.ts", imports("../../lib/cases/case-limits"), restricted],
  ["simulators/aws/operations/climbing.ts", imports("../../../lib/cases/case-limits"), restricted],
  ["simulators/aws/client.ts", imports("@aws-sdk/client-security-ir"), restricted],
  ["simulators/aws/package.ts", imports("../../packages/client-security-ir/src/enums"), restricted],
  ["simulators/oidc/component.ts", imports("../../components/ui/alert"), restricted],
  ["simulators/oidc/page.ts", imports("../../app/page"), restricted],

  ["e2e/rules.ts", imports("@/lib/cases/case-limits"), restricted],
  ["e2e/climbing.ts", imports("../lib/cases/case-limits"), restricted],
  ["e2e/pages/climbing.ts", imports("../../app/cases/_case/facts"), restricted],
  ["e2e/pages/deep/climbing.ts", imports("../../../lib/cases/case-limits"), restricted],
  ["e2e/simulator.ts", imports("../simulators/aws/faults"), restricted],
  ["e2e/aws.ts", imports("@aws-sdk/client-sts"), restricted],

  ["e2e/faults.ts", imports("../faults/judge"), restricted],
  ["e2e/bench.ts", imports("../bench/figure"), restricted],
  ["e2e/full/faults.ts", imports("../../faults/judge"), restricted],

  ["faults/rules.ts", imports("@/lib/cases/case-limits"), restricted],
  ["faults/climbing.ts", imports("../lib/cases/case-limits"), restricted],
  ["faults/simulator.ts", imports("../simulators/aws/journal"), restricted],
  ["faults/aws.ts", imports("@aws-sdk/client-sts"), restricted],
  ["faults/bench.ts", imports("../bench/figure"), restricted],
  ["faults/e2e.ts", imports("../e2e/persona"), restricted],

  ["bench/rules.ts", imports("@/lib/cases/case-limits"), restricted],
  ["bench/climbing.ts", imports("../app/cases/facts"), restricted],
  ["bench/simulator.ts", imports("../simulators/aws/journal"), restricted],

  ["bench/faults.ts", imports("../faults/judge"), restricted],
  ["bench/e2e.ts", imports("../e2e/persona"), restricted],

  ["tools/rules.ts", imports("@/lib/cases/case-limits"), restricted],
  ["tools/climbing.ts", imports("../lib/cases/case-limits"), restricted],
  ["tools/page.ts", imports("../app/cases/facts"), restricted],
  ["tools/simulator.ts", imports("../simulators/aws/journal"), restricted],
  ["tools/package.ts", imports("../packages/client-security-ir/src/enums"), restricted],
  ["tools/aws.ts", imports("@aws-sdk/client-sts"), restricted],
  ["tools/e2e.ts", imports("../e2e/persona"), restricted],
  ["tools/faults.ts", imports("../faults/judge"), restricted],
  ["tools/bench.ts", imports("../bench/figure"), restricted],
  ["app/tools.tsx", imports("@/tools/portal"), restricted],
  ["app/climbing-to-tools.tsx", imports("../tools/portal"), restricted],
  ["components/ui/tools.tsx", imports("@/tools/portal"), restricted],
  ["components/ui/climbing-to-tools.tsx", imports("../../tools/portal"), restricted],
  ["lib/cases/tools.ts", imports("@/tools/random"), restricted],
  ["lib/cases/climbing-to-tools.ts", imports("../../tools/random"), restricted],
  ["lib/evidence/tools.ts", imports("../../tools/random"), restricted],
  ["lib/auth/tools.ts", server(imports("@/tools/portal")), restricted],
  ["lib/aws/tools.ts", server(imports("../../tools/portal")), restricted],
  ["simulators/aws/tools.ts", imports("../../tools/portal"), restricted],
  ["packages/casedesk-link/src/settings.ts", imports("@/lib/env"), restricted],
  ["packages/casedesk-link/src/form.ts", imports("@/app/cases/new/case-form"), restricted],
  ["packages/casedesk-link/src/aws.ts", imports("@/lib/aws/call"), restricted],
  ["packages/casedesk-link/src/climbing.ts", imports("../../../lib/result"), restricted],
  ["packages/casedesk-link/src/network.ts", imports("node:https"), restricted],
  ["packages/casedesk-link/src/client.ts", imports("@aws-sdk/client-sts"), restricted],
  ["packages/client-security-ir/src/tools.ts", imports("../../../tools/portal"), restricted],
  ["deploy/aws/tools.ts", imports("../../tools/portal"), restricted],
  ["scripts/tools.mjs", imports("../tools/portal"), restricted],
  ["scripts/lint/tools.ts", imports("../../tools/portal"), restricted],
  ["proxy-tools.ts", imports("./tools/portal"), restricted],

  ["packages/client-security-ir/src/portal.ts", imports("@/lib/result"), restricted],
  ["packages/client-security-ir/src/climbing.ts", imports("../../../lib/result"), restricted],
  ["packages/client-security-ir/src/simulator.ts", imports("../../../simulators/aws/world"), restricted],

  ["deploy/aws/alias.ts", imports("@/lib/env"), restricted],
  ["deploy/aws/settings.ts", imports("../../lib/env"), restricted],
  ["deploy/aws/page.ts", imports("../../app/page"), restricted],
  ["deploy/aws/script.ts", imports("../../scripts/steps.mjs"), restricted],

  ["proxy.ts", imports("@/simulators/aws/world"), restricted],
  ["proxy-by-path.ts", imports("./simulators/aws/world"), restricted],

  ["lib/auth/unmarked.ts", "export const unmarked = 1;", serverOnly],
  ["lib/aws/unmarked.ts", "export const unmarked = 1;", serverOnly],
  ["lib/unmarked.ts", "export const unmarked = 1;", serverOnly],
  ["lib/auth/label.ts", '// import "server-only"\nexport const label = 1;', serverOnly],
  ["lib/auth/deep/unmarked.ts", "export const unmarked = 1;", serverOnly],

  ["lib/auth/variable.ts", server("export const home = process.env.HOME;"), processEnv],
  ["lib/auth/variables.ts", server("export const all = { ...process.env };"), processEnv],
  ["lib/aws/bracket.ts", server('export const home = process.env["HOME"];'), processEnv],
  ["lib/aws/imported.ts", server('import { env } from "node:process";\nexport const home = env.HOME;'), processEnv],
  ["lib/cases/variable.ts", "export const home = process.env.HOME;", processEnv],
  ["app/variable.tsx", "export const home = process.env.HOME;", processEnv],
  ["components/ui/variable.tsx", "export const home = process.env.HOME;", processEnv],
  ["proxy-variable.ts", "export const home = process.env.HOME;", processEnv],
] as const;

/** The same rules must accept these: a rule that refuses everything would prove nothing. */
const accepted = [
  ["app/cases/good.tsx", imports("@/components/ui/alert")],
  ["app/cases/good-server.tsx", imports("@/lib/auth/session")],
  ["app/cases/new/good-sibling.tsx", imports("../facts")],
  ["components/form/good.tsx", imports("@/components/ui/input")],
  ["lib/cases/good.ts", imports("@/lib/result")],
  ["lib/cases/good-near.ts", imports("./case-limits")],
  ["lib/cases/good-client.ts", imports("@aws-sdk/client-security-ir")],
  ["lib/evidence/good.ts", imports("@/lib/cases/case-limits")],
  ["lib/evidence/samples/good.ts", imports("@/lib/evidence/evidence")],
  ["lib/evidence/good-library.ts", imports("papaparse")],
  ["lib/auth/good.ts", server(imports("@/lib/aws/role-session"))],
  ["lib/aws/good.ts", server(imports("@/lib/cases/aws-failure"))],
  ["simulators/aws/operations/good.ts", imports("../permissions")],
  ["e2e/pages/good.ts", imports("../test")],
  ["e2e/good-tools.ts", imports("../tools/programs")],
  ["e2e/full/good-tools.ts", imports("../../tools/random")],
  ["faults/good-tools.ts", imports("../tools/portal")],
  ["bench/good-tools.ts", imports("../tools/portal")],
  ["bench/good.ts", imports("@aws-sdk/client-security-ir")],
  ["tools/good.ts", imports("./cookie-jar")],
  ["tools/good-script.ts", imports("../scripts/inherited.mjs")],
  ["deploy/aws/good-witness.test.ts", imports("../../simulators/aws/trust-policy")],
  ["deploy/aws/good-near.ts", imports("./app")],
  ["lib/env.ts", server("export const home = process.env.HOME;")],
] as const;

function imports(from: string): string {
  return `import { thing } from "${from}";\nexport const own = thing;`;
}

function server(source: string): string {
  return `import "server-only";\n${source}`;
}

type Found = { category: string; location: { path: string } };

let tree: string;
let found: Found[];

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), "casedesk-layers-"));
  for (const path of configuration) place(path, (to) => copyFileSync(join(root, path), to));
  for (const [path, source] of [...refused, ...accepted]) place(path, (to) => writeFileSync(to, `${source}\n`));
  found = await lint();
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function place(path: string, make: (to: string) => void): void {
  const to = join(tree, path);
  mkdirSync(dirname(to), { recursive: true });
  make(to);
}

function lint(): Promise<Found[]> {
  const biome = join(root, "node_modules/.bin/biome");
  return new Promise((resolve, reject) => {
    const options = { cwd: tree, maxBuffer: 10_000_000 };
    // Exit code 1 only says that something was found: the report decides.
    execFile(biome, ["lint", "--reporter=json", "--max-diagnostics=none", "."], options, (_error, stdout, stderr) => {
      try {
        resolve((JSON.parse(stdout) as { diagnostics: Found[] }).diagnostics); // The shape of Biome's report.
      } catch {
        reject(new Error(stderr));
      }
    });
  });
}

function rulesBrokenIn(path: string): string[] {
  return found.filter(({ location }) => location.path === path).map(({ category }) => category);
}

describe("the layers", () => {
  test.each(refused)("%s may not hold: %s", (path, _source, rule) => {
    expect(rulesBrokenIn(path)).toContain(rule);
  });

  test.each(accepted)("%s may hold: %s", (path) => {
    expect(rulesBrokenIn(path)).toEqual([]);
  });
});
