// `npm run docs:workflow`: on the Node that the project brings.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { typedWords } from './usage.mjs';

typedWords('npm run docs:workflow   writes docs/WORKFLOW.md; takes no options\n');
const node = await bootstrap();
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts', 'write-workflow.ts')],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
