import { main } from './newsroom/main.ts';

// What a command writes holds password hashes and drafts: other users of the machine may not read it.
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2), process);
