// `seed-data-folder.ts FOLDER`: starts the site once on an empty data folder and ends it, for tests to begin with copies.
import { startSiteIn } from './start-site.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('seed-data-folder.ts wants a folder');
const site = await startSiteIn(folder);
await site.end();
