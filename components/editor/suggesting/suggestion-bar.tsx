'use client';

import { type Editor, useEditorState } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { suggestingState } from '../plugins/suggesting.ts';
import { SuggestionList } from '../suggestion-list.tsx';
import { keyOf, type PlacedSuggestion } from './placed-suggestions.ts';
import { settle } from './settle.ts';
import { SuggestionCard } from './suggestion-card.tsx';
import { neighbour, type SuggestionKey, showSuggestion, suggestionKey } from './suggestion-keys.ts';
import type { NamedPerson } from './use-people-names.ts';
import { usePeopleNames } from './use-people-names.ts';
import { useSuggestions } from './use-suggestions.ts';
import './suggesting.css';

/** Switches suggestion mode, says how many suggestions there are, and opens them. */
export function SuggestionBar(props: {
  editor: Editor;
  personId: string;
  /** Whether this person may settle suggestions, and so may write with or without them. */
  mayEdit: boolean;
  namePeople: (ids: readonly string[]) => Promise<readonly NamedPerson[]>;
  moment: (at: string) => string;
  /** Takes the words for whose suggestion it is, for the text to show where the pointer rests. */
  onDescribe: (describe: (stamp: SuggestionStamp) => string) => void;
}) {
  const { editor, personId, mayEdit, namePeople, moment, onDescribe } = props;
  const t = useTranslations('desk.suggesting');
  const listId = useId();
  const suggestions = useSuggestions(editor);
  const [isOpen, setOpen] = useState(false);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { isOn, refused, isEditable } = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const { isOn: on, refused: why } = suggestingState(current.state);
      return { isOn: on, refused: why?.why ?? null, isEditable: current.isEditable };
    },
  });
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

  function show(suggestion: PlacedSuggestion) {
    showSuggestion(editor, suggestion);
    setActiveKey(keyOf(suggestion));
  }

  function onKey(key: SuggestionKey) {
    if (key === 'next' || key === 'previous') {
      const found = neighbour(editor, suggestions, key);
      if (found) show(found);
      return;
    }
    const mine = active && (mayEdit || (active.by === personId && key === 'reject'));
    if (!active || !mine || !isEditable) return;
    settle(editor, (stamp) => (keyOf(stamp) === keyOf(active) ? key : 'keep'));
    setSaid(t('left', { count: suggestions.length - 1 }));
    const next = suggestions[suggestions.indexOf(active) + 1];
    setActiveKey(next ? keyOf(next) : null);
  }

  const latest = useRef({ onKey, suggestions });
  latest.current = { onKey, suggestions };
  useEffect(() => {
    const { dom } = editor.view;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = suggestionKey(event);
      if (key === null || latest.current.suggestions.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onKey(key);
    };
    const onClick = ({ target }: MouseEvent) => {
      const shown = target instanceof Element ? target.closest<HTMLElement>('[data-suggestion]') : null;
      const { suggestion: id, person: by } = shown?.dataset ?? {};
      setActiveKey(id !== undefined && by !== undefined ? keyOf({ id, by }) : null);
    };
    dom.addEventListener('keydown', onKeyDown, { capture: true });
    dom.addEventListener('click', onClick);
    return () => {
      dom.removeEventListener('keydown', onKeyDown, { capture: true });
      dom.removeEventListener('click', onClick);
    };
  }, [editor]);

  if (!isEditable && suggestions.length === 0) return null;
  const count = suggestions.length;
  return (
    <>
      <div className="suggesting-bar">
        {isEditable && mayEdit && (
          <button
            type="button"
            aria-pressed={isOn}
            title={t('toggleHint')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => editor.commands.setSuggesting(!isOn)}
          >
            {t('toggle')}
          </button>
        )}
        {isEditable && !mayEdit && <p className="suggesting-forced">{t('forced')}</p>}
        {count > 0 && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setOpen(!isOpen)}
          >
            {t('count', { count })}
          </button>
        )}
        <p role="status" className="suggesting-note">
          {refused ? t(`refused.${refused}`) : said}
        </p>
      </div>
      <div id={listId} hidden={!isOpen || count === 0}>
        {isOpen && count > 0 && (
          <SuggestionList
            {...{ editor, suggestions, personId, describe, nameOf }}
            mayEdit={mayEdit && isEditable}
            onShow={show}
          />
        )}
      </div>
      {active && (
        <SuggestionCard
          {...{ editor, personId, describe }}
          mayEdit={mayEdit && isEditable}
          suggestion={active}
          onClose={() => setActiveKey(null)}
        />
      )}
    </>
  );
}
