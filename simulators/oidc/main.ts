import { startOidcSimulator } from "./server";
import { toSettings } from "./settings";

const settings = toSettings(process.env);

const simulator = await startOidcSimulator(settings).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== "EADDRINUSE") throw error;
  process.stderr.write(`Port ${settings.port} is taken. Set OIDC_SIM_PORT to a free one.\n`);
  process.exit(1);
});
process.stdout.write(`oidc simulator: ${simulator.issuer}\n`);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
}
