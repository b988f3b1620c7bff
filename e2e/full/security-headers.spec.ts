import type { APIResponse } from "@playwright/test";
import { testWithOwnServers } from "../own-servers";
import { expect, test } from "../test";

const noStore = { "cache-control": expect.stringContaining("no-store") };

/** Of every answer. */
const always = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=(), "),
  "content-security-policy": expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'/),
};

/** The whole policy. */
const policyOfPages = [
  "default-src 'none'",
  "script-src 'nonce-[\\w+/]{22}==' 'strict-dynamic'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

const page = {
  ...always,
  "content-security-policy": expect.stringMatching(new RegExp(`^${policyOfPages}$`)),
  ...noStore,
};

/** Nothing runs, even if a browser shows it as a page. */
const data = {
  ...always,
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ...noStore,
};

const routes = [
  { path: "/", status: 307, headers: page },
  { path: "/sign-in", status: 200, headers: page },
  { path: "/sign-in?error=OAuthCallback", status: 200, headers: page },
  { path: "/sign-in/refused", status: 307, headers: page },
  { path: "/sign-in/done", status: 307, headers: page },
  { path: "/cases", status: 307, headers: data },
  { path: "/cases/new", status: 307, headers: data },
  { path: "/cases/1234567890", status: 307, headers: data },
  { path: "/no-such-page", status: 404, headers: page },
  { path: "/api/health", status: 200, headers: data },
  { path: "/api/ready", status: 200, headers: data },
  { path: "/api/metrics", status: 404, headers: data },
  { path: "/api/sign-out", status: 405, headers: data },
  { path: "/api/auth/session", status: 200, headers: data },
  { path: "/api/auth/csrf", status: 200, headers: data },
  { path: "/api/auth/signin", status: 302, headers: data },
  { path: "/api/auth/signout", status: 404, headers: data },
  { path: "/api/auth/_log", status: 404, headers: data },
  { path: "/api/cases", status: 401, headers: data },
  { path: "/api/no-such-route", status: 404, headers: data },
  { path: "/icon.svg", status: 200, headers: always },
  { path: "/_next/static/no-such-file.js", status: 404, headers: always },
];

for (const { path, status, headers } of routes) {
  test(`${path} has the headers of its kind without a session`, async ({ request }) => {
    const response = await request.get(path, { maxRedirects: 0 });

    expect(response.status()).toBe(status);
    expect(response.headers()).toMatchObject(headers);
  });
}

test("a signed-in person's pages are not stored by anybody", async ({ page: { request }, visitCase }) => {
  const { caseId } = await visitCase();

  const casePages = [`/cases/${caseId}`, `/cases/${caseId}/edit`, "/cases/9999999999"];
  for (const path of ["/cases", "/cases/new", ...casePages, "/sign-in/done"]) {
    const document = await request.get(path);
    expect(document.headers(), path).toMatchObject(page);
    const navigation = await request.get(path, { headers: { rsc: "1" } });
    expect(navigation.headers(), `${path} as a navigation`).toMatchObject({ ...always, ...noStore });
  }
  expect((await request.get("/api/auth/session")).headers()).toMatchObject(data);
});

test("the answer to a form is not stored by anybody", async ({ page: tab, signIn, caseForm, review, casePage }) => {
  await signIn("ana");
  await caseForm.fill();
  await caseForm.review();
  const answer = tab.waitForResponse((response) => "next-action" in response.request().headers());
  await review.open();
  await casePage.caseId();

  expect((await answer).headers()).toMatchObject({ ...always, ...noStore });
});

test("each page has a nonce of its own, and each of its scripts has it", async ({ request }) => {
  const [first, second] = await Promise.all([request.get("/sign-in"), request.get("/sign-in")]);
  const nonces = [nonceOf(first), nonceOf(second)];
  const scripts = [...(await first.text()).matchAll(/<script[^>]*>/g)].map(([tag]) => tag);

  expect(new Set(nonces).size).toBe(2);
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonces[0]}"`))).toEqual([]);
});

test("no page writes a style into itself", async ({ page: { request }, visitCase }) => {
  const { caseId } = await visitCase();

  for (const path of ["/sign-in", "/cases", "/cases/new", `/cases/${caseId}`, "/cases/9999999999", "/no-such-page"]) {
    expect((await (await request.get(path)).text()).match(/<[^>]+\sstyle=|<style/)?.[0], path).toBeUndefined();
  }
});

function nonceOf(response: APIResponse): string {
  return /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1] ?? "";
}

