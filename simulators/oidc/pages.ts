import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { password, people } from "./people";

const styles = readFileSync(new URL("./style.css", import.meta.url), "utf8");
const stylesHash = createHash("sha256").update(styles).digest("base64");

/** Browsers apply form-action to redirects after a form too, so it must list the portal's origins. */
export function contentSecurityPolicy(portalUrls: readonly string[]): string {
  const origins = [...new Set(portalUrls.map((url) => new URL(url).origin))];
  return [
    "default-src 'none'",
    // For the empty icon, without which browsers request /favicon.ico.
    "img-src data:",
    `style-src 'sha256-${stylesHash}'`,
    `form-action 'self' ${origins.join(" ")}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** With `error`, shows it above the form and keeps the user name. */
export function signInPage({ login = "", error }: { login?: string; error?: string } = {}): string {
  const invalid = error === undefined ? "" : ' aria-invalid="true" aria-describedby="error"';
  return page(
    error === undefined ? "Sign in" : "Error: Sign in",
    `<h1>Demo identity provider</h1>
<p class="quiet">Stands in for your company&rsquo;s single sign-on. It runs on this machine only.</p>
<form method="post">
  ${error === undefined ? "" : `<p class="alert" role="alert" id="error">${escapeHtml(error)}</p>`}
  <label for="login">User name</label>
  <input id="login" name="login" value="${escapeHtml(login)}" autocomplete="username" autocapitalize="none"
    autocorrect="off" spellcheck="false" required${login === "" ? " autofocus" : ""}${invalid}>
  <label for="password">Password</label>
  <input id="password" name="password" type="password" autocomplete="current-password"
    required${login === "" ? "" : " autofocus"}${invalid}>
  <button type="submit">Sign in</button>
</form>
<h2>Who can sign in</h2>
<p class="quiet">The password of everyone is <code>${password}</code>.</p>
<dl>
${people.map(({ login: name, may }) => `  <dt><code>${name}</code></dt><dd>${escapeHtml(may)}</dd>`).join("\n")}
</dl>`,
  );
}

/** `form` is the library's own form, `op.logoutForm`, with its CSRF token. */
export function signOutPage(form: string): string {
  return page(
    "Sign out",
    `<h1>Demo identity provider</h1>
<p>Sign out here as well? The next sign-in then asks for the password again.</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>`,
  );
}

export function messagePage(title: string, text: string): string {
  return page(
    title,
    `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<h2>Demo identity provider</h2>
<p class="quiet">Stands in for your company&rsquo;s single sign-on.</p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} - Demo identity provider</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
