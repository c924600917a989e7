import { INPUT_METHODS, type InputMethod, type InputMethodName } from './input-method.ts';
import { type Letter, type Mark, spell, type Tone, type ToneStyle, vowelGroup } from './spelling.ts';

/** An unfinished word. */
type Draft = {
  readonly letters: readonly Letter[];
  readonly tone: Tone;
  /** A second press of a key removes its mark; from then on keys are taken literally. */
  readonly isLiteral: boolean;
};

/** Every group of vowels that Vietnamese writes with a mark: ^ is the circumflex, + the horn, ( the breve. */
const MARKED_VOWELS = new Set(
  'a^ a^u a^y ua^ ua^y e^ e^u ie^ ie^u ye^ ye^u ue^ uye^ o^ o^i uo^ uo^i a( oa( o+ o+i uo+ u+o u+o+ u+o+i u+o+u u+ u+a u+i u+u'.split(
    ' ',
  ),
);
const SIGNS: Record<Mark, string> = { none: '', circumflex: '^', breve: '(', horn: '+', stroke: '' };
/** After these a bare "uo" with a horn is uơ (thuở, huơ); a following letter makes it ươ. */
const KEEP_PLAIN_U = new Set(['', 'h', 'kh', 'th']);

/**
 * The text on the screen after each key of a word, for an engine with free marking and tone keys anywhere.
 */
export function typeWord(method: InputMethodName, keys: string, style: ToneStyle): string[] {
  let draft: Draft = { letters: [], tone: 'level', isLiteral: false };
  return Array.from(keys, (key) => {
    draft = press(INPUT_METHODS[method], draft, key);
    return spell(draft, style);
  });
}

function press(method: InputMethod, draft: Draft, key: string): Draft {
  if (draft.isLiteral) return append(draft, key);
  const lower = key.toLowerCase();
  const tone = method.tones[lower];
  if (tone) return pressTone(draft, key, tone);
  const marks = method.marks[lower];
  if (marks) {
    const marked = pressMark(draft, key, marks);
    if (marked) return marked;
  }
  const hasVowel = vowelGroup(draft.letters).start < draft.letters.length;
  if (lower === method.hornedU && !hasVowel) {
    const isCapital = key !== lower;
    return { ...draft, letters: [...draft.letters, { base: 'u', mark: 'horn', isCapital }] };
  }
  return append(draft, key);
}

function append(draft: Draft, key: string): Draft {
  const base = key.toLowerCase();
  const letters: Letter[] = [...draft.letters, { base, mark: 'none', isCapital: base !== key }];
  return { ...draft, letters: draft.isLiteral ? letters : withPairedHorns(letters) };
}

/** The u of uơ takes its horn when a letter follows: thuơ, then thương. */
function withPairedHorns(letters: readonly Letter[]): readonly Letter[] {
  const { start, end } = vowelGroup(letters);
  const [u, o] = [letters[start], letters[start + 1]];
  const isBare = u?.base === 'u' && u.mark === 'none' && o?.base === 'o' && o.mark === 'horn';
  const isFollowed = letters.length > start + 2 && end >= start + 2;
  return isBare && isFollowed
    ? letters.map((letter, at) => (at === start ? { ...letter, mark: 'horn' } : letter))
    : letters;
}

function pressTone(draft: Draft, key: string, tone: Tone): Draft {
  const hasVowel = vowelGroup(draft.letters).start < draft.letters.length;
  if (!hasVowel || (tone === 'level' && draft.tone === 'level')) return append(draft, key);
  if (tone === draft.tone) return append({ ...draft, tone: 'level', isLiteral: true }, key);
  return { ...draft, tone };
}

/** The draft with one more mark, or with the mark removed; null if the key is an ordinary letter. */
function pressMark(draft: Draft, key: string, marks: InputMethod['marks'][string]): Draft | null {
  const { letters } = draft;
  if (marks.some(([, mark]) => mark === 'stroke')) {
    const [first] = letters;
    if (first?.base !== 'd') return null;
    if (first.mark === 'stroke') return takeBack(draft, key, [0]);
    return {
      ...draft,
      letters: letters.map((letter, at) => (at === 0 ? { ...letter, mark: 'stroke' } : letter)),
    };
  }
  const wanted = (at: number) => marks.find(([base]) => base === letters[at]?.base)?.[1];
  const group = vowelGroup(letters);
  const places = Array.from({ length: group.end - group.start }, (_, index) => group.start + index);
  const having = places.filter((at) => wanted(at) && letters[at]?.mark === wanted(at));
  for (const targets of candidates(places, letters)) {
    if (!targets.every((at) => wanted(at) && letters[at]?.mark !== wanted(at))) continue;
    const next = letters.map((letter, at) =>
      targets.includes(at) ? { ...letter, mark: wanted(at) ?? 'none' } : letter,
    );
    if (isMarkedWell(next.slice(group.start, group.end))) return { ...draft, letters: next };
  }
  return having.length > 0 ? takeBack(draft, key, having) : null;
}

/** The letters that a key may mark, best first: both of uo, then the vowels from the last to the first. */
function candidates(places: readonly number[], letters: readonly Letter[]): number[][] {
  const [u, o] = places;
  const singles = [...places].reverse().map((at) => [at]);
  const bases = places.map((at) => letters[at]?.base).join('');
  if (u === undefined || o === undefined || !bases.startsWith('uo')) return singles;
  const onset = letters
    .slice(0, u)
    .map(({ base }) => base)
    .join('');
  const isOpen = letters.length === o + 1;
  return isOpen && KEEP_PLAIN_U.has(onset) ? singles : [[u, o], ...singles];
}

function isMarkedWell(vowels: readonly Letter[]): boolean {
  return MARKED_VOWELS.has(vowels.map(({ base, mark }) => base + SIGNS[mark]).join(''));
}

function takeBack(draft: Draft, key: string, places: readonly number[]): Draft {
  const letters = draft.letters.map(
    (letter, at): Letter => (places.includes(at) ? { ...letter, mark: 'none' } : letter),
  );
  return append({ ...draft, letters, isLiteral: true }, key);
}
