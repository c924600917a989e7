// `npm run db:generate -- NAME`: writes the next migration and its snapshot, if db/schema has changed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { refuse, typedWords } from './usage.mjs';

const USAGE = `npm run db:generate -- NAME   writes db/migrations/NNNN_NAME.sql from the tables of db/schema; NAME is of letters, digits and _
`;
const [name = ''] = typedWords(USAGE, { most: 1 });
if (!/^[a-z0-9_]+$/.test(name)) refuse('A migration needs a name of letters, digits and _.', USAGE);
const node = await bootstrap();
const kit = path.join(root, 'node_modules/drizzle-kit/bin.cjs');
const { status } = spawnSync(node, [kit, 'generate', `--name=${name}`], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
