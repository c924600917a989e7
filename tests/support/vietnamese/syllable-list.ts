import { spell, spellingOf, type Tone } from './spelling.ts';

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x'.split(' ');

/** Groups of vowels with the final consonants that they take; `-` is none. */
const RHYMES: Readonly<Record<string, string>> = {
  a: '- c ch m n ng nh p t',
  ...{ ai: '-', ao: '-', au: '-', ay: '-', âu: '-', ây: '-', ă: 'c m n ng p t', â: 'c m n ng p t' },
  ...{ e: '- c m n ng p t', eo: '-', ê: '- ch m n nh p t', êu: '-' },
  ...{ i: '- ch m n nh p t', ia: '-', iu: '-', iê: 'c m n ng p t', iêu: '-' },
  ...{
    o: '- c m n ng p t',
    oi: '-',
    oa: '- c ch n ng nh t',
    oai: '-',
    oay: '-',
    oă: 'c n ng t',
    oe: '- n t',
  },
  ...{ oeo: '-', ô: '- c m n ng p t', ôi: '-', ơ: '- m n p t', ơi: '-' },
  ...{
    u: '- c m n ng p t',
    ua: '-',
    ui: '-',
    uâ: 'n ng t',
    uây: '-',
    uê: '- ch nh',
    uô: 'c m n ng t',
    uôi: '-',
  },
  ...{ uy: '- ch n nh t', uya: '-', uyu: '-', uyê: 'n t' },
  ...{ ư: '- c m n ng t', ưa: '-', ưi: '-', ưu: '-', ươ: 'c m n ng p t', ươi: '-', ươu: '-' },
  ...{ yê: 'm n ng t', yêu: '-', y: '- ch nh t' },
};

const TONES: readonly Tone[] = ['level', 'acute', 'grave', 'hook', 'tilde', 'dot'];

/**
 * Every syllable that the spelling rules allow, whether it is a word or not: about twelve thousand, in NFC.
 */
export function syllableList(): string[] {
  const syllables = new Set<string>();
  for (const onset of ['', ...ONSETS]) {
    for (const [vowels, finals] of Object.entries(RHYMES)) {
      if (!fits(onset, vowels)) continue;
      for (const final of finals.split(' ').map((each) => each.replace('-', ''))) {
        const plain = spellingOf(onset + vowels + final);
        if (!plain) throw new Error(`${onset}${vowels}${final} is no syllable`);
        const tones = /^(c|ch|p|t)$/.test(final) ? (['acute', 'dot'] as const) : TONES;
        for (const tone of tones) syllables.add(spell({ ...plain, tone }, 'old'));
      }
    }
  }
  return [...syllables];
}

function fits(onset: string, vowels: string): boolean {
  const isBeforeFront = /^[eêi]/.test(vowels);
  if (onset === '') return !vowels.startsWith('iê');
  if (onset === 'qu') return /^(a|ă|â|e|ê|ô|ơ|y)/.test(vowels);
  if (vowels.startsWith('y')) return false;
  if (onset === 'gi') return !vowels.startsWith('i');
  if (['k', 'gh', 'ngh'].includes(onset)) return isBeforeFront;
  if (['c', 'g', 'ng'].includes(onset)) return !isBeforeFront;
  return true;
}
