import { defaultView, type ListView, readFragment } from "@/lib/cases/list-view";

/** Reads from the controls in `place` all that was chosen before the page's script ran. */
export function readEarlyView(place: Element | null): Partial<ListView> {
  const controls = place?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]") ?? [];
  const chosen = [...controls].filter(
    (control) => control.type !== "checkbox" || (control as HTMLInputElement).checked,
  );
  // The controls have the names and values of the address.
  const early = readFragment(`${new URLSearchParams(chosen.map(({ name, value }) => [name, value]))}`);
  return Object.fromEntries(
    Object.entries(early).filter(([key, value]) => value !== defaultView[key as keyof ListView]),
  );
}
