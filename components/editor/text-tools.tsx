'use client';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { Locale } from '#core/i18n/locales.ts';
import type { DeskStyle, TextTools as Tools } from './create-text-tools.ts';
import { TextCounts } from './text-counts.tsx';
import './text-tools.css';

const findPanel = lazy(async () => (await import('./find-panel.tsx')).FindPanel);
const advicePopover = lazy(async () => (await import('./advice-popover.tsx')).AdvicePopover);

/** Requests of the text tools to the desk. */
export type HouseStyleServices = {
  /** The house style of a section, once the network allows; null if access is denied. */
  readonly readStyle: (sectionId: string) => Promise<DeskStyle | null>;
  /** Adds a word to the house dictionary. False if it was rejected. */
  readonly addWord: (word: string) => Promise<boolean>;
};

/** The local storage key of the spelling switch. */
const spellingChoice = 'toasoan.spelling';

/**
 * The writing tools around the text, which is passed as children: search, advice, counts. `tools.extensions`
 * is their part inside the editor.
 */
export function TextTools({
  editor,
  tools,
  sectionId,
  locale,
  services,
  children,
}: {
  editor: Editor | null;
  tools: Tools;
  sectionId: string;
  locale: Locale;
  services: HouseStyleServices;
  children: ReactNode;
}) {
  const t = useTranslations('style.text');
  const state = useSyncExternalStore(tools.store.subscribe, tools.store.get, tools.store.get);
  const mayAddWords = useRef(false);
  const { readStyle } = services;
  const quoteAdvice = t('quoteAdvice');
  const hasEditor = editor !== null;

  useEffect(() => {
    if (!hasEditor || sectionId === '') return;
    let isWanted = true;
    readStyle(sectionId).then(
      (style) => {
        if (!isWanted || style === null) return;
        mayAddWords.current = style.mayAddWords;
        tools.setStyle(style, quoteAdvice);
      },
      // The text can be written without advice.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [hasEditor, tools, sectionId, readStyle, quoteAdvice]);

  useEffect(() => {
    tools.setLanguage(locale);
  }, [tools, locale]);

  useEffect(() => {
    if (hasEditor && localStorage.getItem(spellingChoice) === 'on') void tools.setSpelling(true);
    return tools.stop;
  }, [hasEditor, tools]);

  // The browser's own spelling check is toggled with ours. The text only picks that up with a transaction.
  const isSpelling = state.spelling === 'on';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the switch triggers this effect.
  useEffect(() => {
    if (editor !== null && !editor.view.composing) {
      editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false));
    }
  }, [editor, isSpelling]);

  function toggleSpelling() {
    const isOn = state.spelling === 'off' || state.spelling === 'failed';
    localStorage.setItem(spellingChoice, isOn ? 'on' : 'off');
    void tools.setSpelling(isOn);
  }

  return (
    <>
      {children}
      {editor !== null && (
        <>
          {state.stoppedRules.length > 0 && (
            <div className="text-tools-notice" role="alert">
              {state.stoppedRules.map((pattern) => (
                <p key={pattern}>{t('ruleStopped', { pattern })}</p>
              ))}
              <button type="button" onClick={() => tools.store.set({ stoppedRules: [] })}>
                {t('dismiss')}
              </button>
            </div>
          )}
          {state.find.isOpen && <LazyPart part={findPanel} editor={editor} tools={tools} find={state.find} />}
          {state.open !== null && (
            <LazyPart
              part={advicePopover}
              key={`${state.open.from}-${state.open.to}`}
              editor={editor}
              tools={tools}
              advice={state.open}
              addWord={mayAddWords.current ? services.addWord : null}
            />
          )}
          <TextCounts
            state={state}
            locale={locale}
            onFind={() => tools.find.open(editor.view, { withReplace: editor.isEditable })}
            onNextTk={() => tools.nextTk(editor.view)}
            onNextAdvice={() => tools.nextAdvice(editor.view)}
            onToggleSpelling={toggleSpelling}
          />
        </>
      )}
    </>
  );
}
