import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { liveUpdatesUrl } from '#core/urls.ts';
import { requestRoom } from '../collab/request-room.ts';
import { callApi } from '../site/call-api.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** A story, or the names of a story that does not exist. */
export type Target = {
  readonly id: string;
  readonly number: number;
  readonly mediaId: string;
  readonly threadId: string;
  readonly forkId: string;
  /** Links that showed it to an outside reader, as in an address: one is expired, one is used. */
  readonly expiredLink: string;
  readonly usedLink: string;
  /** A word that only this story contains; for a missing story, a word that no story contains. */
  readonly word: string;
};
export type Caller = {
  readonly token: string | undefined;
  /** The visitor of the collaboration server; null: an unknown visitor. */
  readonly person: string | null;
  readonly roomsUrl: string;
};

/**
 * One way to request a story. `about`: the answer must be the same, byte for byte, as for a missing story.
 * `among`: the answer lists many things, and the story may not be among them. A new way needs an entry here.
 */
export type EntryPoint = {
  readonly name: string;
  /** The routes (`app/…/route.ts`) and server actions (`articles.ts#act`) that it uses. */
  readonly covers: readonly string[];
  readonly kind: 'about' | 'among';
  readonly ask: (target: Target, caller: Caller) => Promise<unknown>;
};

const ARTICLE = 'app/(desk)/desk/articles/[id]';
const SCREEN = 'app/(desk)/desk/(shell)/articles/[id]';
const SITE = 'app/(site)';
const OUTSIDE = 'app/(outside)/xem/[link]';
/** The collaboration server, where several people write in one story. */
const ROOMS = 'server/collab/collab-server.ts';

async function loaded(file: string): Promise<Record<string, (...options: any[]) => Promise<any>>> {
  return import(pathToFileURL(path.join(root, file)).href);
}

