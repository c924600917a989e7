/**
 * What was typed behind the name of a script, before anything is begun: whoever asks for help is told `usage` and the script ends with 0; whoever
 * types an option that it does not have, or more than `most` words, with 2.
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

/** Says what is wrong with what was typed, and how it is typed. */
export function refuse(sentence, usage) {
  process.stderr.write(`${sentence}\n\n${usage}`);
  process.exit(2);
}
