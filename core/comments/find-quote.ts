/** A quote of this length does not occur twice by chance; it matches without context. */
const speaksForItselfChars = 24;
/** A shorter quote needs this much equal context on one side, or all of it if there was less. */
const contextChars = 8;

type Quoted = { readonly quote: string; readonly before?: string; readonly after?: string };

/**
 * Finds a quote in a text: by equal context, or without it if the quote is long and occurs once. All white
 * space is equal, because lines may have been split or joined. Among several matches the one with most
 * context wins, then the nearest to `near`. Null if no match is certain.
 */
export function findQuote(
  text: string,
  { quote, before = '', after = '' }: Quoted,
  near: number,
): { from: number; to: number } | null {
  if (quote.trim() === '') return null;
  // A quote of the whole headline has no context.
  if (text === quote && before + after === '') return { from: 0, to: quote.length };
  const found: { from: number; to: number; around: number; isSure: boolean }[] = [];
  for (const match of text.matchAll(patternOf(quote))) {
    const from = match.index;
    const to = from + match[0].length;
    const left = sharedEnd(text.slice(Math.max(0, from - before.length), from), before);
    const right = sharedStart(text.slice(to, to + after.length), after);
    found.push({ from, to, around: left + right, isSure: isEnough(left, before) || isEnough(right, after) });
  }
  const sure = found.filter(({ isSure }) => isSure);
  const isUnique = sure.length > 0 || (found.length === 1 && quote.length >= speaksForItselfChars);
  if (!isUnique) return null;
  const [best] = (sure.length > 0 ? sure : found).sort(
    (a, b) => b.around - a.around || Math.abs(a.from - near) - Math.abs(b.from - near),
  );
  return best === undefined ? null : { from: best.from, to: best.to };
}

function patternOf(quote: string): RegExp {
  const words = quote.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('\\s+'), 'g');
}

function isEnough(shared: number, context: string): boolean {
  return shared > 0 && shared >= Math.min(contextChars, context.length);
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) {
    length += 1;
  }
  return length;
}
