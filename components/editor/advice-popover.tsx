import type { Editor } from '@tiptap/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { TextTools } from './create-text-tools.ts';
import type { Advice } from './text-tools-store.ts';

const edgePx = 8;

/** The popover with advice on a place of the text and the possible actions. */
export function AdvicePopover({
  editor,
  tools,
  advice,
  addWord,
}: {
  editor: Editor;
  tools: TextTools;
  advice: Advice;
  /** Null for a person who may not add words to the house dictionary. */
  addWord: ((word: string) => Promise<boolean>) | null;
}) {
  const t = useTranslations('style.text');
  const box = useRef<HTMLDivElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const suggestions = useSuggestions(tools, advice);
  const { view } = editor;
  const close = () => {
    tools.store.set({ open: null });
    view.focus();
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const place = () => {
      const word = view.coordsAtPos(advice.from);
      const { width, height } = element.getBoundingClientRect();
      const left = Math.max(edgePx, Math.min(word.left, innerWidth - width - edgePx));
      const isRoomBelow = word.bottom + height + edgePx < (visualViewport?.height ?? innerHeight);
      element.style.left = `${left}px`;
      element.style.top = `${isRoomBelow ? word.bottom + 4 : Math.max(edgePx, word.top - height - 4)}px`;
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(element);
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      watch.disconnect();
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [view, advice]);

  async function learn(word: string) {
    if (addWord === null) return;
    const isAdded = await addWord(word);
    setFailed(!isAdded);
    if (!isAdded) return;
    tools.learn(word);
    close();
  }

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={advice.kind === 'style' ? advice.advice : t('misspelt', { word: advice.word })}
      className="text-advice"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <p>{advice.kind === 'style' ? advice.advice : t('misspelt', { word: advice.word })}</p>
      <div className="text-advice-buttons">
        {suggestions === null && <span className="text-advice-note">{t('suggesting')}</span>}
        {suggestions?.length === 0 && advice.kind === 'spelling' && (
          <span className="text-advice-note">{t('noSuggestion')}</span>
        )}
        {editor.isEditable &&
          suggestions?.map((text) => (
            <button
              key={text}
              type="button"
              className="text-advice-apply"
              aria-label={text === '' ? undefined : t('apply', { text })}
              onClick={() => tools.apply(view, advice, text)}
            >
              {text === '' ? t('applyEmpty') : text}
            </button>
          ))}
      </div>
      {hasFailed && (
        <p role="alert" className="editor-error">
          {t('addFailed')}
        </p>
      )}
      <div className="text-advice-buttons">
        <button type="button" onClick={() => tools.ignore(view, advice)}>
          {t(advice.kind === 'style' ? 'ignoreHere' : 'ignoreWord')}
        </button>
        {advice.kind === 'spelling' && addWord !== null && (
          <button type="button" onClick={() => void learn(advice.word)}>
            {t('addWord')}
          </button>
        )}
        <button type="button" onClick={close}>
          {t('close')}
        </button>
      </div>
    </div>
  );
}

/** The suggested replacements; null while the dictionaries load. */
function useSuggestions(tools: TextTools, advice: Advice): readonly string[] | null {
  const [words, setWords] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (advice.kind === 'style') return;
    let isWanted = true;
    tools.suggest(advice.word).then((found) => isWanted && setWords(found ?? []));
    return () => {
      isWanted = false;
    };
  }, [tools, advice]);
  if (advice.kind === 'spelling') return words;
  return advice.replacement === null ? [] : [advice.replacement];
}
