import type { OutsideThread } from '#core/outside/outside-thread.ts';

const highlightName = 'outside-quote';

/** The position of each quote in the page. Quotes that are not found are omitted. */
export function rangesOf(
  threads: readonly Pick<OutsideThread, 'id' | 'place'>[],
): ReadonlyMap<string, Range> {
  const found = threads.flatMap(({ id, place }) => {
    const range = place === null ? null : rangeOf(place.field, place.quote);
    return range === null ? [] : [[id, range] as const];
  });
  return new Map(found);
}

/** Highlights the quotes with the CSS Custom Highlight API, if available, without changing the page. */
export function lightUp(ranges: Iterable<Range>): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.set(highlightName, new Highlight(...ranges));
}

const PLACES = { headline: '.article-head h1', sapo: '.article-sapo', body: '.body' } as const;

function rangeOf(field: keyof typeof PLACES, quote: string): Range | null {
  const root = document.querySelector(`[data-outside-text] .article ${PLACES[field]}`);
  const wanted = quote.replace(/\s/g, '');
  if (root === null || wanted === '') return null;
  const letters = lettersOf(root);
  const at = letters
    .map(({ letter }) => letter)
    .join('')
    .indexOf(wanted);
  const first = letters[at];
  const last = letters[at + wanted.length - 1];
  if (first === undefined || last === undefined) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

/** All letters with their positions. White space is skipped, because there is none between blocks. */
function lettersOf(root: Element): { letter: string; node: Text; offset: number }[] {
  const letters: { letter: string; node: Text; offset: number }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const letter = node.data[offset] ?? '';
      if (!/\s/.test(letter)) letters.push({ letter, node, offset });
    }
  }
  return letters;
}
