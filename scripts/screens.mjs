// npm run screens: the pictures of the README, taken from the demo in a real browser.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { ensureChromium } from "./browser.mjs";
import { ensureInstalled, root } from "./prepare.mjs";

const pictures = join(root, "docs/screens");

// The repository carries them for good.
const maxPictureBytes = 150_000;

const desktop = { width: 1000, height: 1180 };
const phone = { width: 320, height: 900 };

const incident = {
  title: "Access key of a build server used from an unknown network",
  description: [
    "GuardDuty reported UnauthorizedAccess:IAMUser/MaliciousIPCaller for a build server's key.",
    "The key listed buckets and created two users. We have disabled it.",
    "Found by the night shift. Two accounts are affected; no loss of data is known yet.",
  ].join("\n"),
  ipAddresses: "198.51.100[.]23\tpython-requests/2.32\n2001:db8::1f\tcurl/8.9.1",
};

try {
  ensureInstalled();
  const { chromium } = await import("@playwright/test");
  const executablePath = await ensureChromium();
  const demo = await startDemo();
  try {
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const browser = await chromium.launch({ executablePath, args });
    mkdirSync(pictures, { recursive: true });
    await takeAll(browser, demo.address);
    await browser.close();
  } finally {
    await demo.stop();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** The demo itself, on ports that nothing else uses, so that one which is already running is left alone. */
async function startDemo() {
  const [portal, oidc, aws] = await findFreePorts(3);
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
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** @param {number} count */
async function findFreePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => {
    const address = server.address();
    return address && typeof address === "object" ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

/**
 * One case from sign-in to its page, with a picture at each step.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} address
 */
async function takeAll(browser, address) {
  const context = await browser.newContext({
    viewport: desktop,
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  });
  const page = await context.newPage();
  await page.goto(address);
  const signIn = page.getByRole("button", { name: "Sign in with Demo SSO" });
  await signIn.waitFor();
  await take(page, "sign-in", { width: 1000, height: 520 });

  await signIn.click();
  await page.getByLabel("User name").fill("ana");
  await page.getByLabel("Password").fill("casedesk");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Open a case" }).waitFor();

  await fillForm(page);
  await takeInAllLooks(page, "form", desktop);

  await page.getByRole("button", { name: "Review case" }).click();
  const open = page.getByRole("button", { name: "Open case" });
  await open.waitFor();
  await take(page, "review", desktop);

  await open.click();
  await page.getByRole("status").filter({ hasText: "Case opened" }).waitFor();
  await page.getByRole("heading", { name: "Description" }).waitFor();
  await takeInAllLooks(page, "case", desktop);
}

/** @param {import("@playwright/test").Page} page */
async function fillForm(page) {
  await page.getByRole("radio", { name: "Resolve case with AWS" }).check();
  await page.getByRole("radio", { name: "Active security incident" }).check();
  await page.getByLabel("Title", { exact: true }).fill(incident.title);
  await page.getByLabel("Description", { exact: true }).fill(incident.description);
  await page.getByLabel("Estimated start date").fill("2026-11-21");
  await page.getByLabel("Estimated start time").fill("02:14");
  await page.getByLabel("Impacted accounts").fill("111122223333, 123123123");
  await choose(page, "Impacted Regions", "eu-central-1");
  await choose(page, "Impacted services", "Amazon S3");
  await paste(page, "IP address 1", incident.ipAddresses);
  await page.getByRole("button", { name: "Add me" }).click();
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} label
 * @param {string} text
 */
async function choose(page, label, text) {
  const box = page.getByRole("combobox", { name: label });
  await box.fill(text);
  await page.getByRole("option", { name: text }).first().click();
  await box.press("Escape");
}

/**
 * A paste as the clipboard brings it; the clipboard of the machine is left alone.
 * @param {import("@playwright/test").Page} page
 * @param {string} label
 * @param {string} text
 */
async function paste(page, label, text) {
  await page.getByLabel(label, { exact: true }).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/**
 * The page on a desktop, light and dark, and on a small phone.
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 * @param {{width: number, height: number}} size
 */
async function takeInAllLooks(page, name, size) {
  await take(page, name, size);
  await page.emulateMedia({ colorScheme: "dark" });
  await take(page, `${name}-dark`, size);
  await page.emulateMedia({ colorScheme: "light" });
  await take(page, `${name}-320`, phone);
  await page.setViewportSize(desktop);
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 * @param {{width: number, height: number}} size
 */
async function take(page, name, size) {
  await page.setViewportSize(size);
  await page.evaluate(() => window.scrollTo(0, 0));
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  const { size: bytes } = statSync(path);
  if (bytes > maxPictureBytes) throw new Error(`${name}.png has ${bytes} bytes, more than ${maxPictureBytes}.`);
  process.stdout.write(`docs/screens/${name}.png  ${Math.round(bytes / 1000)} kB\n`);
}
