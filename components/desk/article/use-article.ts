'use client';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import type { DeskArticle, SavedView } from './doors.ts';
import { getJson, sendJson } from './send.ts';
import { guardCompositions } from './writing/guard-compositions.ts';
import type { HeldDoc } from './writing/held-doc.ts';
import { changeParts, type Parts, partsOf, useContentAtRest, useParts } from './writing/use-parts.ts';
import { type SessionState, WritingSession } from './writing/writing-session.ts';

/** An article on the screen: its working copy, how it stands on the server, and how the saving goes. */
export type ArticleOnScreen = {
  readonly doc: Y.Doc;
  /** The fields as they are being typed. */
  readonly parts: Parts;
  /** The whole story, looked at when typing rests. */
  readonly content: VersionContent;
  readonly view: SavedView | null;
  /** Null until the page has come to life. */
  readonly session: WritingSession | null;
  readonly state: SessionState;
  readonly failure: ActionFailure | null;
  readonly change: (part: Partial<Omit<VersionContent, 'body'>>) => void;
  /**
   * Makes a version of exactly what is on this screen and names it; null where that did not work, with the reason
   * in `failure`.
   */
  readonly save: () => Promise<{ id: string; version: number } | null>;
  /** Takes over what an action made of the article. */
  readonly take: (article: DeskArticle) => void;
  /** Counts up whenever somebody said something beside the text. */
  readonly commentsNews: number;
};

/** Holds the article that is being written. */
export function useArticle({
  personId,
  article,
  blank,
}: {
  personId: string;
  article: DeskArticle | null;
  blank: VersionContent;
}): ArticleOnScreen {
  const [view, setView] = useState<SavedView | null>(article);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [commentsNews, setCommentsNews] = useState(0);
  const [visit, setVisit] = useState(0);
  const latest = useRef({ view });
  latest.current = { view };

  const [session, setSession] = useState<WritingSession | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a session is a visit; only a new visit begins another.
  useEffect(() => {
    const now = latest.current.view;
    const begun = new WritingSession({
      personId,
      articleId: now?.id ?? null,
      version: now?.version ?? 0,
      blank: article?.content ?? blank,
      // Whoever may only suggest has nothing of their own to bring into the text.
      mayWrite: now === null || now.abilities.edit.ok,
      doors: {
        create: (workingCopy) => sendJson<DeskArticle>('/desk/articles', { content: {}, workingCopy }),
        keep: async (articleId, baseVersion, content) =>
          (await sendJson(`${articleDeskUrl(articleId)}/keep`, { baseVersion, content }))?.ok ?? false,
        onNews: (about) => {
          if (about === 'comments') setCommentsNews((count) => count + 1);
          else void look(begun);
        },
        onCreated: (created) => {
          setView(created);
          window.history.replaceState(null, '', articleDeskUrl(created.id));
        },
      },
    });
    setSession(begun);
    return () => {
      begun.close();
      setSession(null);
    };
  }, [visit]);
  const state = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.snapshot ?? beforeTheVisit,
    beforeTheVisit,
  );
  const doc = session?.held.doc ?? nothingWritten;
  const written = useParts(doc);
  // Until the server's working copy has come the page shows what it was sent with.
  const parts = state.isReady ? written : partsOf(article?.content ?? blank);
  const content = useContentAtRest(doc, article?.content ?? blank, state.isReady);

  useEffect(() => {
    if (view !== null) session?.stand(view.version);
  }, [session, view]);

  // The line was ended: how the article stands now says what this person may do in it from here on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of a line is the reason to look.
  useEffect(() => {
    if (state.ended === null || session === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async () => {
      if ((await look(session)) === 'unanswered') timer = setTimeout(again, lookAgainMs);
      else setVisit((count) => count + 1);
    };
    timer = setTimeout(again, afterEndMs);
    return () => clearTimeout(timer);
  }, [state.ended]);

  useEffect(() => (session === null ? undefined : guardCompositions(document, session.held)), [session]);
  useEffect(() => (session === null ? undefined : askWhoLeaves(session.held)), [session]);

  /** Reads how the article stands on the server. */
  async function look(visiting: WritingSession): Promise<'seen' | 'unanswered'> {
    const id = visiting.snapshot().articleId;
    if (id === null) return 'unanswered';
    const answer = await getJson<SavedView>(`${articleDeskUrl(id)}/view`);
    if (answer === null) return 'unanswered';
    if (answer.ok) {
      setView(answer.data);
      return 'seen';
    }
    setFailure(answer.error);
    return 'unanswered';
  }

  return {
    doc,
    parts,
    content,
    view,
    session,
    state,
    failure: failure ?? state.failure,
    commentsNews,
    change: (part) => changeParts(doc, part),
    async save() {
      setFailure(null);
      if (session === null || !(await session.flush())) return null;
      const id = session.snapshot().articleId;
      if (id === null) return null;
      const answer = await sendJson<DeskArticle>(`${articleDeskUrl(id)}/cut`, {});
      if (answer === null) return null;
      if (!answer.ok) {
        setFailure(answer.error);
        return null;
      }
      setView(answer.data);
      session.held.ask();
      if (!isOnScreen(answer.data.content, doc)) {
        setFailure({ code: 'article.text-moved', message: '' });
        return null;
      }
      return { id, version: answer.data.version };
    },
    take(next) {
      setView(next);
      setFailure(null);
    },
  };
}

/** A page that goes, or is put away, may never draw again: what waits for that is asked for now. */
function askWhoLeaves(held: HeldDoc): () => void {
  document.addEventListener('visibilitychange', held.ask);
  window.addEventListener('pagehide', held.ask);
  return () => {
    document.removeEventListener('visibilitychange', held.ask);
    window.removeEventListener('pagehide', held.ask);
  };
}

/** Whether the version says exactly what this screen shows: what is handed on must be what was read. */
function isOnScreen(version: VersionContent, doc: Y.Doc): boolean {
  const shown = canonicalJson(contentOf(doc));
  return shown === canonicalJson(version) || shown === canonicalJson(contentOf(workingCopyOf(version)));
}

/** What a page is that nobody can write in yet: as the server made it. */
const nothingWritten = new Y.Doc();
const beforeAnyVisit: SessionState = {
  articleId: null,
  failure: null,
  isReady: false,
  recovery: null,
  ended: null,
  line: null,
};
const beforeTheVisit = () => beforeAnyVisit;
const subscribeToNothing = () => () => {};

/** How long after the end of a line, and between two looks at a server that does not answer; milliseconds. */
const afterEndMs = 300;
const lookAgainMs = 4_000;
