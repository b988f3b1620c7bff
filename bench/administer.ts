import type { World } from "./world";

/** Asks the simulated AWS on its admin path. */
export async function administer({ stage }: World, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${stage.awsUrl}/_admin/${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`Simulated AWS refused ${path}: ${await response.text()}`);
  return response.json();
}
