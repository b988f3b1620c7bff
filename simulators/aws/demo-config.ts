import { toDemoAccount } from "../../scripts/demo-account.mjs";
import type { SimulatorConfigInput } from "./config";

/** The demo's account, trusting the identity provider at its usual port on this machine. */
export const demoConfig: SimulatorConfigInput = toDemoAccount("http://localhost:4010", "casedesk");
