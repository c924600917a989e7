// `npm run bench NAME`: one of the programs in bench/, on the Node that the project brings.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { programOptions } from '../platform/process/program-options.mjs';
import { bootstrap, root } from './bootstrap.mjs';

const node = await bootstrap();
const { status } = spawnSync(
  node,
  [...programOptions, path.join(root, 'scripts', 'bench.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
