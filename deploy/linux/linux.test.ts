import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const unit = read("casedesk@.service");
const nginx = read("casedesk.nginx.conf");

/** The values of a line `Name=value` of the unit. */
const values = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value = ""]) => value);

describe("the systemd unit", () => {
  it("lets the server finish a submit of 33 seconds after DRAIN_SECONDS", () => {
    expect(Number(values("TimeoutStopSec")[0])).toBeGreaterThan(5 + 33);
  });

  it("runs as a user of its own, who can write nowhere and has no capabilities", () => {
    expect(values("DynamicUser")).toEqual(["yes"]);
    expect(values("ProtectSystem")).toEqual(["strict"]);
    expect(values("CapabilityBoundingSet")).toEqual([""]);
    expect(values("NoNewPrivileges")).toEqual(["yes"]);
  });

  it("keeps the machine's rights in AWS out of reach", () => {
    expect(values("IPAddressDeny")[0]).toContain("169.254.169.254");
  });

  it("is reached through nginx only", () => {
    expect(values("Environment")[0]).toContain("HOSTNAME=127.0.0.1");
  });
});

describe("nginx", () => {
  it("overwrites the host that a browser claims to have asked for", () => {
    expect(nginx).toContain("proxy_set_header X-Forwarded-Host $host;");
  });

  it("takes the largest form, and waits longer than a submit may take", () => {
    const [, megabytes] = /client_max_body_size (\d+)m;/.exec(nginx) ?? [];
    const [, seconds] = /proxy_read_timeout (\d+)s;/.exec(nginx) ?? [];
    expect(Number(megabytes)).toBeGreaterThanOrEqual(2);
    expect(Number(seconds)).toBeGreaterThan(33);
  });

  it("lets files of 100 MiB through on their own path alone, and keeps none", () => {
    const [own = ""] = /location ~ (\S+) \{[^}]*\}/.exec(nginx) ?? [];
    expect(own).toMatch(/^location ~ \^\/api\/cases\/\[\^\/\]\+\/files\$ \{/);
    expect(own).toContain("client_max_body_size 100m;");
    expect(own).toContain("proxy_request_buffering off;");
    expect([...nginx.matchAll(/client_max_body_size (\d+)m;/g)].map(([, size]) => size)).toEqual(["3", "100"]);
  });

  it("tells the portal of the same host and address on both paths", () => {
    const headers = [...nginx.matchAll(/proxy_set_header (X-Forwarded-\w+) /g)].map(([, name]) => name);
    expect(headers.slice(0, 3)).toEqual(headers.slice(3));
  });

  it("reuses no connection to an instance, and sends no form a second time", () => {
    expect(nginx).not.toMatch(/^\s*(keepalive|proxy_next_upstream)\b/m);
  });

  it("has the instances of the unit behind it", () => {
    expect([...nginx.matchAll(/server 127\.0\.0\.1:(\d+)/g)].map(([, port]) => port)).toEqual(["3001", "3002"]);
    expect(unit).toContain("casedesk@3001 casedesk@3002");
  });
});
