'use client';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import { type Failure, networkError } from '#components/ui/network-failure.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { articleDeskUrl, newArticleDeskUrl } from '#core/urls.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import type { DeskArticle, SavedView } from './desk-article.ts';
import { getJson, sendJson } from './send.ts';
import { useRefused } from './use-refused.ts';
import { maySuggest } from './use-suggester.ts';
import { authFailureOf } from './writing/auth-failure.ts';
import { guardCompositions } from './writing/guard-compositions.ts';
import type { LeftText } from './writing/left-texts.ts';
import type { Right } from './writing/recovering.ts';
import type { Recovery } from './writing/recovery.ts';
import type { ServerCopy } from './writing/server-copy.ts';
import { changeParts, type Parts, partsOf, useContentAtRest, useParts } from './writing/use-parts.ts';
import { type SessionState, WritingSession } from './writing/writing-session.ts';

/** The article on the screen: its working copy, its state on the server, and the save status. */
export type ArticleOnScreen = {
  readonly doc: Y.Doc;
  /** The fields during typing. */
  readonly parts: Parts;
  /** The whole story, updated when typing pauses. */
  readonly content: VersionContent;
  readonly view: SavedView | null;
  /** Null until the page is hydrated. */
  readonly session: WritingSession | null;
  readonly state: SessionState;
  /** The right to write now: `nothing` if the visit's right differs from the article's. */
  readonly right: Right;
  readonly failure: ActionFailure | null;
  /** Whether this person has lost read access. */
  readonly isGone: boolean;
  readonly change: (part: Partial<Omit<VersionContent, 'body'>>) => void;
  /**
   * Cuts a version of exactly the text on this screen and returns its number. Null on failure, with the
   * reason in `failure`.
   */
  readonly save: () => Promise<{ id: string; baseVersion: number } | null>;
  /** Waits until the server has all text typed here. Null after a timeout. */
  readonly send: () => Promise<{ id: string } | null>;
  /** Applies the server's answer about the article. */
  readonly take: (view: SavedView) => void;
  /** The same for one property: the others keep changes made in the meantime. */
  readonly takePart: (part: Partial<SavedView>) => void;
  /** Incremented with each new comment. */
  readonly commentsNews: number;
};

/** Manages the article that is being written. */
export function useArticle({
  personId,
  article,
  blank,
}: {
  personId: string;
  article: DeskArticle | null;
  blank: VersionContent;
}): ArticleOnScreen {
  const [commentsNews, setCommentsNews] = useState(0);
  const server = useServerView({ personId, article });
  const { view, latest, isGone, put, look } = server;
  const { session, before, lost } = useVisit({
    personId,
    blank: article?.content ?? blank,
    server,
    onComments: () => setCommentsNews((count) => count + 1),
  });
  const state = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.snapshot ?? beforeTheVisit,
    beforeTheVisit,
  );
  const doc = session?.held.doc ?? nothingWritten;
  const written = useParts(doc);
  const parts = state.isReady ? written : partsOf(before);
  const content = useContentAtRest(doc, before, state.isReady);
  const { failure, setFailure } = useRefused(content);

  useEffect(() => {
    if (view !== null) session?.setVersion(view.version);
  }, [session, view]);

  // Text typed after an approval ends the approval before it is in a version, so the server is asked for the
  // present abilities.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only newer text triggers this.
  useEffect(() => {
    const now = latest.current;
    if (session !== null && now?.workState === 'approved' && now.newerText === null) void look(session);
  }, [content]);

  useVisitAfterEnd(session, state.ended, server);

  useEffect(() => (session === null ? undefined : guardCompositions(document, session.held)), [session]);
  useEffect(() => (session === null ? undefined : holdPage(session)), [session]);

  async function send(): Promise<{ id: string } | null> {
    setFailure(null);
    if (session === null) return null;
    lost.current = networkError;
    const isSent = await session.flush();
    const { articleId, unknown } = session.snapshot();
    if (isSent && articleId !== null) return { id: articleId };
    if (unknown === null) setFailure(lost.current);
    return null;
  }

  function take(next: SavedView): void {
    put(next);
    setFailure(null);
  }

  return {
    doc,
    parts,
    content,
    view,
    session,
    state,
    right: session !== null && session.right === rightOf(view) ? session.right : 'nothing',
    failure: state.failure ?? failure,
    isGone,
    commentsNews,
    change: (part) => changeParts(doc, part),
    send,
    async save() {
      // A sealed text has nothing to save.
      if (session === null && view?.isSealed) return { id: view.id, baseVersion: view.version };
      const sent = await send();
      if (sent === null || session === null) return null;
      const { id } = sent;
      const sentContent = contentOf(doc);
      const answer = await sendJson<DeskArticle>(
        `${articleDeskUrl(id)}/cut`,
        {},
        {
          writerId: personId,
          onLost: setFailure,
        },
      );
      if (answer === null) return null;
      if (!answer.ok) {
        session.noteUnknown(authFailureOf(answer));
        if (authFailureOf(answer) === null) setFailure(answer.error, sentContent);
        return null;
      }
      put(answer.data);
      session.held.ask();
      if (!isOnScreen(answer.data.content, doc)) {
        setFailure({ code: 'article.text-moved', message: '' });
        return null;
      }
      return { id, baseVersion: answer.data.version };
    },
    take,
    takePart(part) {
      const now = latest.current;
      if (now !== null) take({ ...now, ...part });
    },
  };
}

