/** Slack's, and those of Teams' workflows. A webhook's address is a secret: it is in no error. */
const hosts = {
  slack: /^hooks\.slack(-gov)?\.com$/,
  teams: /\.(logic\.azure\.com|environment\.api\.powerplatform\.com)$/,
} as const;

const milliseconds = 10_000;

/** @throws Error if the address is not one of `kind`'s, or the answer is not a success. */
export async function postToWebhook(
  kind: keyof typeof hosts,
  address: string,
  body: object,
  fetchIt: typeof fetch = fetch,
): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // An https URL drops its own port 443.
  const isOwn = url?.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
  if (!url || !isOwn || !hosts[kind].test(url.hostname)) {
    throw new Error(`The secret is not the address of a ${kind} webhook`);
  }
  const response = await fetchIt(url, {
    method: "POST",
    redirect: "error",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(milliseconds),
  }).catch((error: Error) => {
    throw new Error(`The webhook did not answer: ${error.name}`);
  });
  if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
}
