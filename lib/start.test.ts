import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeLogLines, takeLogText } from "./testing/log-lines";
import { someSettings } from "./testing/settings";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

class Exit extends Error {}

const exit = vi.spyOn(process, "exit").mockImplementation(() => {
  throw new Exit(); // Nothing runs after the end of a process.
});
const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);

beforeEach(() => vi.resetModules());

afterEach(() => {
  vi.unstubAllEnvs();
  vi.clearAllMocks();
  takeLogText();
});

async function start(parts: Record<string, string | undefined> = {}): Promise<void> {
  for (const [name, value] of Object.entries(someSettings(parts))) vi.stubEnv(name, value);
  const { checkSettingsAtStart } = await import("./start");
  try {
    checkSettingsAtStart();
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
  }
}

describe("the start", () => {
  test("continues with valid settings", async () => {
    await start();
    expect(exit).not.toHaveBeenCalled();
  });

  test("prints nothing with valid settings", async () => {
    await start();
    expect(takeLogText()).toBe("");
  });

  test("ends the process with code 1 when a setting is wrong", async () => {
    await start({ AWS_REGION: "wrong" });
    expect(exit).toHaveBeenCalledWith(1);
  });

  test("names each wrong setting, and where all of them are described", async () => {
    await start({ AWS_REGION: "wrong", NEXTAUTH_SECRET: undefined });
    expect(write.mock.calls.join()).toMatch(/NEXTAUTH_SECRET is missing.+AWS_REGION is not.+\.env\.example/s);
  });

  test("logs the names of the wrong settings, and no value", async () => {
    await start({ AWS_REGION: "wrong-value", NEXTAUTH_SECRET: undefined, LOG_LEVEL: "wrong-value" });
    const text = takeLogText();
    expect(JSON.parse(text)).toMatchObject({
      level: 50,
      event: "config_refused",
      settings: ["NEXTAUTH_SECRET", "AWS_REGION", "LOG_LEVEL"],
    });
    expect(text).not.toContain("wrong-value");
  });

  test.each(["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SECURITY_IR"])(
    "warns that AWS is reached by another address, without saying which: %s",
    async (setting) => {
      await start({ [setting]: "http://127.0.0.1:4000" });
      expect(takeLogLines()).toEqual([{ level: 40, time: expect.any(String), event: "endpoint_overridden", setting }]);
    },
  );
});
