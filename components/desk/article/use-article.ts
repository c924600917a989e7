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
import type { DeskArticle, SavedView } from './doors.ts';
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
  /** How far may be written here now: nothing where the visit does not have the right that the article gives. */
  readonly right: Right;
  readonly failure: ActionFailure | null;
  /** Whether this person may not even read the story any more. */
  readonly isGone: boolean;
  readonly change: (part: Partial<Omit<VersionContent, 'body'>>) => void;
  /**
   * Makes a version of exactly what is on this screen and names it; null where that did not work, with the reason
   * in `failure`.
   */
  readonly save: () => Promise<{ id: string; baseVersion: number } | null>;
  /** Waits until the server has all that was typed here; null where that does not happen for a while. */
  readonly send: () => Promise<{ id: string } | null>;
  /** Takes over what was made of the article beside its text. */
  readonly take: (view: SavedView) => void;
  /** The same of one thing about it: the rest stays as it has become while that was on its way. */
  readonly takePart: (part: Partial<SavedView>) => void;
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
  const [commentsNews, setCommentsNews] = useState(0);
  const [visit, setVisit] = useState(0);
  const [isGone, setGone] = useState(false);
  /** What the page shows until a visit has the server's working copy: what it was sent with, then what the visit before left. */
  const [before, setBefore] = useState(article?.content ?? blank);
  const latest = useRef({ view });
  latest.current = { view };
  /** What the next visit begins with, and when the one before has let go of its text. */
  const next = useRef<{ beginning?: LeftText; recovery?: Recovery | null }>({});
  const letGo = useRef(Promise.resolve());
  /** Why the last try to begin the story came to nothing. */
  const lost = useRef<Failure>(networkError);
  const newestLook = useRef(Promise.resolve(false));
  /** How often an answer to something that was done here has said how the article stands. */
  const puts = useRef(0);

  const [session, setSession] = useState<WritingSession | null>(null);
  /** The visit that is going on, for answers that come to an older picture of the screen. */
  const visiting = useRef<WritingSession | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a session is a visit; only a new visit begins another.
  useEffect(() => {
    const now = latest.current.view;
    if (now?.isSealed) return;
    const { beginning = null, recovery = null } = next.current;
    next.current = {};
    const begun = new WritingSession({
      personId,
      articleId: now?.id ?? null,
      version: now?.version ?? 0,
      blank: article?.content ?? blank,
      beginning,
      recovery,
      right: rightOf(now),
      before: letGo.current,
      doors: {
        create: (id, workingCopy) =>
          sendJson<DeskArticle>('/desk/articles', { id, content: {}, workingCopy }, personId, {
            onLost(why) {
              lost.current = why;
            },
          }),
        keep: (articleId, baseVersion, content) =>
          sendJson(`${articleDeskUrl(articleId)}/keep`, { baseVersion, content }, personId),
        readWorkingCopy: (articleId) =>
          getJson<ServerCopy>(`${articleDeskUrl(articleId)}/working-copy`, personId),
        onAgain(again) {
          next.current = again;
          if (again.beginning !== undefined) {
            latest.current = { view: null };
            setView(null);
            window.history.replaceState(null, '', newArticleDeskUrl);
          }
          setVisit((count) => count + 1);
        },
        onNews: (about) => {
          if (about === 'comments') setCommentsNews((count) => count + 1);
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
    if (view !== null) session?.stand(view.version);
  }, [session, view]);

  // Text that is typed after an approval ends it before it is a version: the server says what is open to this person now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only newer text is a reason to look.
  useEffect(() => {
    const now = latest.current.view;
    if (session !== null && now?.workState === 'approved' && now.newerText === null) void look(session);
  }, [content]);

  // The line was ended: how the article stands now says what this person may do in it from here on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of a line is the reason to look.
  useEffect(() => {
    if (state.ended === null || session === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const again = async () => {
      const isSeen = await look(session);
      if (isOver) return;
      if (isSeen) setVisit((count) => count + 1);
      else timer = setTimeout(again, lookAgainMs);
    };
    timer = setTimeout(again, afterEndMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [state.ended]);

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

  /** The article as an answer to something that was done here has it. */
  function put(answered: SavedView): void {
    puts.current += 1;
    show(answered);
  }

  function take(next: SavedView): void {
    put(next);
    setFailure(null);
  }

  /** A visit keeps the right that it began with: where the article gives another one, the next begins. */
  function show(standing: SavedView): void {
    setView(standing);
    const isAnother = visiting.current !== null && visiting.current.right !== rightOf(standing);
    if (isAnother && !standing.isSealed) setVisit((count) => count + 1);
  }

  /** Reads how the article stands on the server; false where that could not be found out, or is not for this person. */
  function look(asking: WritingSession): Promise<boolean> {
    const id = asking.snapshot().articleId;
    if (id === null) return Promise.resolve(false);
    const putsBefore = puts.current;
    const own: Promise<boolean> = getJson<SavedView>(`${articleDeskUrl(id)}/view`, personId).then(
      (answer) => {
        // An answer that was overtaken says how the article stood.
        if (newestLook.current !== own) return newestLook.current;
        return puts.current === putsBefore ? seen(asking, answer) : look(asking);
      },
    );
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
      // There is nothing to save where nothing can be read.
      if (session === null && view?.isSealed) return { id: view.id, baseVersion: view.version };
      const sent = await send();
      if (sent === null || session === null) return null;
      const { id } = sent;
      const said = contentOf(doc);
      const answer = await sendJson<DeskArticle>(`${articleDeskUrl(id)}/cut`, {}, personId, {
        onLost: setFailure,
      });
      if (answer === null) return null;
      if (!answer.ok) {
        session.noteUnknown(authFailureOf(answer));
        if (authFailureOf(answer) === null) setFailure(answer.error, said);
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
      const now = latest.current.view;
      if (now !== null) take({ ...now, ...part });
    },
  };
}

function rightOf(view: SavedView | null): Right {
  if (view === null || view.abilities.edit.ok) return 'all';
  return maySuggest(view) ? 'suggestions' : 'nothing';
}

/** Nothing is asked of whoever leaves, as what is not saved is kept; but where the browser keeps nothing it is. */
function holdPage(session: WritingSession): () => void {
  // A page that goes, or is put away, may never draw again: what waits for that is asked for now.
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
  unknown: null,
  ended: null,
};
const beforeTheVisit = () => beforeAnyVisit;
const subscribeToNothing = () => () => {};

/** How long after the end of a line, and between two looks at a server that does not answer; milliseconds. */
const afterEndMs = 300;
const lookAgainMs = 4_000;
