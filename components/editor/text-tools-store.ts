import type { FindOptions } from '#core/text/find-matches.ts';

/** Where something in the text is to be looked at, and what is to be said of it. */
export type Advice =
  | { readonly kind: 'spelling'; readonly from: number; readonly to: number; readonly word: string }
  | {
      readonly kind: 'style';
      readonly from: number;
      readonly to: number;
      readonly ruleId: string;
      readonly words: string;
      readonly advice: string;
      readonly replacement: string | null;
    };

export type Counts = { readonly words: number; readonly characters: number };

/** What the text tools show. */
export type TextToolsState = {
  readonly counts: Counts & { readonly tk: number };
  /** Null where nothing is selected. */
  readonly selection: Counts | null;
  readonly find: {
    readonly isOpen: boolean;
    readonly withReplace: boolean;
    readonly query: string;
    readonly options: FindOptions;
    readonly count: number;
    /** From 1; 0 where no match is the current one. */
    readonly current: number;
    /** Grows whenever the search is asked for again: then its field takes the focus. */
    readonly asked: number;
  };
  readonly spelling: 'off' | 'loading' | 'on' | 'failed';
  readonly misspelt: number;
  readonly styleAdvice: number;
  /** What is being looked at. */
  readonly open: Advice | null;
  /** The patterns of rules that took too long. */
  readonly stoppedRules: readonly string[];
};

const FIRST: TextToolsState = {
  counts: { words: 0, characters: 0, tk: 0 },
  selection: null,
  find: {
    isOpen: false,
    withReplace: false,
    query: '',
    options: { matchAccents: false, matchCase: false, wholeWord: false },
    count: 0,
    current: 0,
    asked: 0,
  },
  spelling: 'off',
  misspelt: 0,
  styleAdvice: 0,
  open: null,
  stoppedRules: [],
};

/** A state that the plugins of an editor write and its React parts read, in the form of useSyncExternalStore. */
export function textToolsStore() {
  let state = FIRST;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    /** Nobody is told of what is as it was. */
    set(changes: Partial<TextToolsState>) {
      const names = Object.keys(changes) as (keyof TextToolsState)[];
      if (names.every((name) => changes[name] === state[name])) return;
      state = { ...state, ...changes };
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export type TextToolsStore = ReturnType<typeof textToolsStore>;
