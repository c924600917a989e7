/**
 * Parses the words behind a script's name before the script does anything. `--help` prints `usage` and exits
 * with 0. An unknown option, or more than `most` words, exits with 2.
 */
export function typedWords(usage, { most = 0, options = [] } = {}) {
  const typed = process.argv.slice(2);
  if (typed.includes('--help') || typed.includes('-h')) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const words = typed.filter((word) => !options.includes(word));
  const unknown = words.find((word) => word.startsWith('-')) ?? words[most];
  if (unknown !== undefined) refuse(`“${unknown}” is nothing that this knows.`, usage);
  return words;
}

/** Prints the problem and the usage, and exits with 2. */
export function refuse(sentence, usage) {
  process.stderr.write(`${sentence}\n\n${usage}`);
  process.exit(2);
}
