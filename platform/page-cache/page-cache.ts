import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageChange } from '#core/page-changes/page-change.ts';
import { addressForLog } from '#core/urls.ts';
import { type Courtesy, createCourtesy } from '../courtesy.ts';
import type { Logger } from '../logger.ts';
import { type CachedPage, cachedPage, type RenderedPage } from './cached-page.ts';
import { type Crowd, createCrowd, type Line, TooMany } from './crowd.ts';
import { createEndedPages } from './ended-pages.ts';
import { createForms, lackingForm } from './forms.ts';
import { type Standing, standingOf } from './freshness.ts';
import { createKeptPages, type KeptPage } from './kept-pages.ts';
import { createPackingLine } from './packing-line.ts';
import type { MadePage, PageMaker } from './page-maker.ts';
import { createPageMakings, type Missed, type Outcome } from './page-makings.ts';
import { cacheKeyOf, isSearch, isUnknown } from './public-route.ts';
import { asksForPage, type IsSignedIn, isReaderRequest } from './reader-request.ts';
import { createRefillLine } from './refill-line.ts';
import { sendPage, sendUntouched } from './send-page.ts';
import { settableClock } from './settable-clock.ts';
import { createTurns } from './turns.ts';

export type PageCache = {
  /**
   * Answers, within this turn, with a page that is there and right, or with an older copy of one that has been waited for
   * long enough; false where there is neither, or no reader asks.
   */
  answerKept(request: IncomingMessage, response: ServerResponse): boolean;
  /**
   * Answers a request for a reader's page, or says false and leaves it to others; whoever is signed in gets one of their own,
   * made for them and kept nowhere. Rejects when there is no page to be had; with `TooMany` where too many
   * are being made to begin another one.
   */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** What was committed: pages that show it answer no more, or only until there is something newer. */
  hear(change: PageChange): void;
  /** Whether changes are heard from now on. What was made before may have missed some, and answers only in need. */
  setInformed(informed: boolean): void;
  /** Resolves as soon as no page is being made or waits for its turn, or after `longestMs`. */
  giveWay(longestMs: number): Promise<void>;
  stats(): PageCacheStats;
  stop(): void;
};

export type PageCacheStats = {
  /** Answers with a page that was there and right. */
  readonly hits: number;
  /** … of them answered by `answerKept`, by the class of their status: `2xx`, `3xx`… */
  readonly answered: ReadonlyMap<string, number>;
  /** Requests that found none. */
  readonly misses: number;
  /** … of them answered with an older page, because the newer one took its time or could not be made. */
  readonly older: number;
  /** Pages that Next was asked for. */
  readonly makings: number;
  /** Pages that were not begun because so many were being made. */
  readonly refused: number;
  readonly entries: number;
  readonly bytes: number;
  readonly maxBytes: number;
};

type Made = Omit<MadePage, 'result'> & { readonly page: CachedPage };

const LONGEST_LIFE_MS = 60_000;
const NOT_FOUND_LIFE_MS = 2_000;
/** A page that names nothing can't be told of changes. */
const UNTAGGED_LIFE_MS = 2_000;
const UNINFORMED_LIFE_MS = 1_000;
/** A newer page is mostly there before this; until then everybody waits for it, afterwards nobody does. */
const PATIENCE_MS = 100;
/** What may be wrong is answered only where nothing newer comes. */
const PATIENCE_IN_DOUBT_MS = 2_000;
/** A page that could not be made is tried again after this; meanwhile its older copy answers at once. */
const PAUSE_AFTER_FAILURE_MS = 1_000;
/** One that waits for long keeps nobody. */
const LONGEST_TURN_MS = 50;
/** So long a page of which there is an older copy lets whoever works at the desk go first, at most. */
const LONGEST_COURTESY_MS = 150;
const LONGEST_COURTEOUS_TURN_MS = 1_000;
/** A page that is withdrawn again and again while it is compressed goes as it is. */
const MOST_TRIES_TO_COMPRESS = 3;
const KEPT_NOWHERE = { 'cache-control': 'private, no-store' };
/** Those that wait among them: some tenths of a second of work, for which any other page then waits at most. */
const SEARCHES_AT_ONCE = 12;
/** Of those twelve places, and of the twelve below, the most that one network may take. */
const OF_ONE_NETWORK = 4;
/** The same for addresses at which we have nothing: robots that look for holes ask for hundreds of them in a row. */
const UNKNOWN_AT_ONCE = 12;
/** All pages together: some two seconds of work. Who comes after them is told to come again; the desk has turns of its own. */
const PAGES_AT_ONCE = 100;
/**
 * Of them, those of which there is an older copy. A moment or a change may ask for thousands at once: whoever reads one has the copy
 * meanwhile, and whoever asks for what nobody has yet, such as the story that has just come out, must not be sent away for it.
 */