test.describe("a portal that is reached by https", () => {
  // A proxy ends TLS, so the portal itself gets http.
  const behindTls = testWithOwnServers({ portal: { NEXTAUTH_URL: "https://127.0.0.1" } });

  for (const { path, status } of routes) {
    behindTls(`has browsers use https alone: ${path}`, async ({ request }) => {
      const response = await request.get(path, { maxRedirects: 0 });

      expect([response.status(), response.headers()["strict-transport-security"]]).toEqual([
        status,
        "max-age=63072000; includeSubDomains",
      ]);
    });
  }

  behindTls("sets no cookie that http or another host could set", async ({ request }) => {
    const first = await request.get("/api/auth/csrf");
    const { csrfToken } = await first.json();
    const cookie = cookiesOf(first)
      .map((line) => line.split(";")[0])
      .join("; ");
    const second = await request.post("/api/auth/signin/sso", {
      headers: { cookie },
      form: { csrfToken, json: "true" },
    });

    const lines = [...cookiesOf(first), ...cookiesOf(second)];
    expect(lines.length).toBeGreaterThan(2);
    const guarded = /^__Host-(?=.*; Path=\/(;|$))(?=.*; HttpOnly(;|$))(?=.*; Secure(;|$))(?=.*; SameSite=Lax(;|$))/i;
    expect(lines.filter((line) => !guarded.test(line))).toEqual([]);
  });
});

function cookiesOf(response: APIResponse): string[] {
  return response.headersArray().flatMap(({ name, value }) => (name.toLowerCase() === "set-cookie" ? [value] : []));
}

/** Tries an attack. Returns true if it had an effect. */
const attempts: readonly { what: string; attack: () => boolean | Promise<boolean> }[] = [
  {
    what: "a script in the page's text",
    attack: () => {
      const script = document.createElement("script");
      script.append("document.documentElement.dataset.hit = 'yes'");
      document.body.append(script);
      return "hit" in document.documentElement.dataset;
    },
  },
  {
    what: "a handler in the page's text",
    attack: () => {
      const button = document.createElement("button");
      try {
        button.setAttribute("onclick", "document.documentElement.dataset.hit = 'yes'");
      } catch {
        return false;
      }
      button.click();
      return "hit" in document.documentElement.dataset;
    },
  },
  {
    what: "markup from text",
    attack: () => {
      const box = document.createElement("div");
      try {
        box.innerHTML = "<b>bold</b>";
      } catch {
        return false;
      }
      return box.firstElementChild !== null;
    },
  },
  {
    what: "code from text",
    attack: () =>
      new Promise((done) => {
        // Later, because code run by a debugger can evaluate.
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: that the page may not is what is shown.
            // biome-ignore lint/complexity/noCommaOperator: an indirect call, as an attacker's would be.
            done((0, eval)("1 + 1") === 2);
          } catch {
            done(false);
          }
        });
      }),
  },
  {
    what: "a script of another host",
    attack: () => {
      const script = document.createElement("script");
      try {
        script.src = "https://evil.example/x.js";
      } catch {
        return false;
      }
      return script.src !== "";
    },
  },
  {
    what: "a request to another host",
    attack: () =>
      fetch("https://evil.example/", { mode: "no-cors" }).then(
        () => true,
        () => false,
      ),
  },
  {
    what: "another base for the page's addresses",
    attack: () => {
      const base = document.createElement("base");
      base.href = "https://evil.example/";
      document.head.append(base);
      return document.baseURI.startsWith("https://evil.example");
    },
  },
  {
    what: "a style in the page's text",
    attack: () => {
      const style = document.createElement("style");
      style.append("body { position: fixed }");
      document.head.append(style);
      return getComputedStyle(document.body).position === "fixed";
    },
  },
];

for (const { what, attack } of attempts) {
  test(`${what} has no effect on the form's page`, async ({ page: tab, signIn, caseForm, consoleWatch }) => {
    const refusal = /Content Security Policy|This document requires 'Trusted/;
    consoleWatch.allow(refusal);
    await signIn("ana");
    await caseForm.verifyOnPage();
    const refused = tab.waitForEvent("console", (message) => refusal.test(message.text()));

    expect(await tab.evaluate(attack)).toBe(false);
    await refused;
  });
}

for (const method of ["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE"]) {
  test(`${method} is refused wherever it is sent, and repeats nothing`, async ({ request }) => {
    for (const path of ["/sign-in", "/cases/new", "/api/auth/session", "/api/health", "/icon.svg"]) {
      const response = await request.fetch(path, { method, headers: { "x-canary": "canary-5f0a" } });
      expect(response.status(), path).toBe(405);
      expect(await response.text(), path).not.toContain("canary-5f0a");
    }
  });
}
