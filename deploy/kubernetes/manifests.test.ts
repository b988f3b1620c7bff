import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";

const folder = fileURLToPath(new URL("./", import.meta.url));
const packageFolder = fileURLToPath(new URL("../", import.meta.url));

type Manifest = { apiVersion: string; kind: string; metadata: { name: string }; [part: string]: unknown };

const read = (file: string) => parse(readFileSync(join(folder, file), "utf8"));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".yaml") && basename(name) !== "kustomization.yaml",
);
const manifests: Manifest[] = files.map(read);
const options = readdirSync(join(folder, "components"));

/** The names and values of an env file, as kustomize reads it. */
function readEnvFile(file: string): Record<string, string> {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  const pairs = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, value]));
}

const settings = readEnvFile("settings.env");

// Of Debian's kubectl 1.20 it is too old for components, and then these tests are left out.
const { stdout: version } = spawnSync("kubectl", ["version", "--client"], { encoding: "utf8" });
const canRender = /^Kustomize Version: v[5-9]/m.test(version ?? "");

/** Renders a copy whose files `change` can edit, with made-up secrets, and the components of these names. */
function render(components: readonly string[] = [], change: Record<string, (text: string) => string> = {}): Manifest[] {
  const place = mkdtempSync(join(tmpdir(), "casedesk-manifests-"));
  try {
    cpSync(folder, place, { recursive: true });
    writeFileSync(join(place, "secrets.env"), "NEXTAUTH_SECRET=one\nOIDC_CLIENT_SECRET=two\n");
    const switchOn = (text: string) =>
      components.reduce((all, name) => all.replace(`# - components/${name}`, `- components/${name}`), text);
    for (const [file, edit] of Object.entries({ "kustomization.yaml": switchOn, ...change })) {
      writeFileSync(join(place, file), edit(readFileSync(join(place, file), "utf8")));
    }
    const { status, stdout, stderr } = spawnSync("kubectl", ["kustomize", place], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return parseAllDocuments(stdout).map((document) => document.toJS() as Manifest); // Checked by `complaints`.
  } finally {
    rmSync(place, { recursive: true });
  }
}

const ofKind = (rendered: readonly Manifest[], kind: string) => rendered.filter((manifest) => manifest.kind === kind);

/** The names from which the pods take their settings, which are part of the pods' template. */
function sourcesOf(rendered: readonly Manifest[]): { configMap: string; secret: string } {
  const [manifest] = ofKind(rendered, "Deployment");
  const { template } = Object(manifest?.spec);
  const [{ configMapRef }, { secretRef }] = template.spec.containers[0].envFrom;
  return { configMap: configMapRef.name, secret: secretRef.name };
}

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

  it("are all applied, or belong to an option", () => {
    const { resources } = read("kustomization.yaml");
    const ofOptions = options
      .map((name) => `components/${name}/network-policy.yaml`)
      .filter((file) => files.includes(file));
    expect([...resources, ...ofOptions].sort()).toEqual([...files].sort());
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

describe.runIf(canRender)("kustomize", () => {
  it("renders what Kubernetes knows, with no option and with all of them", () => {
    expect(options.sort()).toEqual(["metrics", "proxy", "traces"]);
    expect(complaints(render())).toBe("");
    expect(complaints(render(options))).toBe("");
  });

  it("gives the pods the settings and the secrets that it renders", () => {
    const rendered = render();
    const { configMap, secret } = sourcesOf(rendered);
    expect(ofKind(rendered, "ConfigMap")).toMatchObject([{ metadata: { name: configMap }, data: settings }]);
    expect(ofKind(rendered, "Secret")).toMatchObject([
      { metadata: { name: secret }, data: { NEXTAUTH_SECRET: "b25l" } },
    ]);
  });

  it("renders the same names from the same settings", () => {
    expect(sourcesOf(render())).toEqual(sourcesOf(render()));
  });

  it("makes new pods of a changed setting", () => {
    const changed = render([], { "settings.env": (text) => text.replace("=3600", "=7200") });
    expect(sourcesOf(changed).configMap).not.toBe(sourcesOf(render()).configMap);
    expect(sourcesOf(changed).secret).toBe(sourcesOf(render()).secret);
  });

  it("makes new pods of a changed secret", () => {
    const changed = render([], { "secrets.env": (text) => text.replace("=one", "=another") });
    expect(sourcesOf(changed).secret).not.toBe(sourcesOf(render()).secret);
    expect(sourcesOf(changed).configMap).toBe(sourcesOf(render()).configMap);
  });

  it("leaves the Secret to a secret store if the generator is removed", () => {
    const withoutSecret = (text: string) => text.replace(/secretGenerator:\n.+\n.+\n/, "");
    const rendered = render([], { "kustomization.yaml": withoutSecret });
    expect([ofKind(rendered, "Secret"), sourcesOf(rendered).secret]).toEqual([[], "casedesk"]);
  });

  type Policy = { egress: { ports: { port: number }[] }[] };

  function portIn(components: readonly string[], setting: string): number {
    const [configMap] = ofKind(render(components), "ConfigMap");
    const { port } = new URL(String(Object(configMap?.data)[setting]));
    return Number(port);
  }

  const policies = (components: readonly string[]) => ofKind(render(components), "NetworkPolicy");

  it("opens nothing for metrics and traces by itself", () => {
    expect(policies([])).toHaveLength(1);
    expect(JSON.stringify(policies([]))).not.toMatch(/monitoring|observability|4318|3128/);
  });

  it("lets Prometheus in, as an option", () => {
    const [, added] = policies(["metrics"]);
    expect(added).toMatchObject({
      metadata: { name: "casedesk-metrics", namespace: "casedesk" },
      spec: { podSelector: { matchLabels: label }, policyTypes: ["Ingress"], ingress: [{ ports: [{ port: "http" }] }] },
    });
  });

  it("lets traces out to the collector that it names, as an option", () => {
    const [, added] = policies(["traces"]);
    const port = portIn(["traces"], "OTEL_EXPORTER_OTLP_ENDPOINT");
    expect(added).toMatchObject({ spec: { policyTypes: ["Egress"], egress: [{ ports: [{ port }] }] } });
  });

  it("leaves the proxy as the only way out beside DNS, as an option", () => {
    const ports = policies(["proxy"]).flatMap(({ spec }) =>
      (spec as Policy).egress.flatMap((way) => way.ports.map(({ port }) => port)),
    );
    expect(ports).toEqual([53, 53, portIn(["proxy"], "HTTPS_PROXY")]);
  });
});

describe("the ingresses", () => {
  it("let files of 100 MiB through on their own path alone, and keep none", () => {
    const files = read("ingress-files.yaml");
    expect(files.metadata.annotations).toMatchObject({
      "nginx.ingress.kubernetes.io/proxy-body-size": "100m",
      "nginx.ingress.kubernetes.io/proxy-request-buffering": "off",
    });
    expect(files.spec.rules[0].http.paths.map(({ path }: { path: string }) => path)).toEqual([
      "/api/cases/[^/]+/files$",
    ]);
    expect(read("ingress.yaml").metadata.annotations).toMatchObject({
      "nginx.ingress.kubernetes.io/proxy-body-size": "2m",
    });
  });
});

describe("the settings", () => {
  const documented = readFileSync(join(packageFolder, "../docs/settings.md"), "utf8");

  it("are settings of the portal", () => {
    const names = [
      ...Object.keys(settings),
      ...Object.keys(readEnvFile("secrets.example.env")),
      ...container.env.map(({ name }: { name: string }) => name),
    ];
    expect(names.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });

  it("hold the secrets apart", () => {
    expect(Object.keys(settings).filter((name) => /SECRET|TOKEN/.test(name))).toEqual([]);
  });

  it("list roles as JSON", () => {
    expect(JSON.parse(settings.AWS_ROLES ?? "")).toHaveLength(2);
  });

  it("let the server listen to more than the pod itself", () => {
    expect(container.env).toContainEqual({ name: "HOSTNAME", value: "0.0.0.0" });
  });
});
