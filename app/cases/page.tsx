import type { Metadata } from "next";
import { Suspense } from "react";
import { WithoutScript } from "@/components/layout/without-script";
import { toDraftKeys } from "@/lib/auth/draft-key";
import { requireSession } from "@/lib/auth/session";
import { Curtain } from "../_account/curtain";
import { YourDrafts } from "./_drafts/your-drafts";
import { Cases, CasesPending } from "./_list/cases";
import { GoToCase } from "./_list/go-to-case";
import { ListHeading } from "./_list/list-heading";

export const metadata: Metadata = { title: "Cases" };

export default async function CasesPage() {
  const session = await requireSession("/cases");
  const draftKeys = toDraftKeys(session);
  return (
    <Curtain owners={draftKeys.map(({ owner }) => owner)} content="any cases">
      <div data-wide>
        <ListHeading session={session} />
        <WithoutScript>
          The list of cases needs JavaScript. Turn it on for this site, or list the cases with the AWS CLI: aws
          security-ir list-cases.
        </WithoutScript>
        <YourDrafts draftKeys={draftKeys} />
        <GoToCase />
        <Suspense fallback={<CasesPending />}>
          <Cases session={session} />
        </Suspense>
      </div>
    </Curtain>
  );
}
