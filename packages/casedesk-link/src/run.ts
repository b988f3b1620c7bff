import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { EvidenceItem } from "@/lib/evidence/findings/evidence";
import { draftCaseLink } from "./draft-case-link";
import { toReport } from "./link-report";
import { serveModels } from "./mcp-server";
import { readPortalAddress } from "./portal-address";

const usage = `Turns findings into a link that fills in Casedesk's form. Nothing is sent.

  casedesk-link [--portal URL] [FILE…]   reads the files, or standard input
  casedesk-link [--portal URL] mcp       serves one tool to a model, over standard input and output

The portal's address can also be in the variable CASEDESK_URL. The link goes to standard output, the rest to standard
error.
`;

/** Returns the exit code: 1 if there is no link, 2 if it was called in a wrong way. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { portal: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) {
      process.stdout.write(usage);
      return 0;
    }
    const portal = readPortalAddress(values.portal ?? process.env.CASEDESK_URL);
    if (positionals[0] === "mcp" && positionals.length === 1) {
      await serveModels(portal);
      return 0;
    }
    return print(await draftCaseLink(await readItems(positionals), portal));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}

async function readItems(files: readonly string[]): Promise<EvidenceItem[]> {
  const names = files.length === 0 ? ["-"] : files;
  return Promise.all(
    names.map(async (file) =>
      file === "-"
        ? { name: "Standard input", content: new Blob([await buffer(process.stdin)]) }
        : { name: basename(file), content: new Blob([await readFile(file)]) },
    ),
  );
}

function print(drafted: Awaited<ReturnType<typeof draftCaseLink>>): number {
  process.stderr.write(toReport(drafted));
  if (drafted.link === undefined) return 1;
  process.stdout.write(`${drafted.link}\n`);
  return 0;
}
