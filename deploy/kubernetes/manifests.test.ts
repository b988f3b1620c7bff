import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = fileURLToPath(new URL("./", import.meta.url));
const packageFolder = fileURLToPath(new URL("../", import.meta.url));

type Manifest = { apiVersion: string; kind: string; metadata: { name: string }; [part: string]: unknown };

const read = (file: string) => parse(readFileSync(join(folder, file), "utf8"));
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml") && name !== "kustomization.yaml");
const manifests: Manifest[] = files.map(read);

/**
 * Kubernetes's own schema as types (kubernetes-models, made from its OpenAPI document). Unlike the schema, they refuse
 * unknown keys, which Kubernetes would ignore. Returns the compiler's messages.
 */
function complaints(candidates: readonly Manifest[]): string {
  const place = mkdtempSync(join(packageFolder, "node_modules/.manifests-"));
  const source = candidates.map((manifest, index) => {
    const path = manifest.apiVersion === "v1" ? "v1" : manifest.apiVersion;
    return `import type { I${manifest.kind} as K${index} } from "kubernetes-models/${path}";
export const manifest${index}: K${index} = ${JSON.stringify(manifest)};`;
  });
  const compilerOptions = { module: "esnext", moduleResolution: "bundler", strict: true, noEmit: true, types: [] };
  try {
    writeFileSync(join(place, "manifests.ts"), source.join("\n"));
    writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["manifests.ts"] }));
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(packageFolder, "node_modules/typescript/bin/tsc"), "-p", place],
      { encoding: "utf8" },
    );
    return status === 0 ? "" : stdout;
  } finally {
    rmSync(place, { recursive: true });
  }
}

const deployment = read("deployment.yaml");
const pod = deployment.spec.template.spec;
const [container] = pod.containers;
const label = { "app.kubernetes.io/name": "casedesk" };

describe("the manifests", () => {
  it("are what Kubernetes knows, key by key", () => {
    expect(complaints(manifests)).toBe("");
  });

  it("would be refused for a key that Kubernetes does not know", () => {
    const [service] = manifests.filter(({ kind }) => kind === "Service");
    expect(complaints([{ ...service, spec: { selectors: label } } as Manifest])).toMatch(/selectors.* does not exist/); // Wrong on purpose.
  });

  it("are all applied, except the example of a secret", () => {
    const { resources } = read("kustomization.yaml");
    expect([...resources].sort()).toEqual(files.filter((file) => file !== "secret.example.yaml").sort());
  });

  it("speak of the same pods", () => {
    expect(deployment.spec.template.metadata.labels).toEqual(label);
    expect(deployment.spec.selector.matchLabels).toEqual(label);
    expect(read("service.yaml").spec.selector).toEqual(label);
    expect(read("pod-disruption-budget.yaml").spec.selector.matchLabels).toEqual(label);
    expect(read("network-policy.yaml").spec.podSelector.matchLabels).toEqual(label);
  });
});

describe("the pods", () => {
  it("are two, and no fewer while they are updated", () => {
    expect(deployment.spec.replicas).toBe(2);
    expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    expect(read("pod-disruption-budget.yaml").spec.minAvailable).toBe(1);
  });

  it("are as restricted as Kubernetes's strictest standard, and cannot write", () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(read("namespace.yaml").metadata.labels).toEqual({ "pod-security.kubernetes.io/enforce": "restricted" });
  });

  it("hold no right in the cluster", () => {
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(read("service-account.yaml").automountServiceAccountToken).toBe(false);
  });

  it("do not reach the metadata of their node", () => {
    expect(read("network-policy.yaml").spec.egress).toContainEqual({
      to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }],
      ports: [{ port: 443, protocol: "TCP" }],
    });
  });

  it("have time to finish a 33-second submit after traffic stops and DRAIN_SECONDS pass", () => {
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(container.lifecycle.preStop.sleep.seconds + 5 + 33);
  });

  it("stay in service and alive while the identity provider is away", () => {
    expect(container.readinessProbe.httpGet.path).toBe("/api/health");
    expect(container.livenessProbe.httpGet.path).toBe("/api/health");
  });

  it("spread over zones and nodes", () => {
    const keys = pod.topologySpreadConstraints.map(({ topologyKey }: { topologyKey: string }) => topologyKey);
    expect(keys).toEqual(["topology.kubernetes.io/zone", "kubernetes.io/hostname"]);
  });
});

describe("the settings", () => {
  const documented = readFileSync(join(packageFolder, "../docs/settings.md"), "utf8");

  it("are settings of the portal", () => {
    const names = [
      ...Object.keys(read("config-map.yaml").data),
      ...Object.keys(read("secret.example.yaml").stringData),
      ...container.env.map(({ name }: { name: string }) => name),
    ];
    expect(names.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });

  it("hold the secrets apart", () => {
    expect(Object.keys(read("config-map.yaml").data).filter((name) => /SECRET|TOKEN/.test(name))).toEqual([]);
  });

  it("list roles as JSON", () => {
    expect(JSON.parse(read("config-map.yaml").data.AWS_ROLES)).toHaveLength(2);
  });

  it("let the server listen to more than the pod itself", () => {
    expect(container.env).toContainEqual({ name: "HOSTNAME", value: "0.0.0.0" });
  });
});
