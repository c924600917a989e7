// `npm run sbom [-- FILE]`: on the Node that the project brings.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { typedWords } from './usage.mjs';

const words = typedWords(
  'npm run sbom -- [FILE]   writes the bill of materials (sbom.cdx.json) and docs/LICENSES.md from the lockfile\n',
  { most: 1 },
);
const node = await bootstrap();
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts', 'write-sbom.ts'), ...words],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
