// `npm run soak [-- --minutes 120 --writers 50 --json]`: many who write for hours, and what the server's memory does.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const node = await bootstrap();
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'bench', 'soak.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
