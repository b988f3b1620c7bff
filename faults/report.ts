import { type Offence, offences, type Submit, type Verdict } from "./judge";

export type Row = { readonly world: string; readonly verdict: Verdict; readonly p50: number; readonly p95: number };

/** One world's verdict, with the milliseconds after which half and 95 % of the people had their answer. */
export function toRow(world: string, submits: readonly Submit[], verdict: Verdict): Row {
  const times = submits.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { world, verdict, p50: at(0.5), p95: at(0.95) };
}

const columns: readonly (readonly [string, (row: Row) => string | number])[] = [
  ["world", ({ world }) => world],
  ["submits", ({ verdict }) => verdict.submits],
  ["faults", ({ verdict }) => verdict.faults],
  ["created", ({ verdict }) => verdict.created],
  ["refused", ({ verdict }) => verdict.refused],
  ["unclear resolved", ({ verdict }) => verdict.resolved],
  ["left unclear", ({ verdict }) => verdict.unknown],
  ["duplicates", ({ verdict }) => verdict.duplicates],
  ["silent duplicates", ({ verdict }) => countOf(verdict, "silent duplicate")],
  ["wrong user", ({ verdict }) => countOf(verdict, "wrong user")],
  ["wrong outcome", ({ verdict }) => countOf(verdict, "wrong outcome")],
  ["p50 ms", ({ p50 }) => p50],
  ["p95 ms", ({ p95 }) => p95],
];

export function toTable(rows: readonly Row[]): string {
  return toColumns(columns, rows);
}

/** Aligns the first column left and the numbers right. */
export function toColumns<Item>(
  columns: readonly (readonly [string, (row: Item) => string | number])[],
  rows: readonly Item[],
): string {
  const lines = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, cell]) => String(cell(row)))),
  ];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) => line.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join("  "))
    .join("\n");
}

const mostFindings = 20;

/** The findings, one a line, and the verdict. */
export function toVerdictText(rows: readonly Row[]): string {
  const findings = rows.flatMap(({ world, verdict }) => verdict.findings.map((finding) => ({ world, ...finding })));
  const submits = rows.reduce((sum, { verdict }) => sum + verdict.submits, 0);
  if (findings.length === 0) {
    return `Holds: in ${submits} submits no duplicate was silent or needless, no case went under another user, nobody was told the wrong outcome.`;
  }
  const lines = findings
    .slice(0, mostFindings)
    .map(
      ({ world, offence, title, fault, what }) => `  ${offence}, ${world}, ${title} (${fault ?? "no fault"}): ${what}`,
    );
  const left = findings.length - lines.length;
  return [...lines, ...(left > 0 ? [`  and ${left} more`] : []), toFailure(findings, submits)].join("\n");
}

function toFailure(findings: readonly { readonly offence: Offence }[], submits: number): string {
  const counts = offences
    .map((offence) => ({ offence, count: findings.filter((one) => one.offence === offence).length }))
    .filter(({ count }) => count > 0)
    .map(({ offence, count }) => `${count} × ${offence}`);
  return `Fails: ${counts.join(", ")} in ${submits} submits. Everything that was judged is in .cache/faults.`;
}

const countOf = ({ findings }: Verdict, offence: Offence) => findings.filter((one) => one.offence === offence).length;
const pad = (cell: string, width: number, isFirst: boolean) => (isFirst ? cell.padEnd(width) : cell.padStart(width));
