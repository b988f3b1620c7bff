import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { forgetPace } from "./forget-pace";
import { type Answer, type HttpDouble, startHttpDouble } from "./http-double";
import { someSettings } from "./settings";

/** An HTTP server in place of AWS, for each test in the file. */
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
    vi.resetModules(); // Each test gets its own retry budget.
    forgetPace();
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

/** Its message must appear in no log. */
export function refusal(status: number, type: string, body: object = {}): Exclude<Answer, string> {
  const message = "canary: Unknown access keys in use, says ana@example.com";
  return { status, headers: { "x-amzn-errortype": type }, body: { message, ...body } };
}
