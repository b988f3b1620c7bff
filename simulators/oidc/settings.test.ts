import { expect, test } from "vitest";
import { defaultSettings, toSettings } from "./settings";

/** Next declares NODE_ENV as always present. */
function anEnvironment(changes: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { NODE_ENV: "test", ...changes };
}

test("an empty environment gives the demo's settings", () => {
  expect(toSettings(anEnvironment())).toEqual(defaultSettings);
});

test("redirect addresses are separated by commas", () => {
  const { redirectUris } = toSettings(
    anEnvironment({ OIDC_SIM_REDIRECT_URIS: "http://127.0.0.1:1/a, http://127.0.0.1:2/b" }),
  );
  expect(redirectUris).toEqual(["http://127.0.0.1:1/a", "http://127.0.0.1:2/b"]);
});

test("an issuer is taken as it is", () => {
  const environment = anEnvironment({ OIDC_SIM_ISSUER: "https://idp.example.test" });
  expect(toSettings(environment).issuer).toBe("https://idp.example.test");
});

test("an invalid port gives an error that names its variable", () => {
  expect(() => toSettings(anEnvironment({ OIDC_SIM_PORT: "abc" }))).toThrow("OIDC_SIM_PORT must be a port");
});

test("an invalid address gives an error that names its variable", () => {
  expect(() => toSettings(anEnvironment({ OIDC_SIM_POST_LOGOUT_URIS: "sign-in" }))).toThrow(
    "OIDC_SIM_POST_LOGOUT_URIS must be addresses",
  );
});
