import { main } from './newsroom/main.ts';

// The output of commands contains password hashes and drafts, so other users of the machine must not read it.
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2), process);
