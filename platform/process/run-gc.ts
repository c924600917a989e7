import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Only contexts created after this call have `gc`.
setFlagsFromString('--expose-gc');

/** Runs the garbage collector in this thread: the young generation only, or all. */
export const runGc = runInNewContext('gc') as (how: { readonly type: 'minor' | 'major' }) => void;
