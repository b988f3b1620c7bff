import { clear } from "idb-keyval";
import { erasedChannel, thisTab } from "../_tabs/tab-channels";
import { openDatabase } from "./draft-database";

/** Erases every draft in this browser and makes other tabs stop writing theirs. Never rejects. */
export async function eraseAllDrafts(): Promise<void> {
  try {
    const channel = new BroadcastChannel(erasedChannel);
    channel.postMessage(thisTab);
    channel.close();
    await clear(openDatabase());
  } catch {
    // Where nothing can be stored, nothing is left to erase.
  }
}
