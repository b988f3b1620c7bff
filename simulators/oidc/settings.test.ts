import { expect, test } from "vitest";
import { defaultSettings, toSettings } from "./settings";

/** Next declares NODE_ENV as always present. */
function anEnvironment(changes: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { NODE_ENV: "test", ...changes };
}

test("an empty environment gives the settings of the demo", () => {
  expect(toSettings(anEnvironment())).toEqual(defaultSettings);
});

test("redirect addresses are separated by commas", () => {
  const { redirectUris } = toSettings(
    anEnvironment({ OIDC_SIM_REDIRECT_URIS: "http://127.0.0.1:1/a, http://127.0.0.1:2/b" }),
  );
  expect(redirectUris).toEqual(["http://127.0.0.1:1/a", "http://127.0.0.1:2/b"]);
});

test("a port that is not one is refused by the name of its variable", () => {
  expect(() => toSettings(anEnvironment({ OIDC_SIM_PORT: "abc" }))).toThrow("OIDC_SIM_PORT must be a port");
});

test("an address that is not one is refused by the name of its variable", () => {
  expect(() => toSettings(anEnvironment({ OIDC_SIM_POST_LOGOUT_URIS: "sign-in" }))).toThrow(
    "OIDC_SIM_POST_LOGOUT_URIS must be addresses",
  );
});
