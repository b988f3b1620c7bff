import { setTimeout as wait } from "node:timers/promises";
import type { Portal } from "../tools/portal";
import type { Random } from "../tools/random";
import type { FaultKind } from "./fault-kinds";

/** Called when a try leaves for a replica. The signal that it returns ends the try in the browser. */
export type OnTry = (tries: number, replica: number) => AbortSignal | undefined;

/** At the first try. */
export function toOnTry({ portal, random }: { portal: Portal; random: Random }, kind: FaultKind | undefined): OnTry {
  return (tries, replica) => {
    if (tries > 1) return undefined;
    if (kind?.mishap === "connection-lost") return AbortSignal.timeout(random.between(30, 900));
    if (kind?.mishap === "replica-killed") {
      void wait(random.between(30, 900)).then(() => portal.restart(replica, "SIGKILL"));
    }
    return undefined;
  };
}
