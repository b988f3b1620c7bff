import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListCasesCommand, type SecurityIRClientConfig } from "@aws-sdk/client-security-ir";
import { HttpResponse } from "@smithy/core/protocols";
import type { HttpRequest } from "@smithy/types";
import { afterEach, describe, expect, it, vi } from "vitest";
import { defaultEndpointResolver, type EndpointParameters } from "./endpoint";
import { aClient } from "./testing/builders";

afterEach(() => {
  vi.unstubAllEnvs();
});

// Answers every call without a socket and returns the address that it would have gone to.
async function destinationOf(config: SecurityIRClientConfig): Promise<string> {
  const sent: HttpRequest[] = [];
  const handle = async (request: HttpRequest) => {
    sent.push(request);
    return { response: new HttpResponse({ statusCode: 200 }) };
  };
  // The real handler's settings mean nothing to one that opens no socket.
  const requestHandler = { handle, updateHttpClientConfig: () => undefined, httpHandlerConfigs: () => ({}) };
  await aClient({ ...config, requestHandler }).send(new ListCasesCommand({}));
  const [request] = sent;
  const port = request?.port ? `:${request.port}` : "";
  return `${request?.protocol}//${request?.hostname}${port}${request?.path}`;
}

describe("the endpoint rules", () => {
  it.each<[EndpointParameters, string]>([
    [{ Region: "us-east-1" }, "https://security-ir.us-east-1.api.aws/"],
    [{ Region: "us-east-1", UseFIPS: true }, "https://security-ir-fips.us-east-1.api.aws/"],
    [{ Region: "ap-southeast-6" }, "https://security-ir.ap-southeast-6.api.aws/"],
    [{ Region: "us-gov-west-1" }, "https://security-ir.us-gov-west-1.api.aws/"],
    [{ Region: "cn-northwest-1" }, "https://security-ir.cn-northwest-1.api.amazonwebservices.com.cn/"],
    [{ Region: "cn-north-1", UseFIPS: true }, "https://security-ir-fips.cn-north-1.api.amazonwebservices.com.cn/"],
    [{ Endpoint: "http://127.0.0.1:4570" }, "http://127.0.0.1:4570/"],
    [{ Endpoint: "https://example.com", Region: "us-east-1" }, "https://example.com/"],
  ])("answer %o with %s", (params, url) => {
    expect(defaultEndpointResolver(params).url.href).toBe(url);
  });

  it("refuse FIPS together with a custom endpoint", () => {
    expect(() => defaultEndpointResolver({ Endpoint: "https://example.com", UseFIPS: true })).toThrow(
      "FIPS and custom endpoint are not supported",
    );
  });

  it("refuse a missing Region", () => {
    expect(() => defaultEndpointResolver({})).toThrow("Missing Region");
  });
});

describe("a client", () => {
  it("calls the service in its Region", async () => {
    expect(await destinationOf({ region: "eu-central-1" })).toBe(
      "https://security-ir.eu-central-1.api.aws/v1/list-cases",
    );
  });

  it("calls the FIPS host when configured", async () => {
    expect(await destinationOf({ region: "us-east-1", useFipsEndpoint: true })).toBe(
      "https://security-ir-fips.us-east-1.api.aws/v1/list-cases",
    );
  });

  it("calls the same host with and without dual stack", async () => {
    expect(await destinationOf({ region: "us-east-1", useDualstackEndpoint: true })).toBe(
      "https://security-ir.us-east-1.api.aws/v1/list-cases",
    );
  });

  it("takes the Region from AWS_REGION when none is set", async () => {
    vi.stubEnv("AWS_REGION", "sa-east-1");
    const region = await import("./security-ir-client").then(({ SecurityIRClient }) =>
      new SecurityIRClient({}).config.region(),
    );
    expect(region).toBe("sa-east-1");
  });

  it("obeys AWS_ENDPOINT_URL_SECURITY_IR", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:4570");
    expect(await destinationOf({})).toBe("http://127.0.0.1:4570/v1/list-cases");
  });

  it("obeys AWS_ENDPOINT_URL", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:4571");
    expect(await destinationOf({})).toBe("http://127.0.0.1:4571/v1/list-cases");
  });

  it("prefers the service's own variable", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:4571");
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:4570");
    expect(await destinationOf({})).toBe("http://127.0.0.1:4570/v1/list-cases");
  });

  it("prefers the endpoint given in code", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:4570");
    expect(await destinationOf({ endpoint: "http://127.0.0.1:4572" })).toBe("http://127.0.0.1:4572/v1/list-cases");
  });

  it("ignores the variable of another service", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:4573");
    expect(await destinationOf({ region: "us-east-1" })).toBe("https://security-ir.us-east-1.api.aws/v1/list-cases");
  });

  it("keeps the path of an endpoint", async () => {
    expect(await destinationOf({ endpoint: "http://127.0.0.1:4570/base" })).toBe(
      "http://127.0.0.1:4570/base/v1/list-cases",
    );
  });

  it("obeys the endpoint_url of the service in the shared config file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "shared-config-"));
    const file = join(folder, "config");
    await writeFile(
      file,
      "[default]\nservices = test\n[services test]\nsecurity_ir =\n  endpoint_url = http://127.0.0.1:4574\n",
    );
    vi.stubEnv("AWS_CONFIG_FILE", file);
    const destination = await destinationOf({});
    await rm(folder, { recursive: true });
    expect(destination).toBe("http://127.0.0.1:4574/v1/list-cases");
  });
});
