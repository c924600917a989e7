'use client';
import { useEffect, useRef, useState } from 'react';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { type Autosave, createAutosave, type SaveOutcome, type SaveState } from './autosave.ts';
import type { DeskArticle, SavedView } from './doors.ts';
import { findKeptText, forgetKeptText, type KeptText, keepText } from './kept-text.ts';
import { sendJson } from './send.ts';

/** An article on the screen: its text as typed, how it stands on the server, and how the saving goes. */
export type ArticleOnScreen = {
  readonly content: VersionContent;
  readonly view: SavedView | null;
  readonly saveState: SaveState;
  readonly failure: ActionFailure | null;
  /** A text of an earlier visit that was never saved. */
  readonly kept: KeptText | null;
  readonly change: (part: Partial<VersionContent>) => void;
  /** Saves what is not saved yet; then names the version on the server, or null where that did not work. */
  readonly save: () => Promise<{ id: string; version: number } | null>;
  /** Takes over what an action made of the article. */
  readonly take: (article: DeskArticle) => void;
  readonly useKept: () => void;
  readonly dropKept: () => void;
};

/** Holds the article that is being written, and saves it by and by. */
export function useArticle({
  personId,
  article,
  blank,
}: {
  personId: string;
  article: DeskArticle | null;
  blank: VersionContent;
}): ArticleOnScreen {
  const [content, setContent] = useState(article?.content ?? blank);
  const [view, setView] = useState<SavedView | null>(article);
  const [saveState, setSaveState] = useState<SaveState>('clean');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [kept, setKept] = useState<KeptText | null>(null);
  const id = useRef(article?.id ?? null);
  const latest = useRef(content);
  const autosave = useRef<Autosave | null>(null);
  autosave.current ??= createAutosave(
    { version: article?.version ?? 0, content },
    {
      send,
      keep,
      onState: setSaveState,
      setTimer: (work, ms) => setTimeout(work, ms),
      clearTimer: (timer) => clearTimeout(timer as number),
      now: () => Date.now(),
    },
  );

  function keep(text: VersionContent | null) {
    const name = id.current ?? 'new';
    if (text === null) forgetKeptText(personId, name);
    else
      keepText(personId, name, {
        content: text,
        version: autosave.current?.version() ?? 0,
        at: new Date().toISOString(),
      });
  }

  async function send(
    baseVersion: number,
    changes: Record<string, unknown>,
    whole: VersionContent,
  ): Promise<SaveOutcome> {
    const isNew = id.current === null;
    const answer = isNew
      ? await sendJson<DeskArticle>('/desk/articles', { content: whole })
      : await sendJson<SavedView>(`${articleDeskUrl(id.current ?? '')}/save`, { baseVersion, changes });
    if (answer === null) return { kind: 'offline' };
    if (!answer.ok) {
      setFailure(answer.error);
      return { kind: answer.error.details?.forkId === undefined ? 'refused' : 'stale' };
    }
    setFailure(null);
    setView(answer.data);
    if (isNew) {
      forgetKeptText(personId, 'new');
      id.current = answer.data.id;
      window.history.replaceState(null, '', articleDeskUrl(answer.data.id));
    }
    return { kind: 'saved', version: answer.data.version };
  }

  useEffect(() => {
    setKept(findKeptText(personId, id.current ?? 'new'));
    const saveNow = () => {
      if (autosave.current?.isPending()) void autosave.current.flush();
    };
    window.addEventListener('pagehide', saveNow);
    window.addEventListener('online', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      window.removeEventListener('online', saveNow);
      saveNow();
    };
  }, [personId]);

  function put(next: VersionContent) {
    latest.current = next;
    setContent(next);
    autosave.current?.change(next);
  }

  return {
    content,
    view,
    saveState,
    failure,
    kept,
    change: (part) => put({ ...latest.current, ...part }),
    async save() {
      const isSaved = await autosave.current?.flush();
      const version = autosave.current?.version();
      return isSaved && id.current !== null && version ? { id: id.current, version } : null;
    },
    take(next) {
      setView(next);
      setFailure(null);
      latest.current = next.content;
      setContent(next.content);
      autosave.current?.rebase(next.version, next.content);
    },
    useKept() {
      if (kept !== null) put(kept.content);
      setKept(null);
    },
    dropKept() {
      forgetKeptText(personId, id.current ?? 'new');
      setKept(null);
    },
  };
}