/** The article's state on the server, and the number of the visit that works with it. */
function useServerView({ personId, article }: { personId: string; article: DeskArticle | null }) {
  const [view, setView] = useState<SavedView | null>(article);
  const [visit, setVisit] = useState(0);
  const [isGone, setGone] = useState(false);
  const latest = useRef(view);
  latest.current = view;
  /** The current visit, for late answers to an older render. */
  const visiting = useRef<WritingSession | null>(null);
  const newestLook = useRef(Promise.resolve(false));
  /** The number of answers to local actions that updated the article's state. */
  const puts = useRef(0);

  const beginVisit = () => setVisit((count) => count + 1);

  /** Applies the article from an answer to a local action. */
  function put(answered: SavedView): void {
    puts.current += 1;
    show(answered);
  }

  /** A visit keeps its initial right. If the article's right differs, the next visit begins. */
  function show(saved: SavedView): void {
    setView(saved);
    const isAnother = visiting.current !== null && visiting.current.right !== rightOf(saved);
    if (isAnother && !saved.isSealed) beginVisit();
  }

  /** The next visit begins a new story. */
  function forget(): void {
    latest.current = null;
    setView(null);
  }

  /** Loads the article's state. False if that failed, or the person may not see it. */
  function look(asking: WritingSession): Promise<boolean> {
    const id = asking.snapshot().articleId;
    if (id === null) return Promise.resolve(false);
    const putsBefore = puts.current;
    const own: Promise<boolean> = getJson<SavedView>(`${articleDeskUrl(id)}/view`, {
      writerId: personId,
    }).then((answer) => {
      // An answer that was overtaken by an action is outdated.
      if (newestLook.current !== own) return newestLook.current;
      return puts.current === putsBefore ? seen(asking, answer) : look(asking);
    });
    newestLook.current = own;
    return own;
  }

  function seen(asking: WritingSession, answer: ActionResult<SavedView> | null): boolean {
    if (answer === null) return false;
    if (answer.ok) {
      show(answer.data);
      setGone(answer.data.isSealed);
      if (answer.data.isSealed) return false;
      asking.noteUnknown(null);
      return true;
    }
    const unknown = authFailureOf(answer);
    if (unknown === null) setGone(true);
    else asking.noteUnknown(unknown);
    return false;
  }

  return { view, latest, isGone, visit, visiting, beginVisit, put, look, forget };
}

type ServerView = ReturnType<typeof useServerView>;

