/** An event that an input method sends to the focused program. */
export type Stroke =
  /** A letter key, the space bar or Enter (\n) that the engine passes through. */
  | { readonly kind: 'key'; readonly text: string }
  | { readonly kind: 'backspace' }
  /** Shift and the left arrow. */
  | { readonly kind: 'select-left' }
  /** Letters that the engine inserts without a key of their own, all in one event. */
  | { readonly kind: 'insert'; readonly text: string }
  /** The composition (underlined text) as it now reads; it always ends with a commit. */
  | { readonly kind: 'compose'; readonly text: string }
  /** The composition becomes text. */
  | { readonly kind: 'commit'; readonly text: string };

/**
 * How an engine writes into a program. `preedit`: a composition that grows and is rewritten (ibus, macOS,
 * Windows TSF). `letters`: Backspace and then each letter for itself, as Unikey does on Windows. `string`:
 * Backspace and then all letters in one event, as EVKey and OpenKey do. `decoy`: an empty character and one
 * more Backspace, against autocomplete (OpenKey). `select`: the old text is selected backwards and
 * overwritten (OpenKey in Chromium).
 */
export const ENGINES = ['preedit', 'letters', 'string', 'decoy', 'select'] as const;
export type Engine = (typeof ENGINES)[number];

/** The narrow space that OpenKey sends as its empty character. */
const DECOY = '\u202F';

/** The events of one word: `keys` as pressed, `shown` the text on the screen after each key. */
export function keyStream(engine: Engine, keys: string, shown: readonly string[]): Stroke[] {
  if (engine === 'preedit') {
    return [
      ...shown.map((text): Stroke => ({ kind: 'compose', text })),
      { kind: 'commit', text: shown.at(-1) ?? '' },
    ];
  }
  return shown.flatMap((after, at) => rewrite(engine, shown[at - 1] ?? '', after, keys[at] ?? ''));
}

function rewrite(engine: Exclude<Engine, 'preedit'>, before: string, after: string, key: string): Stroke[] {
  if (after === before + key) return [{ kind: 'key', text: key }];
  let copied = 0;
  while (copied < before.length && before[copied] === after[copied]) copied += 1;
  const gone = before.length - copied;
  const text = after.slice(copied);
  const backspaces = (count: number) => Array.from({ length: count }, (): Stroke => ({ kind: 'backspace' }));
  switch (engine) {
    case 'letters':
      return [
        ...backspaces(gone),
        ...Array.from(text, (letter): Stroke => ({ kind: 'insert', text: letter })),
      ];
    case 'string':
      return [...backspaces(gone), { kind: 'insert', text }];
    case 'decoy':
      return [{ kind: 'insert', text: DECOY }, ...backspaces(gone + 1), { kind: 'insert', text }];
    case 'select':
      return [
        ...Array.from({ length: gone }, (): Stroke => ({ kind: 'select-left' })),
        { kind: 'insert', text },
      ];
  }
}

const SIGNS: Record<Stroke['kind'], (text: string) => string> = {
  key: (text) => text,
  backspace: () => '⌫',
  'select-left': () => '⇧←',
  insert: (text) => `[${text}]`,
  compose: (text) => `‹${text}›`,
  commit: (text) => `«${text}»`,
};

/** A stream as one readable line: `d ⌫ [đ] u`. */
export function describeStream(strokes: readonly Stroke[]): string {
  return strokes.map((stroke) => SIGNS[stroke.kind]('text' in stroke ? stroke.text : '')).join(' ');
}
