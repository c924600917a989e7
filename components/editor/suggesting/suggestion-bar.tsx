'use client';

import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { Decide } from '#core/working-copy/settle-suggestions.ts';
import type { SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { suggestingState } from '../plugins/suggesting.ts';
import { keyOf, type PlacedSuggestion, placedSuggestions } from './placed-suggestions.ts';
import { proposer } from './proposer.ts';
import { neighbour, type SuggestionKey, showSuggestion, suggestionKey } from './suggestion-keys.ts';
import { type NamedPerson, usePeopleNames } from './use-people-names.ts';
import './suggesting.css';

/** Loaded with the first suggestion that is opened. */
const settling = lazy(async () => (await import('./settle.ts')).settle);
const suggestionCard = lazy(async () => (await import('./suggestion-card.tsx')).SuggestionCard);
const suggestionList = lazy(async () => (await import('../suggestion-list.tsx')).SuggestionList);

/** The switch of suggestion mode, and the number of suggestions, which opens them. */
export function SuggestionBar(props: {
  editor: Editor;
  isEditable: boolean;
  personId: string;
  /** Whether this person may edit directly, and accept or reject suggestions. */
  mayEdit: boolean;
  namePeople: (ids: readonly string[]) => Promise<readonly NamedPerson[]>;
  moment: (at: string) => string;
  /** Receives the function that describes a suggestion's author, for tooltips in the text. */
  onDescribe: (describe: (stamp: SuggestionStamp) => string) => void;
}) {
  const { editor, isEditable, personId, mayEdit, namePeople, moment, onDescribe } = props;
  const t = useTranslations('desk.suggesting');
  const listId = useId();
  const suggestions = useSuggestions(editor);
  const [isOpen, setOpen] = useState(false);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const { isOn, refused } = useMode(editor);
  const nameOf = usePeopleNames(
    suggestions.map(({ by }) => by),
    namePeople,
  );
  const describe = ({ by, at }: SuggestionStamp) => {
    const name = by === personId ? t('you') : nameOf(by) || t('colleague');
    return at === '' ? name : `${name} · ${moment(at)}`;
  };
  onDescribe(describe);
  const active = suggestions.find((suggestion) => keyOf(suggestion) === activeKey) ?? null;

  /** The current suggestion for keyboard shortcuts, which may be faster than renders. */
  const activeNow = useRef<string | null>(null);

  function activate(key: string | null) {
    activeNow.current = key;
    setActiveKey(key);
  }

  function toggleList() {
    // The card's text may move away.
    activate(null);
    setOpen(!isOpen);
  }

  function show(suggestion: PlacedSuggestion) {
    showSuggestion(editor, suggestion);
    activate(keyOf(suggestion));
  }

  async function settle(decide: Decide) {
    const now = await settling.prepare();
    if (!editor.isDestroyed) now?.(editor, decide);
  }

  function onKey(key: SuggestionKey) {
    const placed = placedSuggestions(editor.state.doc);
    if (key === 'next' || key === 'previous') {
      const found = neighbour(editor, placed, key);
      if (found) show(found);
      return;
    }
    const at = placed.findIndex((suggestion) => keyOf(suggestion) === activeNow.current);
    const chosen = placed[at];
    if (!chosen || !isEditable || !(mayEdit || (chosen.by === personId && key === 'reject'))) return;
    // Counted afterwards: an earlier one may still be pending.
    void settle((stamp) => (keyOf(stamp) === keyOf(chosen) ? key : 'keep')).then(() =>
      setAnnouncement(t('left', { count: placedSuggestions(editor.state.doc).length })),
    );
    const next = placed[at + 1];
    activate(next ? keyOf(next) : null);
  }

  useSuggestionEvents({ editor, onKey, activate, hasAny: suggestions.length > 0 });

  if (!isEditable && suggestions.length === 0) return null;
  const count = suggestions.length;
  return (
    <>
      <div className="suggesting-bar">
        {isEditable && <ModeSwitch editor={editor} isOn={isOn} mayEdit={mayEdit} />}
        {count > 0 && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={listId}
            onPointerEnter={suggestionList.prepare}
            onFocus={suggestionList.prepare}
            onClick={toggleList}
          >
            {t('count', { count })}
          </button>
        )}
        <p role="status" className="suggesting-note">
          {refused ? t(`refused.${refused}`) : announcement}
        </p>
      </div>
      <div id={listId} hidden={!isOpen || count === 0}>
        {isOpen && count > 0 && (
          <LazyPart
            part={suggestionList}
            {...{ suggestions, personId, describe, nameOf }}
            mayEdit={mayEdit && isEditable}
            onShow={show}
            onSettle={settle}
          />
        )}
      </div>
      {active && (
        <LazyPart
          part={suggestionCard}
          {...{ editor, personId, describe }}
          mayEdit={mayEdit && isEditable}
          suggestion={active}
          onSettle={settle}
          onClose={() => activate(null)}
        />
      )}
    </>
  );
}

