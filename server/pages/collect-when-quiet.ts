import { getHeapSpaceStatistics } from 'node:v8';

const MB = 1024 ** 2;
/** A page that is asked for while another is made comes before this. */
const QUIET_MS = 30;
/** With less, a look costs more than it spares. */
const YOUNG_BYTES = 6 * MB;
/** V8 begins by itself some 10 MB above what it left, in the middle of whatever is being made. */
const GROWN_BYTES = 4 * MB;

/** What lies in the heap of this thread, in bytes. */
export type HeapUse = { readonly young: number; readonly old: number };

type Collect = (how: { readonly type: 'minor' | 'major' }) => void;

export function heapUse(): HeapUse {
  let young = 0;
  let old = 0;
  for (const { space_name, space_used_size } of getHeapSpaceStatistics()) {
    if (space_name === 'new_space') young += space_used_size;
    else if (space_name === 'old_space') old += space_used_size;
  }
  return { young, old };
}

/**
 * Looks for what is dead while no page is being made, so that the pages of the next publication are not kept waiting by it: they
 * are made in one burst, and V8 looks when what they need is used up, which is in the middle of one (decision 0073).
 */
export function collectWhenQuiet({ collect, use }: { collect: Collect; use: () => HeapUse }): {
  begun(): void;
  ended(): void;
} {
  let making = 0;
  let quiet: NodeJS.Timeout | undefined;
  let oldBefore = use().old;
  const look = () => {
    const { young, old } = use();
    if (old - oldBefore > GROWN_BYTES) {
      collect({ type: 'major' });
      oldBefore = use().old;
    } else if (young > YOUNG_BYTES) collect({ type: 'minor' });
    // V8 has looked by itself meanwhile.
    if (old < oldBefore) oldBefore = old;
  };
  return {
    begun() {
      making += 1;
      clearTimeout(quiet);
    },
    ended() {
      making -= 1;
      if (making === 0) quiet = setTimeout(look, QUIET_MS).unref();
    },
  };
}