function route(
  file: string,
  method: string,
  options: (target: Target) => {
    params?: Record<string, string>;
    body?: unknown;
    query?: string;
    headers?: Record<string, string>;
  },
): EntryPoint['ask'] {
  return async (target) => {
    const { params = {}, body, query = '', headers = {} } = options(target);
    const handler = (await loaded(file))[method];
    if (handler === undefined) throw new Error(`${file} has no ${method}.`);
    const request = new Request(`http://localhost/request${query}`, {
      method,
      headers: {
        ...{ origin: 'http://localhost', host: 'localhost', 'content-type': 'application/json' },
        cookie: `${sessionCookieName}=sealed`,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return responseData(await handler(request, { params: Promise.resolve(params) }));
  };
}

function action(name: string, options: (target: Target) => unknown[]): EntryPoint['ask'] {
  const [file = '', exported = ''] = name.split('#');
  return async (target) => {
    const act = (await loaded(`app/(desk)/actions/${file}`))[exported];
    if (act === undefined) throw new Error(`There is no action ${name}.`);
    return act(...options(target)).catch(thrown);
  };
}

function page(file: string, options: (target: Target) => Record<string, unknown>): EntryPoint['ask'] {
  return async (target) => {
    const { searchParams = {}, ...params } = options(target);
    const render = (await loaded(file)).default;
    if (render === undefined) throw new Error(`${file} is no page.`);
    return render({ params: Promise.resolve(params), searchParams: Promise.resolve(searchParams) }).catch(
      thrown,
    );
  };
}

function api(
  method: string,
  address: (target: Target) => string,
  json?: (target: Target) => unknown,
): EntryPoint['ask'] {
  return async (target, { token }) => {
    const answer = await callApi(method, address(target), { token, ...(json && { json: json(target) }) });
    return { status: answer.status, body: answer.json, headers: [...answer.headers].sort() };
  };
}

/** An answer as text: data, an element with its props, or a response. */
export function asText(answer: unknown): string {
  const seen = new WeakSet<object>();
  return JSON.stringify(answer, (_key, value) => {
    if (typeof value === 'function') return '[function]';
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Map) return [...value.entries()];
    if (typeof value === 'object' && value !== null) {
      if (seen.has(value)) return '[again]';
      seen.add(value);
    }
    return value;
  });
}

async function responseData(response: Response): Promise<unknown> {
  return { status: response.status, headers: [...response.headers].sort(), body: await response.text() };
}

/** The result of an error that a page throws, as in Next: the digest contains a redirect or a 404. */
function thrown(error: { digest?: string; code?: string; message: string }): unknown {
  if (error.digest === undefined && error.code === undefined) throw error;
  return { digest: error.digest, code: error.code };
}

const byId = ({ id }: Target) => ({ params: { id } });
const content = { headline: 'Một tiêu đề' };
/** An entry of a live story, under an id that does not exist. */
const entryId = '01890a5d-ac96-774b-bcce-b302099a8057';
const entry = { entryId, baseVersion: 0, content, publish: true };
const V1 = 'app/api/v1';
const COMMANDS = [
  ...['submit', 'withdraw-submission', 'claim', 'release', 'request-changes', 'approve', 'block', 'unblock'],
  ...[
    'publish',
    'publish-update',
    'fast-publish',
    'end-breaking',
    'clear-debt',
    'schedule',
    'unschedule',
    'reschedule',
    'set-embargo',
  ],
  ...[
    'lift-embargo',
    'set-expiry',
    'clear-expiry',
    'hold',
    'resume',
    'spike',
    'unspike',
    'withhold',
    'release-withheld',
    'kill',
    'take-down',
  ],
  ...['restore', 'force-unlock'],
];
/** A story placed on the front with another headline. */
const placed = (articleId: string) => ({
  ...{ front: 'home', container: 'top', baseRevision: 0, edit: 0 },
  layout: { placements: [{ articleId, headline: 'Một tít khác' }], passedOver: [], isHidden: false },
});
const options = {
  reason: 'Có lý do.',
  publicNote: 'Một lời ghi.',
  updateKind: 'update',
  publishAt: '2999-01-01T00:00:00Z',
  embargoUntil: '2999-01-01T00:00:00Z',
  expiresAt: '2999-01-02T00:00:00Z',
  notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
};

export const ENTRY_POINTS: readonly EntryPoint[] = [
  // Desk screens and their requests.
  ...(
    [
      ['editor', `${SCREEN}/page.tsx`],
      ['history', `${SCREEN}/history/page.tsx`],
      ['preview', `${ARTICLE}/preview/page.tsx`],
    ] as const
  ).map(
    ([name, file]): EntryPoint => ({
      name,
      covers: [file],
      kind: 'about',
      ask: page(file, ({ id }) => ({ id })),
    }),
  ),
  {
    name: 'comparison',
    covers: [`${SCREEN}/history/page.tsx`],
    kind: 'about',
    ask: page(`${SCREEN}/history/page.tsx`, ({ id }) => ({ id, searchParams: { before: '1', after: '2' } })),
  },
  {
    name: 'view',
    covers: [`${ARTICLE}/view/route.ts`],
    kind: 'about',
    ask: route(`${ARTICLE}/view/route.ts`, 'GET', byId),
  },
  {
    name: 'working copy',
    covers: [`${ARTICLE}/working-copy/route.ts`],
    kind: 'about',
    ask: route(`${ARTICLE}/working-copy/route.ts`, 'GET', byId),
  },
  {
    name: 'cut',
    covers: [`${ARTICLE}/cut/route.ts`],
    kind: 'about',
    ask: route(`${ARTICLE}/cut/route.ts`, 'POST', byId),
  },
  {
    name: 'keep',
    covers: [`${ARTICLE}/keep/route.ts`],
    kind: 'about',
    ask: route(`${ARTICLE}/keep/route.ts`, 'POST', (target) => ({
      ...byId(target),
      body: { baseVersion: 1, content },
    })),
  },
  {
    name: 'live desk',
    covers: [`${SCREEN}/live/page.tsx`],
    kind: 'about',
    ask: page(`${SCREEN}/live/page.tsx`, ({ id }) => ({ id })),
  },
  {
    name: 'live desk, asked again',
    covers: [`${ARTICLE}/live/entries/route.ts`],
    kind: 'about',
    ask: route(`${ARTICLE}/live/entries/route.ts`, 'GET', byId),
  },
  {
    name: 'entry for the live desk',
    covers: [`${ARTICLE}/live/entries/route.ts`],
    kind: 'about',
    ask: route(`${ARTICLE}/live/entries/route.ts`, 'POST', (target) => ({ ...byId(target), body: entry })),
  },
  {
    name: 'live updates',
    covers: [`${SITE}/live/[number]/updates/route.ts`],
    kind: 'about',
    ask: async ({ number }) => {
      const { liveResponse } = await loaded('app/_shell/reader/live-response.ts');
      return responseData(await liveResponse?.(new URL(liveUpdatesUrl(number, 0), 'http://localhost')));
    },
  },
  {
    name: 'presence',
    covers: ['app/(desk)/desk/presence/route.ts'],
    kind: 'among',
    ask: route('app/(desk)/desk/presence/route.ts', 'GET', () => ({})),
  },
  {
    name: 'queue',
    covers: ['app/(desk)/desk/(shell)/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/page.tsx', () => ({ searchParams: { view: 'all' } })),
  },
  {
    name: 'search of the desk',
    covers: ['app/(desk)/desk/(shell)/find/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/find/page.tsx', () => ({ searchParams: { q: 'mùa nước' } })),
  },
  {
    name: 'search of the desk that may have meant the story',
    covers: ['app/(desk)/desk/(shell)/find/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/find/page.tsx', ({ word }) => ({
      searchParams: { q: word.slice(0, -1) },
    })),
  },
  {
    name: 'stories offered by their headlines',
    covers: ['search.ts#suggestStories'],
    kind: 'about',
    ask: action('search.ts#suggestStories', ({ word }) => [word.slice(0, -1)]),
  },
  {
    name: 'notifications',
    covers: ['app/(desk)/desk/(shell)/notifications/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/notifications/page.tsx', () => ({ searchParams: {} })),
  },
  {
    name: 'review debts',
    covers: ['app/(desk)/desk/(shell)/debts/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/debts/page.tsx', () => ({})),
  },
  {
    name: 'schedule',
    covers: ['app/(desk)/desk/(shell)/schedule/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/schedule/page.tsx', () => ({})),
  },
  {
    name: 'schedule as a list',
    covers: ['app/(desk)/desk/(shell)/schedule/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/schedule/page.tsx', () => ({ searchParams: { by: 'list' } })),
  },
  {
    name: 'schedule of the month',
    covers: ['app/(desk)/desk/(shell)/schedule/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/schedule/page.tsx', () => ({ searchParams: { by: 'month' } })),
  },
  {
    name: 'choice of a moment',
    covers: ['app/(desk)/desk/(shell)/site-at/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/site-at/page.tsx', () => ({})),
  },
  {
    name: 'picture',
    covers: ['app/media/[id]/[rendition]/route.ts'],
    kind: 'about',
    ask: route('app/media/[id]/[rendition]/route.ts', 'GET', ({ mediaId }) => ({
      params: { id: mediaId, rendition: '320.jpeg' },
    })),
  },
  {
    name: 'picture, asked again',
    covers: ['app/media/[id]/[rendition]/route.ts'],
    kind: 'about',
    ask: route('app/media/[id]/[rendition]/route.ts', 'GET', ({ mediaId }) => ({
      params: { id: mediaId, rendition: '320.jpeg' },
      headers: { 'if-none-match': `"${mediaId}-320-jpeg"` },
    })),
  },
  {
    name: 'websocket',
    covers: [ROOMS],
    kind: 'about',
    ask: ({ id }, { person, roomsUrl }) => requestRoom(roomsUrl, person, id),
  },
  // Server actions.
  ...COMMANDS.map(
    (name): EntryPoint => ({
      name: `action ${name}`,
      covers: ['articles.ts#act'],
      kind: 'about',
      ask: action('articles.ts#act', ({ id }) => [
        { ...options, articleId: id, action: name.replaceAll('-', '_') },
      ]),
    }),
  ),
  ...(
    [
      ['articles.ts#checksOf', ({ id }) => [id]],
      ['articles.ts#plan', ({ id }) => [{ articleId: id, priority: 'urgent' }]],
      ['articles.ts#link', ({ id }) => [{ articleId: id, editionId: null }]],
      ['articles.ts#markTranslation', ({ id }) => [{ articleId: id, originalVersion: 1 }]],
      ['articles.ts#auditOf', ({ id }) => [id]],
      ['stories.ts#automaticOf', ({ id }) => [id]],
      ['stories.ts#refuseRelated', ({ id }) => [{ articleId: id, storyId: entryId, isRefused: false }]],
      ['live.ts#openCoverage', ({ id }) => [id]],
      ['live.ts#endCoverage', ({ id }) => [{ articleId: id, closingNote: '' }]],
      ['live.ts#actOnEntry', ({ id }) => [{ articleId: id, entryId, act: 'publish' }]],
      ['live.ts#breakOut', ({ id }) => [{ articleId: id, entryId, newArticleId: entryId }]],
      [
        'lists.ts#actInBulk',
        ({ id }) => [{ items: [{ articleId: id }], deed: { kind: 'command', command: 'claim' } }],
      ],
      ['articles.ts#settleFork', ({ id, forkId }) => [id, forkId]],
      ['comments.ts#threadsOf', ({ id }) => [id]],
      ['comments.ts#startThread', ({ id }) => [{ articleId: id, text: 'Một lời.' }]],
      ['comments.ts#replyInThread', ({ id, threadId }) => [{ articleId: id, threadId, text: 'Một lời.' }]],
      ['comments.ts#resolveThread', ({ id, threadId }) => [id, threadId]],
      ['comments.ts#reopenThread', ({ id, threadId }) => [id, threadId]],
      ['comments.ts#findMentionable', ({ id }) => [id, '']],
      [
        'royalties.ts#saveMarks',
        ({ id, threadId }) => [
          {
            articleId: id,
            marks: [{ key: `text:${threadId}`, was: null, pointTenths: 1, amountDong: 1 }],
          },
        ],
      ],
      ['outside-links.ts#linksOf', ({ id }) => [id]],
      [
        'outside-links.ts#makeLink',
        ({ id }) => [{ articleId: id, kind: 'preview', label: 'Ai đó', hours: 1, singleUse: false }],
      ],
      ['outside-links.ts#revokeLink', ({ id, threadId }) => [id, threadId]],
      ['versions.ts#timelineOf', ({ id }) => [id]],
      ['versions.ts#openForksOf', ({ id }) => [id]],
      ['versions.ts#wordsOfVersions', ({ id }) => [id, [1, 2]]],
      ['versions.ts#textsOf', ({ id }) => [id, ['1', '2']]],
      ['versions.ts#textsOf', ({ id, forkId }) => [id, [`fork-${forkId}`]]],
      ['versions.ts#restoreVersion', ({ id }) => [{ articleId: id, number: 1, baseVersion: 2 }]],
      ['versions.ts#takeOverFork', ({ id, forkId }) => [{ articleId: id, forkId, baseVersion: 2 }]],
      ['stories.ts#publishedByIds', ({ id }) => [[id]]],
      ['fronts.ts#saveContainer', ({ id }) => [placed(id)]],
      ['fronts.ts#findPlaceable', ({ word }) => [word]],
      ['stories.ts#searchPublished', ({ word }) => [word]],
      ['articles.ts#findEditions', ({ word }) => [{ q: word, locale: 'vi' }]],
      ['stories.ts#matchPublished', ({ word }) => [[word]]],
      ['stories.ts#suggestPublished', ({ word }) => [{ text: word }]],
      [
        'tags.ts#suggestTagsFor',
        ({ id, word }) => [
          { headline: word, sapo: '', body: '', sectionId: null, tagIds: [], articleId: id },
        ],
      ],
    ] satisfies [string, (target: Target) => unknown[]][]
  ).map(
    ([name, input]): EntryPoint => ({
      name: `action ${name}`,
      covers: [name],
      kind: 'about',
      ask: action(name, input),
    }),
  ),
  {
    name: 'the screen of a front, refreshed',
    covers: ['fronts.ts#screenOf'],
    kind: 'among',
    ask: action('fronts.ts#screenOf', () => ['home']),
  },
  {
    name: 'launches of a container',
    covers: ['fronts.ts#launchesOf'],
    kind: 'among',
    ask: action('fronts.ts#launchesOf', () => [{ front: 'home', container: 'top' }]),
  },
  ...(
    [
      ['fronts', `app/(desk)/desk/(shell)/fronts/page.tsx`],
      ['front', `app/(desk)/desk/(shell)/fronts/[front]/page.tsx`],
      ['preview of a front', `app/(desk)/desk/fronts/[front]/preview/page.tsx`],
    ] as const
  ).map(
    ([name, file]): EntryPoint => ({
      name,
      covers: [file],
      kind: 'among',
      ask: page(file, () => ({ front: 'home' })),
    }),
  ),
  // The API.
  {
    name: 'API place on the front',
    covers: [`${V1}/fronts/[front]/[container]/draft/route.ts`],
    kind: 'about',
    ask: api(
      'PATCH',
      () => '/fronts/home/top/draft',
      ({ id }) => {
        const { layout, baseRevision, edit } = placed(id);
        return { layout, baseRevision, edit };
      },
    ),
  },
  {
    name: 'API front',
    covers: [`${V1}/fronts/[front]/route.ts`],
    kind: 'among',
    ask: api('GET', () => '/fronts/home'),
  },
  {
    name: 'API launches',
    covers: [`${V1}/fronts/[front]/[container]/launches/route.ts`],
    kind: 'among',
    ask: api('GET', () => '/fronts/home/top/launches'),
  },
  ...(
    [
      ['GET', '', undefined],
      ['PATCH', '', () => ({ baseVersion: 1, headline: 'Một tiêu đề khác' })],
      ['PATCH', '/plan', () => ({ priority: 'urgent' })],
      ['PATCH', '/edition', () => ({ editionId: null })],
      ['PATCH', '/translation', () => ({ originalVersion: 1 })],
      ['GET', '/versions', undefined],
      ['GET', '/versions/1', undefined],
      ['GET', '/forks', undefined],
      ['GET', '/audit', undefined],
      ['GET', '/related', undefined],
      ['GET', '/related?explain=1', undefined],
      ['GET', '/reads', undefined],
      ['GET', '/related/automatic', undefined],
      [
        'PATCH',
        '/related/automatic',
        () => ({ storyId: '01990000-0000-7000-8000-000000000000', isRefused: false }),
      ],
      ['GET', '/comments', undefined],
      ['POST', '/comments', () => ({ text: 'Một lời.' })],
      ['GET', '/links', undefined],
      ['POST', '/links', () => ({ kind: 'preview', label: 'Ai đó' })],
    ] satisfies [string, string, (() => unknown) | undefined][]
  ).map(
    ([method, rest, json]): EntryPoint => ({
      name: `API ${method} /articles/{id}${rest}`,
      covers: [`${V1}/articles/[id]${rest.replace(/\?.*/, '').replace('/1', '/[number]')}/route.ts`],
      kind: 'about',
      ask: api(method, ({ id }) => `/articles/${id}${rest}`, json),
    }),
  ),
  {
    name: 'API revoke a link',
    covers: [`${V1}/articles/[id]/links/[linkId]/route.ts`],
    kind: 'about',
    ask: api('DELETE', ({ id, threadId }) => `/articles/${id}/links/${threadId}`),
  },
  // The outside pages, as requested by a person who guesses addresses.
  ...['', `.${'a'.repeat(43)}`].map(
    (secret): EntryPoint => ({
      name: `outside${secret}`,
      covers: [`${OUTSIDE}/page.tsx`],
      kind: 'about',
      ask: page(`${OUTSIDE}/page.tsx`, ({ id }) => ({ link: `${id}${secret}` })),
    }),
  ),
  {
    name: 'outside, opened',
    covers: [`${OUTSIDE}/mo/route.ts`],
    kind: 'about',
    ask: route(`${OUTSIDE}/mo/route.ts`, 'POST', ({ id }) => ({
      params: { link: `${id}.${'a'.repeat(43)}` },
    })),
  },
  ...(['expiredLink', 'usedLink'] as const).flatMap((over): EntryPoint[] => [
    {
      name: `outside, ${over}`,
      covers: [`${OUTSIDE}/page.tsx`],
      kind: 'about',
      ask: page(`${OUTSIDE}/page.tsx`, (target) => ({ link: target[over] })),
    },
    {
      name: `outside, ${over} opened`,
      covers: [`${OUTSIDE}/mo/route.ts`],
      kind: 'about',
      ask: route(`${OUTSIDE}/mo/route.ts`, 'POST', (target) => ({ params: { link: target[over] } })),
    },
  ]),
  {
    name: 'outside, picture',
    covers: [`${OUTSIDE}/anh/[mediaId]/[rendition]/route.ts`],
    kind: 'about',
    ask: route(`${OUTSIDE}/anh/[mediaId]/[rendition]/route.ts`, 'GET', ({ id, mediaId }) => ({
      params: { link: id, mediaId, rendition: '320.jpeg' },
    })),
  },
  ...['replies', 'resolve', 'reopen'].map(
    (what): EntryPoint => ({
      name: `API comments ${what}`,
      covers: [`${V1}/articles/[id]/comments/[threadId]/${what}/route.ts`],
      kind: 'about',
      ask: api(
        'POST',
        ({ id, threadId }) => `/articles/${id}/comments/${threadId}/${what}`,
        () => ({ text: 'Một lời.' }),
      ),
    }),
  ),
  ...COMMANDS.map(
    (name): EntryPoint => ({
      name: `API ${name}`,
      covers: [`${V1}/articles/[id]/[action]/route.ts`],
      kind: 'about',
      ask: api(
        'POST',
        ({ id }) => `/articles/${id}/${name}`,
        () => options,
      ),
    }),
  ),
  {
    name: 'API articles',
    covers: [`${V1}/articles/route.ts`],
    kind: 'among',
    ask: api('GET', () => '/articles'),
  },
  {
    name: 'API pinned in another story',
    covers: [`${V1}/articles/route.ts`],
    kind: 'about',
    ask: api(
      'POST',
      () => '/articles',
      ({ id }) => ({
        headline: 'Một bài',
        sapo: '',
        bodyHtml: '',
        section: 'the-gioi',
        tags: [],
        relatedPins: [id],
      }),
    ),
  },
  {
    name: 'API public article',
    covers: [`${V1}/public/articles/[number]/route.ts`],
    kind: 'about',
    ask: api('GET', ({ number }) => `/public/articles/${number}`),
  },
  ...['', '?section=the-gioi'].flatMap((query): EntryPoint[] => [
    {
      name: `API public most read${query}`,
      covers: [`${V1}/public/most-read/route.ts`],
      kind: 'among',
      ask: api('GET', () => `/public/most-read${query}`),
    },
    {
      name: `API reads${query}`,
      covers: [`${V1}/reads/route.ts`],
      kind: 'among',
      ask: api('GET', () => `/reads${query}`),
    },
  ]),
  {
    name: 'reads',
    covers: ['app/(desk)/desk/(shell)/reads/page.tsx'],
    kind: 'among',
    ask: page('app/(desk)/desk/(shell)/reads/page.tsx', () => ({ searchParams: {} })),
  },
  {
    name: 'API public live coverage',
    covers: [`${V1}/public/articles/[number]/live/route.ts`],
    kind: 'about',
    ask: api('GET', ({ number }) => `/public/articles/${number}/live`),
  },
  {
    name: 'API live coverage',
    covers: [`${V1}/articles/[id]/live/route.ts`],
    kind: 'about',
    ask: api('GET', ({ id }) => `/articles/${id}/live`),
  },
  {
    name: 'API opening of live coverage',
    covers: [`${V1}/articles/[id]/live/[action]/route.ts`],
    kind: 'about',
    ask: api('POST', ({ id }) => `/articles/${id}/live/open`),
  },
  {
    name: 'API live entry',
    covers: [`${V1}/articles/[id]/live/entries/route.ts`],
    kind: 'about',
    ask: api(
      'POST',
      ({ id }) => `/articles/${id}/live/entries`,
      () => ({ id: entryId, text: 'Một câu.' }),
    ),
  },
  {
    name: 'API change of a live entry',
    covers: [`${V1}/articles/[id]/live/entries/[entryId]/route.ts`],
    kind: 'about',
    ask: api(
      'PATCH',
      ({ id }) => `/articles/${id}/live/entries/${entryId}`,
      () => ({ baseVersion: 1, text: 'Một câu.' }),
    ),
  },
  {
    name: 'API act on a live entry',
    covers: [`${V1}/articles/[id]/live/entries/[entryId]/[action]/route.ts`],
    kind: 'about',
    ask: api('POST', ({ id }) => `/articles/${id}/live/entries/${entryId}/publish`),
  },
  {
    name: 'API story out of a live entry',
    covers: [`${V1}/articles/[id]/live/entries/[entryId]/break-out/route.ts`],
    kind: 'about',
    ask: api(
      'POST',
      ({ id }) => `/articles/${id}/live/entries/${entryId}/break-out`,
      () => ({ newArticleId: entryId }),
    ),
  },
  {
    name: 'API news under its id',
    covers: [`${V1}/breaking/route.ts`],
    kind: 'about',
    ask: api(
      'POST',
      () => '/breaking',
      ({ id }) => ({ id, headline: 'Một tin', sapo: 'Một câu.', section: 'the-gioi' }),
    ),
  },
  {
    name: 'API public articles',
    covers: [`${V1}/public/articles/route.ts`],
    kind: 'among',
    ask: api('GET', () => '/public/articles'),
  },
  {
    name: 'API search of the desk',
    covers: [`${V1}/articles/search/route.ts`],
    kind: 'about',
    ask: api('GET', ({ word }) => `/articles/search?q=${encodeURIComponent(word)}`),
  },
  {
    name: 'API search',
    covers: [`${V1}/search/route.ts`],
    kind: 'about',
    ask: api('GET', ({ word }) => `/search?q=${encodeURIComponent(word)}`),
  },
  {
    name: 'API search suggestions',
    covers: [`${V1}/search/suggestions/route.ts`],
    kind: 'about',
    ask: api('GET', ({ word }) => `/search/suggestions?q=${encodeURIComponent(word.slice(0, -1))}`),
  },
  { name: 'API tags', covers: [`${V1}/tags/route.ts`], kind: 'among', ask: api('GET', () => '/tags?q=') },
  {
    name: 'API tag suggestions',
    covers: [`${V1}/tags/suggestions/route.ts`],
    kind: 'about',
    ask: api(
      'POST',
      () => '/tags/suggestions',
      ({ id, word }) => ({ headline: word, articleId: id }),
    ),
  },
  {
    name: 'API tags to tend',
    covers: [`${V1}/tags/maintenance/route.ts`],
    kind: 'among',
    ask: api('GET', () => '/tags/maintenance?list=unused'),
  },
  // Readers' pages.
  {
    name: 'page of the story',
    covers: [`${SITE}/[section]/[slugAndNumber]/page.tsx`],
    kind: 'about',
    ask: page(`${SITE}/[section]/[slugAndNumber]/page.tsx`, ({ number }) => ({
      section: 'the-gioi',
      slugAndNumber: `bai-${number}`,
    })),
  },
  {
    name: 'public history',
    covers: [`${SITE}/[section]/[slugAndNumber]/lich-su/page.tsx`],
    kind: 'about',
    ask: page(`${SITE}/[section]/[slugAndNumber]/lich-su/page.tsx`, ({ number }) => ({
      section: 'the-gioi',
      slugAndNumber: `bai-${number}`,
    })),
  },
  ...(
    [
      ['home', `${SITE}/page.tsx`, {}],
      ['section', `${SITE}/[section]/page.tsx`, { section: 'the-gioi' }],
      ['tag', `${SITE}/chu-de/[tag]/page.tsx`, { tag: 'bien-doi-khi-hau' }],
      ['event', `${SITE}/dong-su-kien/[event]/page.tsx`, { event: 'bien-doi-khi-hau' }],
      ['author', `${SITE}/tac-gia/[author]/page.tsx`, { author: 'lan' }],
      ['corrections', `${SITE}/dinh-chinh/page.tsx`, {}],
      ['notices', `${SITE}/cai-chinh/page.tsx`, {}],
      ['archive', `${SITE}/luu-tru/page.tsx`, {}],
    ] as const
  ).map(
    ([name, file, params]): EntryPoint => ({
      name,
      covers: [file],
      kind: 'among',
      ask: page(file, () => params),
    }),
  ),
  ...[['2026'], ['2026', '11'], ['2999', '01', '01']].map(
    (period): EntryPoint => ({
      name: `archive of ${period.join('-')}`,
      covers: [`${SITE}/luu-tru/[...period]/page.tsx`],
      kind: 'among',
      ask: page(`${SITE}/luu-tru/[...period]/page.tsx`, () => ({ period })),
    }),
  ),
  {
    name: 'search page',
    covers: [`${SITE}/tim-kiem/page.tsx`],
    kind: 'among',
    ask: page(`${SITE}/tim-kiem/page.tsx`, () => ({ searchParams: { q: 'mùa nước' } })),
  },
  {
    name: 'search page that may have meant the story',
    covers: [`${SITE}/tim-kiem/page.tsx`],
    kind: 'among',
    ask: page(`${SITE}/tim-kiem/page.tsx`, ({ word }) => ({ searchParams: { q: word.slice(0, -1) } })),
  },
  {
    name: 'search suggestions',
    covers: [`${SITE}/tim-kiem/goi-y/route.ts`],
    kind: 'about',
    ask: async ({ word }) => {
      const { GET } = await loaded(`${SITE}/tim-kiem/goi-y/route.ts`);
      return responseData(
        await GET?.(new Request(`http://localhost/?q=${encodeURIComponent(word.slice(0, -1))}`)),
      );
    },
  },
  ...[
    ...['rss.xml', 'atom.xml', 'feed.json', 'sitemap.xml', 'news-sitemap.xml'].map(
      (file) => [file, {}] as const,
    ),
    ...['rss.xml', 'atom.xml', 'feed.json'].flatMap((file) => [
      [`[section]/${file}`, { section: 'the-gioi' }] as const,
      [`chu-de/[tag]/${file}`, { tag: 'bien-doi-khi-hau' }] as const,
      [`tac-gia/[author]/${file}`, { author: 'lan' }] as const,
    ]),
  ].map(
    ([file, params]): EntryPoint => ({
      name: file,
      covers: [`${SITE}/${file}/route.ts`],
      kind: 'among',
      ask: route(`${SITE}/${file}/route.ts`, 'GET', () => ({ params: { ...params } })),
    }),
  ),
  {
    name: 'sitemap of today',
    covers: [`${SITE}/sitemap/[part]/route.ts`],
    kind: 'among',
    ask: route(`${SITE}/sitemap/[part]/route.ts`, 'GET', () => ({
      params: { part: `${new Date().toISOString().slice(0, 10)}.xml` },
    })),
  },
  {
    name: 'social image',
    covers: ['app/social/[number]/[image]/route.ts'],
    kind: 'about',
    ask: route('app/social/[number]/[image]/route.ts', 'GET', ({ number }) => ({
      params: { number: String(number), image: `${'0'.repeat(16)}-card.jpeg` },
    })),
  },
  ...['json', 'xml'].map(
    (format): EntryPoint => ({
      name: `oEmbed as ${format}`,
      covers: [`${SITE}/oembed/route.ts`],
      kind: 'about',
      ask: route(`${SITE}/oembed/route.ts`, 'GET', ({ number }) => ({
        query: `?${new URLSearchParams({ url: `http://localhost:3000/the-gioi/bai-${number}`, format })}`,
      })),
    }),
  ),
];

/** Routes and actions that deal with no story, each with the reason. */
export const NO_STORY: Readonly<Record<string, string>> = {
  'app/(auth)/sign-in': 'sign-in and the choice of a password',
  'app/(desk)/desk/(shell)/account/page.tsx': 'own sessions and notification preferences',
  'app/(desk)/desk/(shell)/articles/new/page.tsx': 'an empty form',
  'app/(desk)/desk/(shell)/media/page.tsx': 'the library of pictures is open to all of the desk',
  'app/(desk)/desk/(shell)/tags/page.tsx': 'tags are open to all of the desk',
  'app/(desk)/desk/(shell)/tags/[id]/page.tsx': 'stories of an event that readers have',
  'app/(desk)/desk/(shell)/workflow/page.tsx': 'the action table',
  'app/(desk)/desk/articles/route.ts': 'begins a story; an id that is taken answers as for any other',
  'app/(desk)/desk/(shell)/planning/page.tsx': 'plans only: no headline of a story',
  'app/(desk)/desk/dictionaries/[language]/route.ts': 'spelling',
  'app/(desk)/desk/media/take/route.ts': 'takes a picture in',
  'app/(desk)/desk/media/upload/route.ts': 'takes a picture in',
  'app/(desk)/desk/notifications/line/route.ts': 'two numbers',
  'app/(desk)/desk/notifications/read/route.ts': 'marks own notifications without a result',
  'app/(desk)/desk/session/route.ts': 'one’s own session',
  'app/(site)/.well-known/security.txt/route.ts': 'a text of the settings',
  'app/(site)/gioi-thieu/page.tsx': 'texts about the house',
  'app/(site)/lien-he/page.tsx': 'texts about the house',
  'app/(site)/[...path]/page.tsx': 'redirects of sections and tags',
  'app/(site)/da-luu/page.tsx': 'the list in the reader’s own browser',
  'app/(site)/ads.txt/route.ts': 'a text of the settings',
  'app/(site)/robots.txt/route.ts': 'a text of the settings',
  'app/(site)/llms.txt/route.ts': 'sections and settings',
  'app/(site)/manifest.webmanifest/route.ts': 'a text of the settings',
  'app/(site)/opensearch.xml/route.ts': 'a text of the settings',
  'app/api/auth/[...nextauth]/route.ts': 'sign-in',
  'app/api/openapi.json/route.ts': 'describes the API',
  'app/api/v1/[...path]/route.ts': 'unknown addresses of the API',
  'app/api/v1/checks/route.ts': 'rules of the house, by their own policy',
  'app/api/v1/checks/[name]/route.ts': 'rules of the house, by their own policy',
  'app/api/v1/media/route.ts': 'the library of pictures is open to all of the desk',
  'app/api/v1/media/[id]/route.ts': 'the library of pictures is open to all of the desk',
  'app/api/v1/sections/route.ts': 'sections are public',
  'app/api/v1/sections/[id]/route.ts': 'sections are public',
  'app/api/v1/sections/[id]/archive/route.ts': 'sections are public; a refusal contains a number',
  'app/api/v1/sections/[id]/move/route.ts': 'sections are public; a refusal contains a number',
  'app/api/v1/tags/[id]/route.ts': 'tags are open to all of the desk',
  'app/(desk)/desk/(shell)/assignments':
    'names the id of its story only; it is a link only for people who may read it',
  'app/api/v1/assignments': 'names the id of its story only',
  'assignments.ts': 'plans, by their own policy with its own tests',
  'app/api/v1/tags/[id]/merge/route.ts': 'tags are open to all of the desk',
  'app/api/v1/tags/[id]/restore/route.ts': 'tags are open to all of the desk',
  'app/api/v1/tags/[id]/mark-distinct/route.ts': 'tags are open to all of the desk',
  'app/(desk)/desk/settings-preview/page.tsx': 'shows public pages with other settings',
  'settings.ts': 'settings of the site, of no story',
  'fronts.ts#ageOfFront': 'hours since the front changed, of no story',
  'fronts.ts#discardContainer': 'discards an own draft of a container',
  'fronts.ts#launch': 'publishes an own draft of a container; readers see only public stories of it',
  'fronts.ts#restore': 'copies a launch to an own draft; its text is read by `launchesOf` and the screen',
  'app/api/v1/fronts/[front]/[container]/launch/route.ts': 'publishes an own draft; a number',
  'app/api/v1/fronts/[front]/[container]/restore/route.ts': 'copies a launch to an own draft; two numbers',
  'checks.ts': 'rules of a desk; a preview shows stories that its editor may read',
  'royalties.ts#closeMonth': 'a month, of no story',
  'royalties.ts#saveRates': 'the rates of the newsroom, of no story',
  'factors.ts': 'one’s own second factors',
  'password.ts': 'one’s own password',
  'tokens.ts': 'one’s own tokens',
  'operations.ts': 'jobs by the name of their queue, by administrators',
  'fact-boxes.ts': 'boxes of the newsroom, of no story',
  'house-style.ts': 'rules of the house style',
  'search.ts': 'names of things, of no story',
  'app/api/v1/search/synonyms/route.ts': 'names of things, of no story',
  'app/api/v1/search/synonyms/[id]/route.ts': 'names of things, of no story',
  'app/api/v1/search/terms/route.ts': 'what readers typed, of no story',
  'library.ts': 'the library of pictures is open to all of the desk',
  'notifications.ts': 'notification preferences; mails and webhooks, by administrators',
  'lists.ts#saveSearch': 'keeps a filter, never what it finds',
  'lists.ts#deleteSearch': 'one’s own filters',
  'lists.ts#orderSearches': 'one’s own filters',
  'people.ts': 'people, by administrators; a handover counts stories and names none',
  'sections.ts': 'sections',
  'screen.ts#refreshScreen': 'nothing by itself; the page in the answer is a separate entry point',
  'sessions.ts': 'one’s own sessions',
  'tags.ts': 'tags are open to all of the desk',
  'versions.ts#namesOf': 'names of tags, people, pictures and of stories that the person may read',
  'app/(desk)/desk/(shell)/admin':
    'for administrators; people, sections, style, and the audit of administration',
  'app/(desk)/desk/admin': 'the audit, for administrators, behind its own rule',
};

/**
 * An entry point for each route and action that the matrix does not cover. Each is asked with the names of
 * the story in every place that takes one: path, query, body and arguments.
 */
export function otherEntryPoints(): EntryPoint[] {
  const covered = new Set(ENTRY_POINTS.flatMap(({ covers }) => covers));
  return allEntryPoints()
    .filter((name) => !covered.has(name))
    .map((name) => ({ name, covers: [name], kind: 'among', ask: askerOf(name) }));
}

function askerOf(name: string): EntryPoint['ask'] {
  return async (target, caller) => {
    const answers: unknown[] = [];
    // An error is an answer as well.
    for (const ask of await asksOf(name, target)) answers.push(await ask(target, caller).catch(String));
    return answers;
  };
}

async function asksOf(name: string, target: Target): Promise<EntryPoint['ask'][]> {
  if (name.includes('#')) return argumentsFor(target).map((given) => action(name, () => given));
  const parts = [...name.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, part = '']) => part);
  const params = Object.fromEntries(parts.map((part) => [part, PARTS[part] ?? target.id]));
  if (name.endsWith('page.tsx')) {
    return [page(name, () => ({ ...params, searchParams: { q: target.word, about: target.id } }))];
  }
  const exported = Object.keys(await loaded(name));
  const methods = exported.filter((each) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(each));
  const query = `?${new URLSearchParams({ q: target.word, id: target.id })}`;
  if (name.startsWith(`${V1}/`) && !name.includes('[...')) {
    const address = name
      .slice(V1.length, -'/route.ts'.length)
      .replace(/\[(\w+)\]/g, (_, part) => params[part] ?? target.id);
    return methods.map((method) =>
      method === 'GET' ? api('GET', () => `${address}${query}`) : api(method, () => address, namesOf),
    );
  }
  return methods.map((method) =>
    route(name, method, () => ({ params, query, ...(method !== 'GET' && { body: namesOf(target) }) })),
  );
}

/** Values of the parts of an address that take no id. */
const PARTS: Readonly<Record<string, string>> = { front: 'home', container: 'top', language: 'vi' };

/** The names of a story under the fields that take one. */
const namesOf = ({ id, mediaId, word }: Target) => ({
  ...{ id, articleId: id, storyId: id, ids: [id], articleIds: [id], stories: [id] },
  ...{ people: [], tags: [], sections: [], media: [mediaId], q: word, text: word },
});

const argumentsFor = (target: Target): unknown[][] => [
  ...[[], [target.id], [[target.id]], [target.word]],
  ...[[namesOf(target)], [target.id, namesOf(target)]],
];

/** Every route and page under `app/`, every server action of the desk, and the collaboration server. */
export function allEntryPoints(): string[] {
  const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' });
  const routes = files
    .filter((file) => /(^|\/)(route\.ts|page\.tsx)$/.test(file))
    .map((file) => `app/${file}`);
  const folder = path.join(root, 'app/(desk)/actions');
  const actions = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => `${file}#${name}`);
  });
  return [...routes, ...actions, ROOMS];
}
