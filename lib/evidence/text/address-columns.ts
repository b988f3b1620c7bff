import { addressRoleOf } from "@/lib/evidence/formats/field-roles";
import { matchesIn } from "./matches";

/** The columns of a console's table, in their order: ss, netstat, nfdump. */
export type AddressColumns = readonly ("far" | "near")[];

/** Undefined unless the line is a heading with two columns of addresses: "Local Address:Port  Peer Address:Port". */
export function addressColumnsIn(line: string): AddressColumns | undefined {
  if (line.length > maxLineLength || line.length < minLineLength || !/addr/i.test(line) || /\d/.test(line))
    return undefined;
  const columns = matchesIn(line, column).map(([, name = ""]) => addressRoleOf([`${name} address`]));
  if (columns.length !== 2) return undefined;
  return columns.map((role) => (role === "source" ? "far" : "near"));
}

const minLineLength = 20;
const maxLineLength = 300;
const column =
  /(?<![A-Za-z])(local|peer|foreign|remote|source|src|destination|dest|dst|client|server) ?(?:ip)? ?addr(?:ess)?(?![A-Za-z]{2})/gi;
