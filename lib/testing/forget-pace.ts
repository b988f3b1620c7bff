/** The pace of each operation belongs to the process, so it would outlive a test. */
export function forgetPace(): void {
  Reflect.deleteProperty(globalThis, Symbol.for("casedesk.paced-operations"));
}
