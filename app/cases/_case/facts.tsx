import type { ReactNode } from "react";
import { counted } from "@/lib/cases/counted";
import { UserText } from "./user-text";

type PanelProps = { heading: string; id?: string; action?: ReactNode; children: ReactNode };

export function Panel({ heading, id, action, children }: PanelProps) {
  return (
    <section
      id={id}
      className="mb-6 rounded-lg border border-line bg-surface px-4 py-5 sm:px-6 print:rounded-none print:border-x-0 print:border-b-0 print:px-0 print:py-3"
    >
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-xl">{heading}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-line">{children}</dl>;
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="py-2 sm:grid sm:grid-cols-[12.5rem_1fr] sm:gap-4">
      <dt className="font-semibold text-ink-soft">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

export function FactList({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <None />;
  return (
    <ul className="space-y-1">
      {values.map((value) => (
        <li key={value}>
          <UserText>{value}</UserText>
        </li>
      ))}
    </ul>
  );
}

export function None() {
  return <span className="text-ink-soft">None</span>;
}

type ThreatActor = { ipAddress?: string | undefined; userAgent?: string | undefined };

/** The first ten are shown; the others are behind a line that counts them, except on paper. */
const shownThreatActors = 10;

export function ThreatActorFacts({ threatActors }: { threatActors: readonly ThreatActor[] }) {
  if (threatActors.length === 0) return <None />;
  const folded = threatActors.slice(shownThreatActors);
  return (
    <>
      <ThreatActorTable threatActors={threatActors.slice(0, shownThreatActors)} />
      {folded.length > 0 ? (
        <details className="group">
          <summary className="min-h-8 cursor-pointer py-2 text-accent underline underline-offset-4 print:hidden">
            <span className="group-open:hidden">Show {counted(folded.length, "more IP address")}</span>
            <span className="hidden group-open:inline">Show the first {shownThreatActors} only</span>
          </summary>
          <ThreatActorTable threatActors={folded} />
        </details>
      ) : null}
    </>
  );
}

function ThreatActorTable({ threatActors }: { threatActors: readonly ThreatActor[] }) {
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-ink-soft">
        <tr>
          {/* On a phone, an IPv4 address just fits. */}
          <th className="w-2/5 py-1 pr-4 font-semibold max-sm:w-36 max-sm:pr-2">IP address</th>
          <th className="py-1 font-semibold">User agent</th>
        </tr>
      </thead>
      <tbody>
        {threatActors.map(({ ipAddress, userAgent }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and an address may occur twice.
          <tr key={index} className="border-t border-line align-top">
            <td className="py-1.5 pr-4 font-mono break-all max-sm:pr-2 max-sm:text-sm">{ipAddress}</td>
            <td className="py-1.5 break-words">{userAgent ? <UserText>{userAgent}</UserText> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Watcher = { email?: string | undefined; name?: string | undefined; jobTitle?: string | undefined };

export function WatcherFacts({ watchers }: { watchers: readonly Watcher[] }) {
  if (watchers.length === 0) return <None />;
  return (
    <ul className="space-y-1">
      {watchers.map(({ email, name, jobTitle }) => (
        <li key={email}>
          <span className="wrap-anywhere">{email}</span>
          {name || jobTitle ? (
            <span className="block text-sm text-ink-soft">
              <UserText>{[name, jobTitle].filter(Boolean).join(", ")}</UserText>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type Tag = { key?: string | undefined; value?: string | undefined };

export function TagFacts({ tags }: { tags: readonly Tag[] }) {
  if (tags.length === 0) return <None />;
  return (
    <Facts>
      {tags.map(({ key = "", value }) => (
        <Fact key={key} name={<UserText>{key}</UserText>}>
          {value ? <UserText>{value}</UserText> : <span className="text-ink-soft">Empty value</span>}
        </Fact>
      ))}
    </Facts>
  );
}
