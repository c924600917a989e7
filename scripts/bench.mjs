// `npm run bench:NAME`: one of the programs in bench/, on the Node that the project brings.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { findBrowser } from './find-browser.mjs';

const [name, ...options] = process.argv.slice(2);
const node = await bootstrap();
const env = { ...process.env };
// What is judged by a collection is looked at in no browser, and whoever asks for help needs none.
if (!name?.startsWith('eval-') && !options.includes('--help')) {
  const browser = findBrowser(node);
  if (!browser) process.exit(1);
  env.CHROMIUM_PATH = browser;
}
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'bench', `${name}.ts`), ...options],
  { cwd: root, stdio: 'inherit', env },
);
process.exit(status ?? 1);
