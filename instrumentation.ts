/** Runs once before the server takes its first request: a wrong setting stops the start with a sentence that names it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkSettingsAtStart } = await import("@/lib/start");
  checkSettingsAtStart();
  const { refuseTrace } = await import("@/lib/refuse-trace");
  refuseTrace();
}
