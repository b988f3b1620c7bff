import { expect, test } from "vitest";
import { readEvidence } from "@/lib/evidence/read-evidence";

const now = Date.UTC(2026, 10, 22, 12);

async function offeredIn(text: string): Promise<string[]> {
  const { finds } = await readEvidence([{ name: "item", content: text }], { now });
  return finds.addresses.filter(({ mark }) => mark !== "also seen as your own").map(({ address }) => address);
}

const time = "2026-11-20 01:14:00";
const fields = "71.3,4110,0x20,tcp,alert,4242,n/a";

// 198.51.100.0/24 is the attacker's, 203.0.113.0/24 the victim's.
test.each([
  ["fields of zeros are no translation", `${time},7,10.2.0.9,198.51.100.7,0.0.0.0,0.0.0.0,rule-3,${fields}`],
  ["zones say that it went out", `${time},7,203.0.113.9,198.51.100.7,rule-3,trust,untrust,${fields}`],
  ["zones do not make an inner address a far end", `${time},7,198.51.100.7,10.2.0.9,rule-3,trust,untrust,${fields}`],
  [
    "a machine that logs comes before the pair",
    `"71" "${time}" "203.0.113.1" "Log" "198.51.100.7" "203.0.113.9" "tcp" "5"`,
  ],
  [
    "a pair after translation is not the first",
    `LIN|TCP|eth1|198.51.100.7|6111|203.0.113.9|53|-|R1|0|203.0.113.2|203.0.113.9|0|1`,
  ],
  [
    "an inner address, its translation and the server",
    `"${time}","u1","10.2.0.9","203.0.113.9","198.51.100.7","","ALLOWED","404","71"`,
  ],
  [
    "a proxy's log names the server behind a link",
    "1795137240.123 97 198.51.100.7 TCP_MISS/200 87 CONNECT tunnel://203.0.113.9:443/ - HIER_DIRECT/203.0.113.9 -",
  ],
  [
    "a second arrow shows the translation",
    "created 10.2.0.9/586->198.51.100.7/53 dns 203.0.113.9/5589->198.51.100.7/53 None 17",
  ],
  ["a connection to the one from the other", "test[9024]: connect to 203.0.113.9 from 198.51.100.7"],
  [
    "a browser's version is no column",
    `"${time}","u1","10.2.0.9","203.0.113.9","198.51.100.7","","ALLOWED","Mozilla/5.0 (X11) Chrome/130.0.0.0","404","71"`,
  ],
  ["a flow's letter says in", `1795137240,198.51.100.7,203.0.113.9,36422,22,T,I,A,B,,,,`],
  ["a flow's letter says out", `1795137240123,203.0.113.9,198.51.100.7,36422,443,6,O,B,NX,0,0,0,0`],
  [
    "a packet that an error quotes",
    "error message: icmp src out:198.51.100.7(CORP\\ana) dst in:203.0.113.9 (type 3) on out.  Original IP payload: udp src 203.0.113.9/53 dst 198.51.100.7/6071.",
  ],
  [
    "a mesh's proxy writes the caller last",
    '[2026-11-20T01:14:00.123Z] "GET /a HTTP/1.1" 200 - via_upstream - "-" 0 17 2 1 "-" "curl/8.5.0" "id" "a:90" "203.0.113.9:90" inbound|90|| 127.0.0.6:4788 203.0.113.9:90 198.51.100.7:3969 out default',
  ],
])("%s", async (_what, line) => {
  expect(await offeredIn(line)).toEqual(["198.51.100.7"]);
});

test("what was copied to an address from another says nothing of attackers", async () => {
  const text = "Data was copied to 198.51.100.7 from 203.0.113.9.";
  expect(await offeredIn(text)).toEqual(["198.51.100.7", "203.0.113.9"]);
});

test("an inner caller's translation is offered to nobody", async () => {
  const line =
    "Built inbound TCP connection 7 for net:10.2.0.9/5350 (203.0.113.9/5350) to dmz:192.168.2.2/22 (203.0.113.10/22)";
  expect(await offeredIn(line)).toEqual([]);
});

test.each([
  "DHCPACK on 5.8.18.7 to 02:00:5e:10:00:07 via eth1",
  "%SYS-5: Configured from console by ana on vty0 (5.8.18.7)",
  'The user "CORP\\ana", on client computer "5.8.18.7", connected',
  "<133006> <6069> <FR02SR1 5.8.18.7> User ana failed authentication",
])("is an address, not a version: %j", async (line) => {
  expect(await offeredIn(line)).toEqual(["5.8.18.7"]);
});
