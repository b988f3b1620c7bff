/** One way in which AWS may behave; AWS does not publish how it treats a repeated client token. */
export type World = {
  readonly name: WorldName;
  /** For the AWS simulator, as environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  /** A repeated token opens no second case. */
  readonly honoursTokens: boolean;
  /** AWS's published rates apply. Nobody is throttled elsewhere: one refusal would slow everybody down for a minute. */
  readonly isPaced: boolean;
};

/**
 * People who open cases without end would starve one of two replicas, which take AWS's turns from each other. These
 * leave AWS a third of its turns.
 */
export const pacedUsers = { most: 5, pauseSeconds: [4, 8] } as const;

export const worldNames = ["remembered", "forgotten", "conflict", "paced"] as const;
export type WorldName = (typeof worldNames)[number];

/** A submit takes a second in the paced world, so it is not for ten thousand of them. */
export const quickWorldNames: readonly WorldName[] = worldNames.filter((name) => name !== "paced");

const settings: Readonly<Record<WorldName, World["settings"]>> = {
  // Answers with the same case, as the service model describes an idempotency token.
  remembered: { AWS_SIM_REPEAT: "replay" },
  // Opens a second case.
  forgotten: { AWS_SIM_REPEAT: "replay", AWS_SIM_TOKEN_SECONDS: "0" },
  // Answers with ConflictException.
  conflict: { AWS_SIM_REPEAT: "conflict" },
  paced: { AWS_SIM_REPEAT: "replay", AWS_SIM_RATES: "true" },
};

export const toWorld = (name: WorldName): World => ({
  name,
  settings: settings[name],
  honoursTokens: name !== "forgotten",
  isPaced: name === "paced",
});
