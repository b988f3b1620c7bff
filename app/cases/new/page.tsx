import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { toDraftKeys, toPageOwner } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import { requireSession } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { RuledOutNotice } from "../_case/ruled-out-notice";
import { WhereThisGoes } from "./_membership/where-this-goes";
import { Incident } from "./_sections/incident";
import { Request } from "./_sections/request";
import { Scope } from "./_sections/scope";
import { Tags } from "./_sections/tags";
import { ThreatActors } from "./_sections/threat-actors";
import { Watchers } from "./_sections/watchers";
import { CaseForm } from "./case-form";

export const metadata: Metadata = { title: "Open a case" };

export default async function NewCasePage() {
  const session = await requireSession("/cases/new");
  const without = ruledOut(session, "open");
  if (without) {
    return (
      <>
        <PageHeader heading="Open a case" />
        <RuledOutNotice without={without} lacks="security-ir:CreateCase">
          open cases
        </RuledOutNotice>
      </>
    );
  }
  const { name, email, role } = session;
  const { AWS_REGION, CASE_TEMPLATES, FILES, WATCHER_GROUPS } = env();
  const owner = toPageOwner(session);
  return (
    <CaseForm
      clientToken={randomUUID()}
      draftKeys={toDraftKeys(session)}
      owner={owner}
      roleLabel={role.label}
      region={AWS_REGION}
      hasTemplates={CASE_TEMPLATES.length > 0}
      looksForAlike={!ruledOut(session, "list") && !ruledOut(session, "read")}
      place={<WhereThisGoes region={AWS_REGION} owner={owner} mayRead={!ruledOut(session, "membership")} />}
      offersFiles={FILES === "on" && !ruledOut(session, "files")}
      canComment={!ruledOut(session, "comment")}
      me={email ? { email, name: name ?? "" } : undefined}
      sections={{
        Request: <Request />,
        Incident: <Incident />,
        Scope: <Scope />,
        "Threat actors": <ThreatActors />,
        Watchers: <Watchers owner={WATCHER_GROUPS.length > 0 ? owner : undefined} />,
        Tags: <Tags />,
      }}
    />
  );
}
