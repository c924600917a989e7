import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FindOptions } from '#core/text/find-matches.ts';
import type { TextTools } from './create-text-tools.ts';
import type { TextToolsState } from './text-tools-store.ts';

const OPTIONS = ['matchAccents', 'matchCase', 'wholeWord'] as const satisfies readonly (keyof FindOptions)[];
const typingRestMs = 120;

type FindPanelProps = { editor: Editor; tools: TextTools; find: TextToolsState['find'] };

/** The find-and-replace panel. Enter goes to the next match, Escape back to the text. */
export function FindPanel({ editor, tools, find }: FindPanelProps) {
  const t = useTranslations('style.text');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(find.query);
  const [replacement, setReplacement] = useState('');
  const [replaced, setReplaced] = useState<number | null>(null);
  const { view } = editor;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs each time the panel is opened again.
  useEffect(() => {
    setQuery(find.query);
    setReplaced(null);
    field.current?.focus();
    field.current?.select();
  }, [find.asked]);

  useEffect(() => {
    if (query === find.query) return;
    const timer = setTimeout(() => tools.find.search(view, query, find.options), typingRestMs);
    return () => clearTimeout(timer);
  }, [query, find.query, find.options, tools, view]);

  /** Applies the last input at once, without the rest of its debounce delay. */
  function searched(act: () => void) {
    setReplaced(null);
    if (query !== find.query) tools.find.search(view, query, find.options);
    else act();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    if (key === 'escape') {
      event.preventDefault();
      tools.find.close(view);
    } else if ((event.ctrlKey || event.metaKey) && (key === 'f' || key === 'h')) {
      event.preventDefault();
      if (key === 'h') tools.store.set({ find: { ...find, withReplace: true } });
      field.current?.select();
    }
  }

  const hasNone = find.query !== '' && find.count === 0;
  return (
    <search className="text-find" aria-label={t('findLabel')} onKeyDown={onKeyDown}>
      <div className="text-find-row">
        <label htmlFor={`${id}-query`} className="visually-hidden">
          {t('query')}
        </label>
        <input
          ref={field}
          id={`${id}-query`}
          type="text"
          value={query}
          placeholder={t('query')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) =>
            onEnter(event, () => searched(() => tools.find.step(view, event.shiftKey ? -1 : 1)))
          }
        />
        <span role="status" className="text-find-count">
          {hasNone && t('noMatch')}
          {find.count > 0 && t('position', { current: find.current, count: find.count })}
        </span>
        <IconButton
          label={t('previous')}
          icon="↑"
          onClick={() => searched(() => tools.find.step(view, -1))}
        />
        <IconButton label={t('next')} icon="↓" onClick={() => searched(() => tools.find.step(view, 1))} />
        <IconButton label={t('close')} icon="×" onClick={() => tools.find.close(view)} />
      </div>
      <FindOptionsRow editor={editor} tools={tools} find={find} query={query} />
      {find.withReplace && editor.isEditable && (
        <ReplaceRow
          isDisabled={find.count === 0}
          replaced={replaced}
          text={replacement}
          onChange={setReplacement}
          onReplace={() => searched(() => tools.find.replaceOne(view, replacement))}
          onReplaceAll={() => searched(() => setReplaced(tools.find.replaceAll(view, replacement)))}
        />
      )}
    </search>
  );
}

function IconButton({ label, icon, onClick }: { label: string; icon: string; onClick: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </button>
  );
}

/** The options of the search. Changing one searches again at once. */
function FindOptionsRow({ editor, tools, find, query }: FindPanelProps & { query: string }) {
  const t = useTranslations('style.text');
  return (
    <div className="text-find-row">
      {OPTIONS.map((option) => (
        <button
          key={option}
          type="button"
          className="text-find-option"
          aria-label={t(option)}
          title={t(option)}
          aria-pressed={find.options[option]}
          onClick={() =>
            tools.find.search(editor.view, query, { ...find.options, [option]: !find.options[option] })
          }
        >
          {t(`short.${option}`)}
        </button>
      ))}
      {!find.withReplace && editor.isEditable && (
        <button
          type="button"
          className="text-find-option"
          onClick={() => tools.store.set({ find: { ...find, withReplace: true } })}
        >
          {t('showReplace')}
        </button>
      )}
    </div>
  );
}

function ReplaceRow({
  isDisabled,
  replaced,
  text,
  onChange,
  onReplace,
  onReplaceAll,
}: {
  isDisabled: boolean;
  /** The number of matches that were replaced last. */
  replaced: number | null;
  text: string;
  onChange: (text: string) => void;
  onReplace: () => void;
  onReplaceAll: () => void;
}) {
  const t = useTranslations('style.text');
  const id = useId();
  return (
    <div className="text-find-row">
      <label htmlFor={`${id}-replacement`} className="visually-hidden">
        {t('replaceWith')}
      </label>
      <input
        id={`${id}-replacement`}
        type="text"
        value={text}
        placeholder={t('replaceWith')}
        autoComplete="off"
        autoCapitalize="none"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => onEnter(event, onReplace)}
      />
      <button type="button" disabled={isDisabled} onClick={onReplace}>
        {t('replace')}
      </button>
      <button type="button" disabled={isDisabled} onClick={onReplaceAll}>
        {t('replaceAll')}
      </button>
      <span role="status" className="text-find-count">
        {replaced !== null && t('replaced', { count: replaced })}
      </span>
    </div>
  );
}

function onEnter(event: KeyboardEvent, act: () => void) {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  act();
}
