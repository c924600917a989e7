import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Known to contexts that are made after it alone.
setFlagsFromString('--expose-gc');

/** Has V8 look for what is dead in this thread, now: among the young alone, or everywhere. */
export const runGc = runInNewContext('gc') as (how: { readonly type: 'minor' | 'major' }) => void;