const MADE_ANEW_AT_ONCE = 50;
/**
 * A page that was there until an expiry or a withdrawal ended it has no copy that could answer, and its address is none that
 * anybody can make up: whoever asks for it waits for one of those fifty places, for as long as a reader would.
 */
const LINE_OF_ENDED: Line = { most: 300, longestMs: 5_000 };
/** Pages of those who are signed in: as many as a whole newsroom opens at the same moment. */
const OWN_PAGES_AT_ONCE = 40;
const NEVER = Number.POSITIVE_INFINITY;
const KEPT_STATUS = new Set([200, 301, 307, 308, 404, 410]);
const KEPT_HEADERS = ['content-type', 'location', 'link', 'x-robots-tag'];

/**
 * Readers' pages, made once by `maker` and kept as bytes until something that they show changes. `common` are the
 * headers of every answer; `maxBytes` bounds what is kept; `isSignedIn` knows whom to make a page of
 * their own; `courtesy` knows who waits at the desk; `networkOf` says which network asks, and nothing where that is not known.
 */
export function createPageCache(input: {
  maker: PageMaker;
  common: Readonly<Record<string, string>>;
  now: () => number;
  maxBytes: number;
  isSignedIn: IsSignedIn;
  networkOf: (request: IncomingMessage) => string;
  courtesy: Pick<Courtesy, 'giveWay'>;
  lineOfEnded?: Line;
  log: Logger;
}): PageCache {
  const {
    maker,
    common,
    maxBytes,
    isSignedIn,
    networkOf,
    courtesy,
    lineOfEnded = LINE_OF_ENDED,
    log,
  } = input;
  const now = settableClock(input.now, onSetBack);
  const pages = createKeptPages(maxBytes);
  const makings = createPageMakings({ make, finish, now });
  const takeTurn = createTurns({ atOnce: maker.atOnce, longestMs: LONGEST_TURN_MS });
  /*
   * What waits out of courtesy stands in a line of its own, so that no page without an older copy stands behind it; one more
   * than are made at once, for while one waits for the database another has its turn.
   */
  const takeCourteousTurn = createTurns({
    atOnce: maker.atOnce + 1,
    longestMs: LONGEST_COURTEOUS_TURN_MS,
  });
  const takeOwnTurn = createTurns({ atOnce: 1, longestMs: LONGEST_TURN_MS });
  const searches = createCrowd(SEARCHES_AT_ONCE, { ofOneNetwork: OF_ONE_NETWORK });
  const unknown = createCrowd(UNKNOWN_AT_ONCE, { ofOneNetwork: OF_ONE_NETWORK });
  const everything = createCrowd(PAGES_AT_ONCE, { line: lineOfEnded });
  const madeAnew = createCrowd(MADE_ANEW_AT_ONCE, { line: lineOfEnded });
  const ended = createEndedPages();
  const own = createCrowd(OWN_PAGES_AT_ONCE);
  const beingMade = createCourtesy();
  const packing = createPackingLine({ pages, now, log });
  const formOf = createForms();
  const refills = createRefillLine({
    refill: async (address) => {
      // Whoever asked for it meanwhile has had it made.
      const kept = pages.peek(address);
      if (kept !== undefined && standing(kept) === 'right') return;
      const { page } = await makings.of(address).made;
      if (page.status >= 500) throw new Error(`the page came with ${page.status}`);
    },
    log,
  });
  const counts = { hits: 0, misses: 0, older: 0, makings: 0 };
  const answered = new Map<string, number>();
  let failedAt = new WeakMap<KeptPage, number>();
  let isInformed = true;

  async function make(
    address: string,
    { onBegin, network }: { onBegin: () => void; network: string },
  ): Promise<Made> {
    // Who asks for a page of which there is no older copy has nothing to read meanwhile.
    const isPressing = pages.peek(address) === undefined;
    const makeNow = () =>
      takeTurn(() => {
        counts.makings += 1;
        onBegin();
        // While changes go unheard, a page reads all for itself.
        return maker.make(address, { shares: isInformed });
      }, isPressing);
    const makeInTime = () =>
      takeCourteousTurn(async () => {
        await courtesy.giveWay(LONGEST_COURTESY_MS);
        return makeNow();
      });
    const making = isPressing ? makeNow : makeInTime;
    const makeInCrowd = () => beingMade.during(() => crowdOf(address)?.admit(making, network) ?? making());
    const { result, ...told } = await admit(address, makeInCrowd);
    const page = cachedPage({
      rendered: forReaders(result),
      former: pages.peek(address)?.page,
      ...{ tags: told.tags, common },
    });
    return { page, ...told };
  }

  /** Lets the making of a page in, among so many as there are places for pages like it. */
  function admit<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (pages.peek(address) !== undefined) return madeAnew.admit(() => everything.admit(work));
    if (ended.has(address)) return madeAnew.admitInLine(() => everything.admitInLine(work));
    return everything.admit(work);
  }

  /** What was there answers no more. */
  function end(address: string): void {
    const kept = pages.peek(address);
    if (kept !== undefined && isReadByMany(address, kept.page)) ended.add(address);
    pages.drop(address);
  }

  /** Whose are without end, they are let in a few at a time. */
  function crowdOf(address: string): Crowd | null {
    if (isSearch(address)) return searches;
    return isUnknown(address) ? unknown : null;
  }

  /** As it is now, for somebody of the newsroom alone, who waits for no reader. */
  async function ownPage(address: string): Promise<CachedPage> {
    const { result, tags } = await own.admit(() => takeOwnTurn(() => maker.make(address, { shares: false })));
    return cachedPage({ rendered: forReaders(result), tags, common });
  }

  function finish(address: string, { page, ...told }: Made, missed: Missed): void {
    // A failure takes nothing away: what was there is better.
    if (page.status >= 500) return;
    const at = now();
    const changesAt = told.changesAt?.getTime() ?? NEVER;
    const overAt = told.endsAt?.getTime() ?? NEVER;
    const freshUntil = Math.min(at + lifeOf(page), changesAt, overAt);
    const endsAt = mayAnswerOlder(page) ? overAt : freshUntil;
    if (missed === 'withdrawn' || !mayBeKept(address, page) || endsAt <= at) {
      end(address);
      return;
    }
    const kept: KeptPage = {
      ...{ page, freshUntil, changesAt, endsAt },
      changedAt: missed === 'changed' ? at : null,
      doubtedAt: null,
      keptAt: at,
      readAt: at,
    };
    pages.put(address, kept);
    ended.forget(address);
    packing.add(address, kept);
  }

  function lifeOf({ status, tags }: CachedPage): number {
    const byKind = status === 404 ? NOT_FOUND_LIFE_MS : tags.size === 0 ? UNTAGGED_LIFE_MS : LONGEST_LIFE_MS;
    return Math.min(byKind, isInformed ? LONGEST_LIFE_MS : UNINFORMED_LIFE_MS);
  }

  const standing = (kept: KeptPage): Standing => standingOf(kept, { now: now(), isInformed });

  async function pageAt(address: string, network: string): Promise<CachedPage> {
    const kept = pages.get(address);
    const known = kept === undefined ? 'over' : standing(kept);
    if (kept !== undefined && known === 'right') return hit(kept);
    counts.misses += 1;
    if (kept === undefined || known === 'over') {
      end(address);
      return (await makings.of(address, network).made).page;
    }
    kept.readAt = now();
    if (now() < (failedAt.get(kept) ?? Number.NEGATIVE_INFINITY) + PAUSE_AFTER_FAILURE_MS) return older(kept);
    const patienceMs = known === 'outdated' ? PATIENCE_MS : PATIENCE_IN_DOUBT_MS;
    return newerOrOlder(address, patienceMs, network);
  }

  /** The page as it is now, where it comes in time; otherwise the one that is kept, unless it was withdrawn meanwhile. */
  async function newerOrOlder(address: string, patienceMs: number, network: string): Promise<CachedPage> {
    const making = makings.of(address, network);
    const outcome = await making.within(patienceMs);
    if (outcome !== null && 'made' in outcome && outcome.made.page.status < 500) return outcome.made.page;
    const kept = pages.peek(address);
    if (kept === undefined || standing(kept) === 'over') return (await making.made).page;
    if (outcome !== null) noteFailure(address, kept, outcome);
    return older(kept);
  }

  function noteFailure(address: string, kept: KeptPage, failure: Outcome<Made>): void {
    const before = failedAt.get(kept);
    failedAt.set(kept, now());
    if (before !== undefined && now() < before + PAUSE_AFTER_FAILURE_MS) return;
    if ('error' in failure && failure.error instanceof TooMany) return;
    const why = 'error' in failure ? { err: failure.error } : { status: failure.made.page.status };
    log.error(
      { url: addressForLog(address), ...why },
      'a reader page could not be made anew: its older copy answers',
    );
  }

  /** What answers without a wait; null where it is worth one. */
  function atOnce(address: string, kept: KeptPage): CachedPage | null {
    const known = standing(kept);
    if (known === 'right') return hit(kept);
    const beganAt = known === 'outdated' ? makings.beganAt(address) : null;
    if (beganAt === null || now() < beganAt + PATIENCE_MS) return null;
    counts.misses += 1;
    kept.readAt = now();
    return older(kept);
  }

  function hit(kept: KeptPage): CachedPage {
    counts.hits += 1;
    kept.readAt = now();
    return kept.page;
  }

  function older({ page }: KeptPage): CachedPage {
    counts.older += 1;
    return page;
  }

  /**
   * The page in the form that the request takes. What was withdrawn while it was compressed is not sent; and what is kept
   * nowhere, so that nobody could say of it that it was, goes as it is.
   */
  async function pageFor(request: IncomingMessage, address: string): Promise<CachedPage> {
    for (let tries = 1; ; tries += 1) {
      const page = await pageAt(address, networkOf(request));
      const encoding = lackingForm(request, page);
      if (encoding === null || tries > MOST_TRIES_TO_COMPRESS || keptAs(address, page) === null) return page;
      const form = await formOf(page, encoding);
      const kept = keptAs(address, page);
      if (kept === null) continue;
      const whole = { ...kept.page, [encoding]: form };
      if (kept.page[encoding] === null) pages.put(address, { ...kept, page: whole });
      return whole;
    }
  }

  /** What is kept at an address, where it may be sent and has the words of `page`. */
  function keptAs(address: string, { etag }: CachedPage): KeptPage | null {
    const kept = pages.peek(address);
    return kept?.page.etag === etag && standing(kept) !== 'over' ? kept : null;
  }

  async function ownPageFor(request: IncomingMessage, address: string): Promise<CachedPage> {
    const page = await ownPage(address);
    const encoding = lackingForm(request, page);
    return encoding === null ? page : { ...page, [encoding]: await formOf(page, encoding) };
  }

  function doubtAll(): void {
    makings.noteAnything();
    for (const [, kept] of pages.all()) kept.doubtedAt ??= now();
  }

  /** What was kept until a moment would be kept until the clock is there again: from now on nobody knows how long it is right. */
  function onSetBack(at: number): void {
    failedAt = new WeakMap();
    maker.forgetAll();
    makings.noteAnything();
    for (const [, kept] of pages.all()) {
      kept.doubtedAt = at;
      kept.readAt = Math.min(kept.readAt, at);
    }
  }

  return {
    answerKept(request, response) {
      const address = request.url ?? '/';
      const kept = pages.get(address);
      if (kept === undefined || !isReaderRequest(request) || lackingForm(request, kept.page) !== null)
        return false;
      const page = atOnce(address, kept);
      if (page === null) return false;
      sendUntouched(request, response, page);
      const status = `${Math.floor(response.statusCode / 100)}xx`;
      answered.set(status, (answered.get(status) ?? 0) + 1);
      return true;
    },
    async serve(request, response) {
      const address = asksForPage(request) ? cacheKeyOf(request.url ?? '/') : null;
      if (address === null) return false;
      if (await isSignedIn(request.headers))
        sendPage(request, response, await ownPageFor(request, address), KEPT_NOWHERE);
      else sendPage(request, response, await pageFor(request, address));
      return true;
    },
    hear(change) {
      maker.forget(change.tags);
      makings.note(change);
      const read: { address: string; readAt: number }[] = [];
      for (const address of pages.addressesOf(change.tags)) {
        const kept = pages.peek(address);
        if (kept === undefined) continue;
        if (isReadByMany(address, kept.page)) read.push({ address, readAt: kept.readAt });
        if (change.kind === 'withdrawn' || !mayAnswerOlder(kept.page)) end(address);
        else kept.changedAt ??= now();
      }
      refills.add(read, now());
    },
    setInformed(informed) {
      isInformed = informed;
      maker.forgetAll();
      doubtAll();
    },
    giveWay: beingMade.giveWay,
    stats: () => ({
      ...counts,
      refused: [searches, unknown, madeAnew, everything, own].reduce(
        (sum, crowd) => sum + crowd.refused(),
        0,
      ),
      answered,
      entries: pages.count(),
      bytes: pages.bytes(),
      maxBytes,
    }),
    stop() {
      packing.stop();
    },
  };
}

/**
 * Where nothing is, whoever asks has it looked up: a robot that guesses addresses must not have all of them made. And what
 * one reader has searched for is mostly read once: whoever searches for it again has it made.
 */
function isReadByMany(address: string, { status }: CachedPage): boolean {
  return status === 200 && !isSearch(address);
}

/** A page that came for an address at which we have none has another one of its own: this one is a spelling of it. */
function mayBeKept(address: string, { status }: CachedPage): boolean {
  return KEPT_STATUS.has(status) && !(status === 200 && isUnknown(address));
}

/** Where something is, something older may stand for a moment; "nothing here" and "over there" end when they are wrong. */
function mayAnswerOlder({ status, tags }: CachedPage): boolean {
  return status === 200 && tags.size > 0;
}

function forReaders({ headers, ...page }: RenderedPage): RenderedPage {
  const kept = Object.entries(headers).filter(([name]) => KEPT_HEADERS.includes(name));
  return { ...page, headers: Object.fromEntries(kept) };
}
