/** `line` counts from 1. `excerpt` leaves out the secret itself. */
export type Secret = { what: string; line: number; excerpt: string };

/**
 * Finds likely secrets by their issuer's format or, for AWS's secret access keys, by nearby words or randomness. Access
 * key IDs (AKIA…, ASIA…) are not secrets, and responders need them.
 */
export function findSecrets(text: string): Secret[] {
  const taken: { start: number; end: number; what: string; excerpt: string }[] = [];
  for (const { what, pattern, isSecret = () => true } of secretForms) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.groups?.secret ?? match[0];
      const start = match.index + match[0].lastIndexOf(secret);
      const end = start + secret.length;
      if (taken.some((other) => start < other.end && other.start < end) || !isSecret(secret)) continue;
      taken.push({ start, end, what, excerpt: excerptOf(match[0], secret) });
      if (taken.length >= maxSecretsFound) break;
    }
  }
  return taken
    .sort((a, b) => a.start - b.start)
    .slice(0, maxSecretsFound)
    .map(({ what, start, excerpt }) => ({ what, line: lineAt(text, start), excerpt }));
}

const maxSecretsFound = 50;

type SecretForm = {
  /** Completes "looks like …". */
  what: string;
  /** The group `secret`, if any, is the secret. Starts at a word's edge, so that no word is tried twice. */
  pattern: RegExp;
  isSecret?: (secret: string) => boolean;
};

