// npm run dev: the development server of Next with both simulators.
import { ensureInstalled } from "./prepare.mjs";

try {
  ensureInstalled();
  const { demoPrograms, welcome } = await import("./demo-programs.mjs");
  const { bin } = await import("./programs.mjs");
  const { runTogether } = await import("./together.mjs");
  const { address, programs } = demoPrograms((port) => [bin.next, "dev", "-H", "127.0.0.1", "-p", String(port)]);
  const shown = programs.map((program) => ({ ...program, shown: program.portVariable === "PORT" }));
  await runTogether(shown, () => process.stdout.write(welcome(address)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
