import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { type Answer, type HttpDouble, startHttpDouble } from "./http-double";
import { someSettings } from "./settings";

/** For tests: a double of AWS over HTTP, which the settings of each test in this file point at. */
export function awsDouble(): () => HttpDouble {
  let double: HttpDouble | undefined;
  const aws = () => {
    if (!double) throw new Error("The double starts before the first test");
    return double;
  };
  beforeAll(async () => {
    double = await startHttpDouble();
  });
  afterAll(() => aws().close());
  beforeEach(() => {
    vi.resetModules(); // The retry budget of one test is not another's.
    for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", aws().address);
    // The SDK multiplies its waits between attempts by Math.random.
    vi.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  return aws;
}

/** An answer of AWS that refuses, with a message that must appear nowhere. */
export function refusal(status: number, type: string, body: object = {}): Answer {
  const message = "canary: Unknown access keys in use, says ana@example.com";
  return { status, headers: { "x-amzn-errortype": type }, body: { message, ...body } };
}
