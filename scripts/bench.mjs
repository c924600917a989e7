// `npm run bench:NAME`: one of the programs in bench/, on the Node that the project brings.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { findBrowser } from './find-browser.mjs';

const [name, ...options] = process.argv.slice(2);
const node = bootstrap();
const browser = findBrowser(node);
if (!browser) process.exit(1);
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'bench', `${name}.ts`), ...options],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: browser } },
);
process.exit(status ?? 1);
