/** One way in which AWS may treat a repeated client token; AWS does not publish which is right. */
export type World = {
  readonly name: WorldName;
  /** For the AWS simulator, as environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  /** A repeated token opens no second case. */
  readonly honoursTokens: boolean;
};

export const worldNames = ["remembered", "forgotten", "conflict"] as const;
export type WorldName = (typeof worldNames)[number];

const settings: Readonly<Record<WorldName, World["settings"]>> = {
  // Answers with the same case, as the service model describes an idempotency token.
  remembered: { AWS_SIM_REPEAT: "replay" },
  // Opens a second case.
  forgotten: { AWS_SIM_REPEAT: "replay", AWS_SIM_TOKEN_SECONDS: "0" },
  // Answers with ConflictException.
  conflict: { AWS_SIM_REPEAT: "conflict" },
};

export const toWorld = (name: WorldName): World => ({
  name,
  settings: settings[name],
  honoursTokens: name !== "forgotten",
});