const secretForms: readonly SecretForm[] = [
  {
    what: "a private key",
    // RFC 7468, and the similar formats of OpenSSH and PGP.
    pattern: /-----BEGIN (?:[A-Z0-9 ]{1,30} )?PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d/g,
  },
  // A JSON Web Token starts with {" in base64url, twice.
  { what: "a token (JWT)", pattern: /(?<![\w-])eyJ[\w-]{10,4096}\.eyJ[\w-]{10,8192}\.[\w-]{10,2048}/g },
  {
    what: "an AWS session token",
    // "origin_…", and the older "…/aws…", in base64.
    pattern: /(?<![A-Za-z0-9+/=])(?:IQoJb3JpZ2lu|F(?:wo|Qo)GZXIvYXdz|FQoDYXdz)[A-Za-z0-9+/=%]{60,}/g,
  },
  {
    what: "an AWS secret access key",
    pattern:
      /(?<![a-z])(?:(?:aws[_ -]?)?secret[_ -]?(?:access[_ -]?)?key|aws[_ -]?secret|sk)["'`]?[\s:=,|>]{1,6}["'`]?(?<secret>[a-z0-9+/]{40})(?![a-z0-9+/=])/gi,
  },
  {
    what: "an AWS secret access key",
    pattern:
      /(?<!\w)(?:AKIA|ASIA)[A-Z2-7]{16}["'`]?[\s:=,;|/]{1,6}["'`]?(?<secret>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/g,
    isSecret: (secret) => !/^[\da-f]+$/i.test(secret),
  },
  { what: "an Amazon Bedrock API key", pattern: /(?<!\w)ABSK[A-Za-z0-9+/]{60,}={0,2}/g },
  {
    what: "a GitHub token",
    pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{60,255})(?!\w)/g,
  },
  { what: "a GitLab token", pattern: /(?<!\w)gl(?:pat|rt|dt|ptt|agent|oas)-[\w-]{20,}/g },
  {
    what: "a Slack token",
    pattern:
      /(?<!\w)(?:xox[a-z]-[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{20,}|hooks\.slack\.com\/(?:services|workflows)\/[\w/]{20,})/g,
  },
  { what: "a Google API key or token", pattern: /(?<!\w)(?:AIza[\w-]{35}(?![\w-])|ya29\.[\w-]{20,})/g },
  { what: "a Stripe key", pattern: /(?<!\w)(?:[rs]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{24,})/g },
  { what: "an npm or PyPI token", pattern: /(?<!\w)(?:npm_[A-Za-z0-9]{36}(?!\w)|pypi-AgE[\w-]{50,})/g },
  {
    what: "an API key of an AI service",
    pattern: /(?<![\w-])sk-(?:(?:proj|ant|svcacct|admin|or)-[\w-]{20,}|[A-Za-z0-9]{48}(?!\w))/g,
  },
  { what: "a SendGrid key", pattern: /(?<!\w)SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { what: "a HashiCorp Vault token", pattern: /(?<!\w)hv[sbr]\.[\w-]{24,}/g },
  { what: "a DigitalOcean token", pattern: /(?<!\w)do[opr]_v1_[a-f0-9]{64}/g },
  { what: "an Azure storage key", pattern: /(?<!\w)AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g },
  {
    what: "a password in an address",
    pattern:
      /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}(?::|\[:\])\/\/[^\s/?#:@"'<>]{0,200}:(?<secret>[^\s/?#@"'<>]{1,200})@/gi,
    isSecret: isNoPlaceholder,
  },
  {
    what: "the credentials of a request",
    pattern:
      /(?<!\w)authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3}(?<secret>[\w.~+/=-]{12,})/gi,
    isSecret: isNoPlaceholder,
  },
  {
    what: "a password or token",
    pattern:
      /(?<![a-z])(?:password|passwd|pwd|client_secret|access_token|refresh_token|api_?key|x-amz-security-token|x-amz-signature)=["']?(?<secret>[^\s&;,"'<>]{6,2048})/gi,
    isSecret: isNoPlaceholder,
  },
  {
    what: "a password",
    // In prose, also in German, French, Spanish, Portuguese, Italian, Dutch and Polish.
    pattern:
      /(?<![\p{L}\d_-])(?:pass(?:word|wort|phrase|code)|passwd|pwd|kennwort|mot de passe|contrase(?:ñ|n)a|senha|wachtwoord|has(?:ł|l)o)["'*]{0,3}(?:\s{0,3}[:=：]\s{0,3}|\s(?:is|was|ist|lautet|war)\s)["'`*]{0,3}(?<secret>[^\s"'`<>]{4,200})/giu,
    isSecret: isPassword,
  },
  {
    what: "an AWS secret access key",
    // Last, because it has no format: not a file name, nor part of a longer path or identifier.
    pattern: /(?<![A-Za-z0-9+/=_.:%-])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=_%-]|\.[A-Za-z0-9])/g,
    isSecret: isRandom,
  },
];

// AWS's secret access keys are 40 random characters. Hexadecimal hashes, names and paths lack a kind of character,
// repeat themselves, or hold words.
function isRandom(text: string): boolean {
  const hasAllKinds = /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
  const hasWords = /[a-z]{8}|[A-Z]{8}|\d{8}/.test(text) || (text.match(/\//g)?.length ?? 0) > 4;
  return hasAllKinds && !hasWords && bitsPerCharacter(text) > minRandomBits;
}

// Shannon entropy of 40 characters: random ones of 64 average 4.75 and are hardly ever below this; words are hardly
// ever above.
const minRandomBits = 4.3;

function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}

function isNoPlaceholder(secret: string): boolean {
  return !/^(?:[*x.•…-]+|[$%{[(<].*|pass(?:word|wd)?|pwd|secret|token|redacted|removed|hidden|none|null|undefined|required)$/i.test(
    secret,
  );
}

// "password: reset by the user" says nothing secret, so a plain word needs something that words lack.
function isPassword(secret: string): boolean {
  const bare = secret.replace(/[.,;:!?)]+$/, "");
  return isNoPlaceholder(bare) && bare.length >= 4 && (/\d|[a-z][A-Z]/.test(bare) || /[^\p{L}\d]/u.test(bare));
}

// Shows the surroundings, and as much of the secret as it takes to find it.
function excerptOf(whole: string, secret: string): string {
  // The first line of a private key is the same for everyone.
  const masked = secret.startsWith("-----") || secret.startsWith("PuTTY") ? secret : mask(secret);
  return (whole.slice(0, whole.lastIndexOf(secret)).slice(-maxExcerptBefore) + masked).replace(/\s+/g, " ").trim();
}

const maxExcerptBefore = 40;

function mask(secret: string): string {
  return secret.length < 16 ? "…" : `${secret.slice(0, 4)}…${secret.slice(-2)}`;
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
