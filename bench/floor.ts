import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../scripts/prepare.mjs";
import { bin } from "../scripts/programs.mjs";
import { readActionId } from "../tools/server-action";

// Inside the repository, because Turbopack takes packages only from below its root.
const folder = join(root, ".cache/bench/floor");

/** The smallest Next app: one heading and one action. No page can weigh less, and no action can be faster. */
const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "floor", private: true, type: "module" }),
  "next.config.js": `import { join } from "node:path";
const root = ${JSON.stringify(root)};
export default {
  output: "standalone", outputFileTracingRoot: root, turbopack: { root },
  poweredByHeader: false, images: { unoptimized: true }, experimental: { agentUpgrade: false },
};`,
  "app/layout.jsx": `import { connection } from "next/server";
export const metadata = { icons: { icon: "data:," } };
export default async function Layout({ children }) {
  await connection();
  return <html lang="en"><body>{children}</body></html>;
}`,
  "app/page.jsx": "export default function Page() { return <main><h1>Open a case</h1></main>; }",
  "app/done/page.jsx": "export default function Page() { return <main><h1>Done</h1></main>; }",
  "app/submit/page.jsx": `import { submit } from "./action";
export default function Page() { return <form action={submit}><button>Open a case</button></form>; }`,
  "app/submit/action.js": `"use server";
import { redirect } from "next/navigation";
export async function submit() { redirect("/done"); }`,
};

/** Builds it with the portal's packages and returns the folder of the standalone build. */
export function buildFloor(): string {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin.next, "build"], {
    cwd: folder,
    encoding: "utf8",
    // biome-ignore lint/style/noProcessEnv: handed on to the build; nothing here is read.
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  // Next repeats the app's path below the tracing root.
  const build = join(folder, ".next/standalone", relative(root, folder));
  if (status !== 0 || !existsSync(join(build, "server.js"))) {
    throw new Error(`The bare Next app could not be built:\n${stdout}${stderr}`);
  }
  cpSync(join(folder, ".next/static"), join(build, ".next/static"), { recursive: true });
  return build;
}

/** The action only redirects. Returns the milliseconds until the answer began. */
export function openFloorAction(build: string, url: string): () => Promise<number> {
  const actionId = readActionId(build, relative(root, join(folder, "app/submit/action.js")), "submit");
  const headers = { accept: "text/x-component", "next-action": actionId, origin: url };
  return async () => {
    const startedAt = performance.now();
    const response = await fetch(`${url}/submit`, { method: "POST", redirect: "manual", headers, body: "[]" });
    const begun = performance.now() - startedAt;
    await response.text();
    if (!response.headers.get("x-action-redirect")?.startsWith("/done")) throw new Error("The bare action led nowhere");
    return begun;
  };
}
