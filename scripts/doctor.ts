// npm run doctor, and doctor.mjs of the build: checks settings and surroundings, and says what to mend.
import { existsSync } from "node:fs";
import { examine } from "@/lib/doctor";

// As `npm start` does; the environment wins over the file.
if (existsSync(".env")) process.loadEnvFile(".env");
const isWell = await examine((line) => process.stdout.write(`${line}\n`));
process.exitCode = isWell ? 0 : 1;
