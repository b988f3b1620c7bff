/** One way in which AWS may treat a client token that it has seen before; AWS does not publish which is right. */
export type World = {
  readonly name: WorldName;
  /** Told to the AWS simulator as environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether AWS, in its way, keeps a repeated token from opening a second case. */
  readonly honoursTokens: boolean;
};

export const worldNames = ["remembered", "forgotten", "conflict"] as const;
export type WorldName = (typeof worldNames)[number];

const settings: Readonly<Record<WorldName, World["settings"]>> = {
  // The same case again, as the service model says of an idempotency token.
  remembered: { AWS_SIM_REPEAT: "replay" },
  // A second case.
  forgotten: { AWS_SIM_REPEAT: "replay", AWS_SIM_TOKEN_SECONDS: "0" },
  // ConflictException instead of the case.
  conflict: { AWS_SIM_REPEAT: "conflict" },
};

export const toWorld = (name: WorldName): World => ({
  name,
  settings: settings[name],
  honoursTokens: name !== "forgotten",
});
