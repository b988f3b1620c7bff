import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";

beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

async function isAccepted(url: string): Promise<boolean> {
  const { toPresignedUrl } = await import("./presigned-url");
  return toPresignedUrl(url) !== undefined;
}

describe("a presigned URL", () => {
  test.each([
    "https://security-ir-eu-central-1.s3.eu-central-1.amazonaws.com/a/b.txt?X-Amz-Signature=0",
    "https://s3.amazonaws.com:443/bucket/key",
    "https://BUCKET.S3.AMAZONAWS.COM/key",
  ])("%s leads to AWS", async (url) => {
    expect(await isAccepted(url)).toBe(true);
  });

  test.each([
    "http://bucket.s3.amazonaws.com/key",
    "https://bucket.s3.amazonaws.com:8443/key",
    "https://ana:secret@bucket.s3.amazonaws.com/key",
    "https://ana@bucket.s3.amazonaws.com/key",
    "https://bucket.s3.amazonaws.com@evil.example/key",
    "https://amazonaws.com/key",
    "https://evil-amazonaws.com/key",
    "https://bucket.s3.amazonaws.com.evil.example/key",
    "https://bucket.s3.amazonaws.com./key",
    "https://evil.example/.amazonaws.com",
    "https://evil.example#.amazonaws.com",
    "https://169.254.169.254/latest/meta-data",
    "http://169.254.169.254/latest/meta-data",
    "http://127.0.0.1:4021/key",
    "https://[::1]/key",
    "https://localhost/key",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "//bucket.s3.amazonaws.com/key",
    "",
  ])("%s leads elsewhere", async (url) => {
    expect(await isAccepted(url)).toBe(false);
  });

  test.each([
    ["http://127.0.0.1:4021/key", true],
    ["http://127.0.0.1/key", true],
    ["https://bucket.s3.amazonaws.com/key", true],
    ["http://localhost:4021/key", false],
    ["http://127.0.0.2:4021/key", false],
    ["http://ana@127.0.0.1:4021/key", false],
    ["https://127.0.0.1:4021/key", false],
    ["http://bucket.s3.amazonaws.com/key", false],
  ])("beside a simulator on 127.0.0.1, %s is accepted: %s", async (url, accepted) => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:4020");
    expect(await isAccepted(url)).toBe(accepted);
  });

  test("may not use http beside an endpoint elsewhere", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "https://vpce-1.security-ir.eu-central-1.vpce.amazonaws.com");
    expect(await isAccepted("http://vpce-1.security-ir.eu-central-1.vpce.amazonaws.com/key")).toBe(false);
  });
});
