// Runs a program of bench/: `node scripts/bench.ts NAME [OPTION …]`.
import { PROGRAMS } from '../bench/programs.ts';
import { answerOptions, type Program } from '../bench/support/options.ts';
import { findBrowser } from './find-browser.mjs';

const [name = '', ...options] = process.argv.slice(2);
const program = (PROGRAMS as Readonly<Record<string, Program>>)[name];
if (program === undefined) {
  const usage = `npm run bench NAME [-- OPTION …]\nThe names: ${Object.keys(PROGRAMS).join(', ')}.`;
  if (name === '--help') {
    console.log(usage);
    process.exit(0);
  }
  console.error(name === '' ? usage : `There is no program “${name}” in bench/.\n${usage}`);
  process.exit(2);
}
const answered = answerOptions(program, options, process);
if (answered !== null) process.exit(answered);
if (program.needsBrowser !== false) {
  const browser = findBrowser(process.execPath);
  if (browser === null) process.exit(1);
  process.env.CHROMIUM_PATH = browser;
}
await import(`../bench/${name}.ts`);
