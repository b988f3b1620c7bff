/**
 * One line of a Dockerfile: its name, its options (`--from=build`), and the rest as it is written.
 * @typedef {{name: string, options: string[], rest: string}} Instruction
 * @typedef {{name: string, base: string, instructions: Instruction[]}} Stage
 */

/**
 * Reads a Dockerfile: its stages in order, with their instructions. Only what ours uses: refuses what it does not know,
 * so that a line that nobody carries out cannot be added unseen.
 * @param {string} text
 * @returns {Stage[]}
 */
export function parseDockerfile(text) {
  /** @type {Stage[]} */
  const stages = [];
  for (const line of joinLines(text)) {
    const [, name = "", after = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    const { options, rest } = splitOptions(after);
    if (name === "FROM") {
      const [, base = "", stage = ""] = /^(\S+) AS (\S+)$/.exec(rest) ?? [];
      if (stage === "") throw new Error(`A stage without a name: ${line}`);
      stages.push({ name: stage, base, instructions: [] });
    } else if (name === "ARG" && stages.length === 0) {
      // Which base image: there is none here.
    } else if (known.includes(name) && stages.length > 0) {
      stages.at(-1)?.instructions.push({ name, options, rest });
    } else {
      throw new Error(`Not known here: ${line}`);
    }
  }
  return stages;
}

const known = ["WORKDIR", "COPY", "RUN", "LABEL", "ENV", "USER", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "CMD"];

/**
 * Without comments and empty lines, and with continued lines as one.
 * @param {string} text
 */
function joinLines(text) {
  return text
    .split("\n")
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n");
}

/** @param {string} text */
function splitOptions(text) {
  /** @type {string[]} */
  const options = [];
  let rest = text;
  for (let found = /^--\S+\s+/.exec(rest); found; found = /^--\S+\s+/.exec(rest)) {
    options.push(found[0].trim());
    rest = rest.slice(found[0].length);
  }
  return { options, rest };
}

/**
 * The variables of an ENV instruction: `A=1 B="two words"`.
 * @param {string} rest
 * @returns {Record<string, string>}
 */
export function toVariables(rest) {
  return Object.fromEntries(
    [...rest.matchAll(/(\w+)=("([^"]*)"|\S+)/g)].map(([, name = "", value = "", quoted]) => [name, quoted ?? value]),
  );
}

/**
 * Whether a file of the context reaches the build: the last pattern of .dockerignore that names it, or a folder above
 * it, decides.
 * @param {string} ignore the text of .dockerignore
 * @returns {(path: string) => boolean}
 */
export function toContextFilter(ignore) {
  const rules = ignore
    .split("\n")
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => ({ includes: line.startsWith("!"), pattern: toPattern(line.replace(/^!/, "")) }));
  return (path) => {
    const parts = path.split("/");
    const paths = parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
    return rules.findLast(({ pattern }) => paths.some((part) => pattern.test(part)))?.includes ?? true;
  };
}

/** @param {string} glob of .dockerignore: `**` any folders, `*` any name */
function toPattern(glob) {
  const source = glob
    .replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("**/", "\0")
    .replaceAll("**", "\u0001")
    .replaceAll("*", "[^/]*")
    .replaceAll("\0", "(?:.*/)?")
    .replaceAll("\u0001", ".*");
  return new RegExp(`^${source}$`);
}