/** Opens a writing session for each visit. */
function useVisit({
  personId,
  blank,
  server: { visit, visiting, latest, beginVisit, put, look, forget },
  onComments,
}: {
  personId: string;
  blank: VersionContent;
  server: ServerView;
  onComments: () => void;
}) {
  const [session, setSession] = useState<WritingSession | null>(null);
  /**
   * The content shown until a visit has loaded the working copy: the page's own, then that of the former
   * visit.
   */
  const [before, setBefore] = useState(blank);
  /** The initial data of the next visit, and when the former one has released its text. */
  const next = useRef<{ beginning?: LeftText; recovery?: Recovery | null }>({});
  const letGo = useRef(Promise.resolve());
  /** Why the last attempt to create the story failed. */
  const lost = useRef<Failure>(networkError);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new visit begins another session.
  useEffect(() => {
    const now = latest.current;
    if (now?.isSealed) return;
    const { beginning = null, recovery = null } = next.current;
    next.current = {};
    const begun = new WritingSession({
      personId,
      articleId: now?.id ?? null,
      version: now?.version ?? 0,
      blank,
      beginning,
      recovery,
      right: rightOf(now),
      before: letGo.current,
      callbacks: {
        create: (id, workingCopy) =>
          sendJson<DeskArticle>(
            '/desk/articles',
            { id, content: {}, workingCopy },
            {
              writerId: personId,
              onLost(why) {
                lost.current = why;
              },
            },
          ),
        keep: (articleId, baseVersion, content) =>
          sendJson(`${articleDeskUrl(articleId)}/keep`, { baseVersion, content }, { writerId: personId }),
        readWorkingCopy: (articleId) =>
          getJson<ServerCopy>(`${articleDeskUrl(articleId)}/working-copy`, { writerId: personId }),
        onAgain(again) {
          next.current = again;
          if (again.beginning !== undefined) {
            forget();
            window.history.replaceState(null, '', newArticleDeskUrl);
          }
          beginVisit();
        },
        onNews: (about) => {
          if (about === 'comments') onComments();
          else void look(begun);
        },
        onCreated: (created) => {
          put(created);
          window.history.replaceState(null, '', articleDeskUrl(created.id));
        },
      },
    });
    visiting.current = begun;
    setSession(begun);
    return () => {
      visiting.current = null;
      if (begun.snapshot().isReady) setBefore(contentOf(begun.held.doc));
      letGo.current = begun.close();
      setSession(null);
    };
  }, [visit]);
  return { session, before, lost };
}

/** Begins another visit after the connection was closed: the article's present state decides its right. */
function useVisitAfterEnd(
  session: WritingSession | null,
  ended: SessionState['ended'],
  { look, beginVisit }: ServerView,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a closed connection triggers this.
  useEffect(() => {
    if (ended === null || session === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const again = async () => {
      const isSeen = await look(session);
      if (isOver) return;
      if (isSeen) beginVisit();
      else timer = setTimeout(again, lookAgainMs);
    };
    timer = setTimeout(again, afterEndMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ended]);
}

function rightOf(view: SavedView | null): Right {
  if (view === null || view.abilities.edit.ok) return 'all';
  return maySuggest(view) ? 'suggestions' : 'nothing';
}

/** Leaving needs no confirmation, because unsent text is stored. Only without storage the browser asks. */
function holdPage(session: WritingSession): () => void {
  // A hidden page may never paint again, so pending input is flushed now.
  const { ask } = session.held;
  const onLeave = (event: BeforeUnloadEvent) => {
    ask();
    if (session.saving() === 'unkept') event.preventDefault();
  };
  window.addEventListener('beforeunload', onLeave);
  window.addEventListener('pagehide', ask);
  document.addEventListener('visibilitychange', ask);
  return () => {
    window.removeEventListener('beforeunload', onLeave);
    window.removeEventListener('pagehide', ask);
    document.removeEventListener('visibilitychange', ask);
  };
}

/** Whether the version equals the text on this screen: the approved text must be the one that was read. */
function isOnScreen(version: VersionContent, doc: Y.Doc): boolean {
  const shown = canonicalJson(contentOf(doc));
  return shown === canonicalJson(version) || shown === canonicalJson(contentOf(workingCopyOf(version)));
}

/** The state of a page that is not editable yet: as rendered by the server. */
const nothingWritten = new Y.Doc();
const beforeAnyVisit: SessionState = {
  articleId: null,
  failure: null,
  isReady: false,
  recovery: null,
  unknown: null,
  ended: null,
};
const beforeTheVisit = () => beforeAnyVisit;
const subscribeToNothing = () => () => {};

/**
 * The delay after a connection closes, and between two loads while the server does not answer; milliseconds.
 */
const afterEndMs = 300;
const lookAgainMs = 4_000;
