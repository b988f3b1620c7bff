// npm run screens: takes the pictures in docs/screens from the demo in a browser. Arguments name single states.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./browser.mjs";
import { freePorts } from "./free-ports.mjs";
import { ensureInstalled, root } from "./prepare.mjs";
import { places, states } from "./screens-states.mjs";

const pictures = join(root, "docs/screens");

// They stay in the repository's history.
const maxPictureBytes = 150_000;

const looks = [
  { name: "", width: 1000, height: 1180, colorScheme: /** @type {const} */ ("light") },
  { name: "-dark", width: 1000, height: 1180, colorScheme: /** @type {const} */ ("dark") },
  { name: "-320", width: 320, height: 900, colorScheme: /** @type {const} */ ("light") },
];

/** The states that the README shows in full. Every state has a sheet with all looks at a smaller scale. */
const inFull = new Map([
  ["sign-in", [""]],
  ["form", ["", "-dark", "-320"]],
  ["review", [""]],
  ["case-opened", ["", "-dark", "-320"]],
]);
const sheetScale = 0.42;

const wanted = process.argv.slice(2);

try {
  for (const name of wanted) requireState(name);
  ensureInstalled();
  const { chromium } = await import("@playwright/test");
  const executablePath = await ensureChromium();
  const demo = await startDemo();
  try {
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const browser = await chromium.launch({ executablePath, args });
    try {
      mkdirSync(join(pictures, "states"), { recursive: true });
      for (const name of wanted.length > 0 ? wanted : Object.keys(states)) await takeState(browser, demo, name);
    } finally {
      await browser.close();
    }
  } finally {
    await demo.stop();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** On free ports, so that a demo that is already running is left alone. */
async function startDemo() {
  const [portal, oidc, aws] = await freePorts(3);
  const env = { ...process.env, PORT: `${portal}`, OIDC_SIM_PORT: `${oidc}`, AWS_SIM_PORT: `${aws}` };
  const child = spawn(process.execPath, ["scripts/demo.mjs"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const ready = new Promise((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text) => {
      if (text.includes("Casedesk is ready")) resolve("ready");
    });
  });
  if ((await Promise.race([ready, ended])) !== "ready") throw new Error("The demo did not start.");
  return {
    address: `http://127.0.0.1:${portal}`,
    aws: `http://127.0.0.1:${aws}`,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** @param {string} name */
function requireState(name) {
  const show = states[name];
  if (!show) throw new Error(`There is no state "${name}"; there are ${Object.keys(states).join(", ")}.`);
  return show;
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {{address: string, aws: string}} demo
 * @param {string} name
 */
async function takeState(browser, { address, aws }, name) {
  const show = requireState(name);
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "en-GB", timezoneId: "Europe/Berlin" });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.setViewportSize(looks[0] ?? { width: 1000, height: 1180 });
  // One person per state, all of the same name, so that no draft, fault or limit of another state interferes.
  const login = (/** @type {string} */ kind) => `${kind}-${name}`;
  let sessionName = "";
  const tellAws = async (/** @type {string} */ path, /** @type {string} */ body) => {
    const answer = await fetch(`${aws}/_admin/${path}`, { method: "POST", body });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const shown = await show({
    page,
    address,
    signIn: async (kind, path = "/cases/new") => {
      await page.goto(address + path);
      await page.getByRole("button", { name: "Sign in with Demo SSO" }).click();
      await page.getByLabel("User name").fill(login(kind));
      await page.getByLabel("Password").fill("casedesk");
      await page.getByRole("button", { name: "Sign in" }).click();
      sessionName = `${login(kind)}@example.com`;
    },
    arm: async (operation, fault, more = {}) => {
      const body = JSON.stringify({
        sessionName: sessionName || `${login("ana")}@example.com`,
        operation,
        fault,
        ...more,
      });
      await tellAws("faults", body);
    },
    tellAws: (path, body) => tellAws(path, JSON.stringify(body)),
  });
  await takeLooks(browser, shown ?? page, name);
  await context.close();
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 */
async function takeLooks(browser, page, name) {
  const shots = [];
  for (const look of looks) {
    const { width, height, colorScheme } = look;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const place = places[name]?.(page) ?? page.locator("body");
    await place.first().evaluate((element) => element.scrollIntoView({ block: "start" }));
    const png = await page.screenshot({ animations: "disabled", caret: "hide" });
    shots.push({ png, width: Math.round(width * sheetScale) });
    if (inFull.get(name)?.includes(look.name)) keep(`${name}${look.name}.png`, png);
  }
  const images = shots.map(
    ({ png, width }) => `<img width="${width}" src="data:image/png;base64,${png.toString("base64")}">`,
  );
  const sheet = await browser.newPage({ viewport: { width: 1040, height: 540 } });
  await sheet.setContent(
    `<body style="margin:12px;display:flex;gap:12px;align-items:flex-start;background:#c9d1da">${images.join("")}</body>`,
  );
  keep(`states/${name}.jpg`, await sheet.screenshot({ type: "jpeg", quality: 72 }));
  await sheet.close();
}

/**
 * @param {string} file
 * @param {Buffer} picture
 */
function keep(file, picture) {
  const { length: bytes } = picture;
  if (bytes > maxPictureBytes) throw new Error(`${file} has ${bytes} bytes, more than ${maxPictureBytes}.`);
  writeFileSync(join(pictures, file), picture);
  process.stdout.write(`docs/screens/${file}  ${Math.round(bytes / 1000)} kB\n`);
}
