import type { ReactNode } from "react";
import { UserText } from "./user-text";

export function Panel({ heading, action, children }: { heading: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="mb-6 rounded-lg border border-line bg-surface px-4 py-5 sm:px-6 print:border-x-0 print:border-b-0 print:px-0 print:py-3">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
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
    <div className="py-2 sm:grid sm:grid-cols-[11rem_1fr] sm:gap-4">
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

export function ThreatActorFacts({ threatActors }: { threatActors: readonly ThreatActor[] }) {
  if (threatActors.length === 0) return <None />;
  return (
    <ul className="space-y-1">
      {threatActors.map(({ ipAddress, userAgent }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and an address may occur twice.
        <li key={index}>
          <span className="font-mono break-all">{ipAddress}</span>
          {userAgent ? (
            <span className="block text-sm text-ink-soft">
              <UserText>{userAgent}</UserText>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type Watcher = { email?: string | undefined; name?: string | undefined; jobTitle?: string | undefined };

export function WatcherFacts({ watchers }: { watchers: readonly Watcher[] }) {
  if (watchers.length === 0) return <None />;
  return (
    <ul className="space-y-1">
      {watchers.map(({ email, name, jobTitle }) => (
        <li key={email}>
          <span className="break-all">{email}</span>
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
