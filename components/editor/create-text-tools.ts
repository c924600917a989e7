import { Extension, type Extensions } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { lazy } from '#components/ui/lazy.ts';
import type { StyleAdvice } from '#core/house-style/check-style.ts';
import type { QuoteMarks } from '#core/house-style/house-forms.ts';
import { quoteMarkRule } from '#core/house-style/quote-mark-rule.ts';
import type { SpellingWord } from '#core/house-style/spelling-words.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';
import { abbreviations } from './plugins/abbreviations.ts';
import { type AdviceMark, adviceMarks } from './plugins/advice-marks.ts';
import type { Marked } from './plugins/block-marks.ts';
import { counts } from './plugins/counts.ts';
import { findReplace } from './plugins/find-replace.ts';
import { tkMarks } from './plugins/tk-marks.ts';
import { toolHandling } from './plugins/tool-handling.ts';
import { replaceRange } from './replace-range.ts';
import { showPlace } from './show-place.ts';
import type { SpellingChecker } from './spelling-checker.ts';
import { styleChecker } from './style-checker.ts';
import { type Advice, type TextToolsStore, textToolsStore } from './text-tools-store.ts';

/** The house style of a story's desk. */
export type DeskStyle = {
  readonly abbreviations: readonly (readonly [short: string, expansion: string])[];
  readonly rules: readonly StyleRule[];
  readonly words: readonly string[];
  readonly quoteMarks: QuoteMarks;
  readonly mayAddWords: boolean;
};

/** Loaded when it is switched on, with its dictionaries. */
const spellingChecker = lazy(async () => (await import('./spelling-checker.ts')).spellingChecker);

export type TextTools = ReturnType<typeof createTextTools>;

/**
 * The writing tools of one editor: search, counts, abbreviations, style rules, spelling and placeholders.
 * They change the text only on request. `breakUndo` ends the current undo step; a shared text has its own
 * undo manager.
 */
export function createTextTools({ breakUndo = () => {} }: { breakUndo?: (view: EditorView) => void } = {}) {
  const store = textToolsStore();
  const ignored = new Set<string>();
  let longForms: ReadonlyMap<string, string> = new Map();
  const spelling = createSpelling(store);
  const rules = styleChecker({
    newWorker: () => new Worker(new URL('./workers/style-worker.ts', import.meta.url), { type: 'module' }),
    onStopped: ({ pattern }) => store.set({ stoppedRules: [...store.get().stoppedRules, pattern] }),
  });

  const find = findReplace(store, { breakUndo });
  const tk = tkMarks((count) => {
    const { counts: before } = store.get();
    if (before.tk !== count) store.set({ counts: { ...before, tk: count } });
  });
  const styleMarks = adviceMarks<StyleAdvice>({
    name: 'styleMarks',
    className: 'text-style',
    check: (texts) => rules.check(texts),
    keep: ({ found }, text) => !ignored.has(placeKey(found, text)),
    onMarked: (styleAdvice) => store.set({ styleAdvice }),
  });

  function adviceIn(view: EditorView, from?: number, to?: number): Advice[] {
    return [
      ...spelling.marks.marksIn(view, from, to).map(spellingAdvice),
      ...styleMarks.marksIn(view, from, to).map(styleAdvice),
    ].sort((a, b) => a.from - b.from);
  }

  function jumpTo(view: EditorView, from: number, to: number) {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
    showPlace(view, from);
    view.focus();
  }

  const { setLanguage, setSpelling, suggest, learn } = spelling;
  const tools = {
    ...{ store, find, setLanguage, setSpelling, suggest, learn },

    /** Sets the house style. `quoteAdvice` is the advice on foreign quotation marks. */
    setStyle(style: DeskStyle, quoteAdvice: string) {
      longForms = new Map(style.abbreviations);
      rules.setRules([...style.rules, quoteMarkRule(style.quoteMarks, quoteAdvice)]);
      styleMarks.recheck();
      spelling.setWords(style.words);
    },

    /** Ignores advice until the page is reopened: a word everywhere, a rule only at this place. */
    ignore(view: EditorView, advice: Advice) {
      store.set({ open: null });
      if (advice.kind === 'spelling') {
        spelling.ignore(advice.word);
        return;
      }
      const $from = view.state.doc.resolve(advice.from);
      const start = $from.parentOffset;
      const range = { ruleId: advice.ruleId, start, end: start + advice.to - advice.from };
      ignored.add(
        placeKey(range, $from.parent.textBetween(0, $from.parent.content.size, undefined, '\uFFFC')),
      );
      styleMarks.recheck();
    },

    /** Applies a piece of advice. */
    apply(view: EditorView, advice: Advice, text: string) {
      store.set({ open: null });
      if (!view.editable) return;
      breakUndo(view);
      const tr = view.state.tr;
      replaceRange(tr, { from: advice.from, to: advice.to, text });
      // The replacement has no advice until it is checked.
      for (const marks of [styleMarks, spelling.marks]) marks.unmark(view.state, tr, advice);
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, advice.from + text.length)));
      breakUndo(view);
      view.focus();
    },

    /** Opens the next piece of advice after the cursor. Wraps around at the end. */
    nextAdvice(view: EditorView): boolean {
      const all = adviceIn(view);
      const next = all.find(({ from }) => from > view.state.selection.from) ?? all[0];
      if (next === undefined) return false;
      jumpTo(view, next.from, next.to);
      store.set({ open: next });
      return true;
    },

    /** Moves to the next placeholder after the cursor. Wraps around at the end. */
    nextTk(view: EditorView): boolean {
      const all = tk.marksIn(view);
      const next = all.find(({ from }) => from > view.state.selection.from) ?? all[0];
      if (next === undefined) return false;
      jumpTo(view, next.from, next.to);
      return true;
    },

    stop() {
      spelling.stop();
      rules.stop();
    },
  };

  const extension = Extension.create({
    name: 'textTools',
    addProseMirrorPlugins: () => [
      abbreviations({ longForms: () => longForms, breakUndo }),
      ...find.plugins,
      tk.plugin,
      styleMarks.plugin,
      spelling.marks.plugin,
      counts(store),
      toolHandling({ store, find, adviceIn, nextAdvice: tools.nextAdvice }),
    ],
  });

  return { ...tools, extensions: [extension] satisfies Extensions as Extensions };
}