/** The switch of suggestion mode. A person who may not edit directly has no choice. */
function ModeSwitch({ editor, isOn, mayEdit }: { editor: Editor; isOn: boolean; mayEdit: boolean }) {
  const t = useTranslations('desk.suggesting');
  if (!mayEdit) return <p className="suggesting-forced">{t('forced')}</p>;

  async function toggleMode() {
    // Without the proposer module the mode stays off, or input would not become a suggestion.
    if ((await proposer.prepare()) !== null) editor.commands.setSuggesting(!isOn);
  }

  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={t('toggleHint')}
      onMouseDown={(event) => event.preventDefault()}
      onPointerEnter={proposer.prepare}
      onFocus={proposer.prepare}
      onClick={() => void toggleMode()}
    >
      {t('toggle')}
    </button>
  );
}

/** Handles the keyboard shortcuts of suggestions, and clicks on suggestions in the text. */
function useSuggestionEvents(input: {
  editor: Editor;
  onKey: (key: SuggestionKey) => void;
  activate: (key: string | null) => void;
  hasAny: boolean;
}): void {
  const { editor } = input;
  const latest = useRef(input);
  latest.current = input;
  useEffect(() => {
    const { dom } = editor.view;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = suggestionKey(event);
      if (key === null || !latest.current.hasAny) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onKey(key);
    };
    const onClick = ({ target }: MouseEvent) => {
      const shown = target instanceof Element ? target.closest<HTMLElement>('[data-suggestion]') : null;
      const { suggestion: id, person: by } = shown?.dataset ?? {};
      latest.current.activate(id !== undefined && by !== undefined ? keyOf({ id, by }) : null);
    };
    dom.addEventListener('keydown', onKeyDown, { capture: true });
    const onPointerOver = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest('[data-suggestion]')) void suggestionCard.prepare();
    };
    dom.addEventListener('click', onClick);
    dom.addEventListener('pointerover', onPointerOver);
    return () => {
      dom.removeEventListener('keydown', onKeyDown, { capture: true });
      dom.removeEventListener('click', onClick);
      dom.removeEventListener('pointerover', onPointerOver);
    };
  }, [editor]);
}

/** Whether suggestion mode is on, and why the last change was rejected, or null. */
function useMode(editor: Editor) {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener);
      return () => {
        editor.off('transaction', listener);
      };
    },
    [editor],
  );
  const isOn = useSyncExternalStore(subscribe, () => suggestingState(editor.state).isOn);
  const refused = useSyncExternalStore(subscribe, () => suggestingState(editor.state).refused?.why ?? null);
  return { isOn, refused };
}

/** Debounce of the search for suggestions, in milliseconds. */
const restMs = 200;

/** The suggestions in the text, updated after each pause in typing. */
function useSuggestions(editor: Editor): readonly PlacedSuggestion[] {
  const [suggestions, setSuggestions] = useState<readonly PlacedSuggestion[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (!editor.isDestroyed)
        setSuggestions((before) => changed(before, placedSuggestions(editor.state.doc)));
    };
    const onUpdate = () => {
      clearTimeout(timer);
      timer = setTimeout(look, restMs);
    };
    look();
    editor.on('update', onUpdate);
    return () => {
      clearTimeout(timer);
      editor.off('update', onUpdate);
    };
  }, [editor]);
  return suggestions;
}

/** Returns the former list if nothing has changed, which avoids a render. */
function changed(before: readonly PlacedSuggestion[], now: PlacedSuggestion[]): readonly PlacedSuggestion[] {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
