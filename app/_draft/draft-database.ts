import { createStore, type UseStore } from "idb-keyval";

/** Throws where IndexedDB is forbidden. */
export function openDatabase(): UseStore {
  return createStore("casedesk", "drafts");
}
