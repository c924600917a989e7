import type { Mark, Tone } from './spelling.ts';

export type InputMethodName = 'telex' | 'vni';

/** The keys of an input method and their meaning. */
export type InputMethod = {
  tones: Readonly<Record<string, Tone>>;
  /** The marks of a key, with the letters that take them. */
  marks: Readonly<Record<string, readonly (readonly [base: string, mark: Mark])[]>>;
  /** A key that types ư when no vowel precedes it. */
  hornedU: string | null;
};

/** The two input methods of Vietnam as their keys are taught. */
export const INPUT_METHODS: Readonly<Record<InputMethodName, InputMethod>> = {
  telex: {
    tones: { s: 'acute', f: 'grave', r: 'hook', x: 'tilde', j: 'dot', z: 'level' },
    marks: {
      a: [['a', 'circumflex']],
      e: [['e', 'circumflex']],
      o: [['o', 'circumflex']],
      d: [['d', 'stroke']],
      w: [
        ['u', 'horn'],
        ['o', 'horn'],
        ['a', 'breve'],
      ],
    },
    hornedU: 'w',
  },
  vni: {
    tones: { 1: 'acute', 2: 'grave', 3: 'hook', 4: 'tilde', 5: 'dot', 0: 'level' },
    marks: {
      6: [
        ['a', 'circumflex'],
        ['e', 'circumflex'],
        ['o', 'circumflex'],
      ],
      7: [
        ['u', 'horn'],
        ['o', 'horn'],
      ],
      8: [['a', 'breve']],
      9: [['d', 'stroke']],
    },
    hornedU: null,
  },
};
