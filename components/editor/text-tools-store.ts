import type { FindOptions } from '#core/text/find-matches.ts';

/** Advice on a range of the text. */
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

/** The state of the text tools. */
export type TextToolsState = {
  readonly counts: Counts & { readonly tk: number };
  /** Null without a selection. */
  readonly selection: Counts | null;
  readonly find: {
    readonly isOpen: boolean;
    readonly withReplace: boolean;
    readonly query: string;
    readonly options: FindOptions;
    readonly count: number;
    /** From 1; 0 without a current match. */
    readonly current: number;
    /** Incremented with each request for the search, which focuses its field. */
    readonly asked: number;
  };
  readonly spelling: 'off' | 'loading' | 'on' | 'failed';
  readonly misspelt: number;
  readonly styleAdvice: number;
  /** The opened advice. */
  readonly open: Advice | null;
  /** Patterns of rules that were stopped for being slow. */
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

/**
 * A store that the editor's plugins write and React components read, in the form of `useSyncExternalStore`.
 */
export function textToolsStore() {
  let state = FIRST;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    /** Notifies subscribers only if a value has changed. */
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
