// `seed-data-folder.ts FOLDER`: starts the site once on an empty data folder and stops it; tests start with
// copies of the folder.
import { startSiteIn } from './start-site.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('seed-data-folder.ts wants a folder');
const site = await startSiteIn(folder);
await site.end();
