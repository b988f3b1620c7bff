// npm run screens: takes the pictures in docs/screens from the demo in a browser. Arguments name single states.
// With --to FOLDER it puts whole pages there instead, at four widths, light and dark. It fails if a page writes to the
// console.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureChromium } from "./browser.mjs";
import { freePorts } from "./free-ports.mjs";
import { ensureInstalled, root } from "./prepare.mjs";
import { places, provoked, states } from "./screens-states.mjs";
import { scrollThrough } from "./scroll-through.mjs";

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

/** Chromium draws no taller picture in one piece. */
const maxHeight = 16_000;

/** For `--to`: whole pages, but a window where the form's sections and actions stay in reach. */
const everyLook = [320, 768, 1280, 1440].flatMap((width) =>
  /** @type {const} */ (["light", "dark"]).map((colorScheme) => ({
    name: `${width}-${colorScheme}`,
    width,
    colorScheme,
  })),
);

/** States that change what AWS has for everybody. */
const needsAwsAlone = /^cases|^session-too-long$/;

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { to: { type: "string" } },
});

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
      const names = wanted.length > 0 ? wanted : Object.keys(states);
      const take = async (/** @type {string[]} */ queue) => {
        for (let name = queue.shift(); name; name = queue.shift()) {
          await takeState(browser, demo, name).catch((error) => complain(name, error));
        }
      };
      await take(names.filter((name) => needsAwsAlone.test(name)));
      const others = names.filter((name) => !needsAwsAlone.test(name));
      await Promise.all([take(others), take(others)]);
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
  const ports = { PORT: `${portal}`, OIDC_SIM_PORT: `${oidc}`, AWS_SIM_PORT: `${aws}` };
  // The states open more cases than AWS accepts a day.
  const env = { ...process.env, ...ports, AWS_SIM_QUOTAS: "false", AWS_SIM_RATES: "false" };
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
  context.on("console", (message) => {
    const isProvoked = (provoked[name] ?? []).some((pattern) => pattern.test(message.text()));
    if (["warning", "error", "assert"].includes(message.type()) && !isProvoked) {
      complain(name, `the browser's console says ${message.text()}`);
    }
  });
  context.on("weberror", (error) => complain(name, error.error()));
  const page = await context.newPage();
  await page.setViewportSize(looks[0] ?? { width: 1000, height: 1180 });
  // One person per state, all of the same name, so that no draft, fault or limit of another state interferes.
  const login = (/** @type {string} */ kind) => `${kind}-${name}`;
  let sessionName = "";
  const askAws = async (/** @type {string} */ path, /** @type {RequestInit} */ init) => {
    const answer = await fetch(`${aws}/_admin/${path}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  };
  const tellAws = async (/** @type {string} */ path, /** @type {string} */ body, method = "POST") =>
    (await askAws(path, { method, body })).json();
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
    tellAws: (path, body, method) => tellAws(path, JSON.stringify(body), method),
    forgetCases: async () => {
      await askAws("cases", { method: "DELETE" });
    },
  });
  if (options.to) await takeEveryLook(shown ?? page, name, options.to);
  else await takeLooks(browser, shown ?? page, name);
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
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 * @param {string} folder
 */
async function takeEveryLook(page, name, folder) {
  mkdirSync(folder, { recursive: true });
  // A first use, without a hovered control.
  await page.mouse.move(1, 1);
  await page.mouse.move(0, 0);
  await scrollThrough(page);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
  });
  for (const { name: look, width, colorScheme } of everyLook) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const pageHeight = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(pageHeight, maxHeight) };
    const path = join(folder, `${name}-${look}.png`);
    const part = width < 1440 ? { fullPage: true, clip } : {};
    await page.screenshot({ path, ...part, animations: "disabled", caret: "hide" });
  }
  process.stdout.write(`${folder}/${name}\n`);
}

/**
 * The other states are taken all the same.
 * @param {string} name
 * @param {unknown} problem
 */
function complain(name, problem) {
  process.stderr.write(`${name}: ${problem instanceof Error ? problem.message : problem}\n`);
  process.exitCode = 1;
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