/** The spelling check: its marks, its languages and its house dictionary. */
function createSpelling(store: TextToolsStore) {
  const ignored = new Set<string>();
  let houseWords: readonly string[] = [];
  let languages: readonly Locale[] = LOCALES;
  let checker: SpellingChecker | null = null;
  let stops = 0;

  const marks = adviceMarks<SpellingWord>({
    name: 'spellingMarks',
    className: 'text-misspelt',
    check: async (texts) =>
      store.get().spelling === 'on' ? (checker?.check(texts) ?? null) : texts.map(() => []),
    keep: ({ words }) => !ignored.has(words),
    onMarked: (misspelt) => store.set({ misspelt }),
  });

  async function load(): Promise<void> {
    const before = stops;
    const make = await spellingChecker.prepare();
    if (stops !== before) return;
    checker ??= make?.() ?? null;
    const isLoaded = await checker?.load(languages, houseWords);
    if (store.get().spelling === 'off') return;
    store.set({ spelling: isLoaded ? 'on' : 'failed' });
    marks.recheck();
  }

  function setWords(words: readonly string[]) {
    houseWords = words;
    if (store.get().spelling === 'on') void load();
  }

  return {
    marks,
    /** Sets the house dictionary. */
    setWords,

    /** Sets the language of the story, whose dictionary suggests first. */
    setLanguage(language: Locale) {
      languages = [language, ...LOCALES.filter((other) => other !== language)];
    },

    /** Switches the spelling check; the dictionaries are loaded the first time. */
    async setSpelling(isOn: boolean): Promise<void> {
      store.set({ spelling: isOn ? 'loading' : 'off', open: null });
      if (isOn) await load();
      else marks.recheck();
    },

    suggest: async (word: string) => checker?.suggest(word) ?? null,

    /** Accepts a word that was just added to the house dictionary. */
    learn(word: string) {
      setWords([...houseWords, word]);
    },

    /** Ignores a word until the page is reopened. */
    ignore(word: string) {
      ignored.add(word);
      marks.recheck();
    },

    stop() {
      stops += 1;
      checker?.stop();
    },
  };
}

function spellingAdvice({ from, to, mark }: Marked<AdviceMark<SpellingWord>>): Advice {
  return { kind: 'spelling', from, to, word: mark.words };
}

function styleAdvice({ from, to, mark }: Marked<AdviceMark<StyleAdvice>>): Advice {
  const { ruleId, advice, replacement } = mark.found;
  return { kind: 'style', from, to, words: mark.words, ruleId, advice, replacement };
}

/**
 * Identifies a place by its rule, its words and a few letters around them, so that it survives edits
 * elsewhere.
 */
function placeKey(
  { ruleId, start, end }: Pick<StyleAdvice, 'ruleId' | 'start' | 'end'>,
  text: string,
): string {
  return [ruleId, text.slice(Math.max(0, start - aroundChars), end + aroundChars)].join('\n');
}

const aroundChars = 12;
