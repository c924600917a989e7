import { beforeAll, expect, test } from 'vitest';
import { inTime } from '#tests/support/in-time.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

/** Numbers and ids of a draft, of a story that waits for its hour, and of nothing. */
type Named = { readonly id: string; readonly number: number; readonly mediaId: string };
const NOTHING: Named = {
  id: '018f0000-0000-7000-8000-000000000000',
  number: 987_654,
  mediaId: '018f0000-0000-7000-8000-000000000001',
};
const hidden: Record<string, Named> = {};

beforeAll(async () => {
  const site = theSite();
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir });
  for (const kind of ['a draft', 'a story that waits for its hour']) {
    const picture = await newsroom.upload();
    const { id, number } = await newsroom.begin('lan', {
      headline: `Chuyện của ${newsroom.newWord()} chưa ai biết`,
      tags: [{ name: 'Biến đổi khí hậu' }],
      leadMediaId: picture.id,
    });
    if (kind !== 'a draft') {
      await newsroom.approve(id);
      await newsroom.act('thu', id, 'schedule', { publishAt: '2999-01-01T00:00:00Z' });
    }
    hidden[kind] = { id, number, mediaId: picture.id };
  }
});

const ADDRESSES: readonly ((story: Named) => string)[] = [
  ({ number }) => `/the-gioi/bai-${number}`,
  ({ number }) => `/the-gioi/bai-${number}/lich-su`,
  ({ number }) => `/khong-co-muc-nay/bai-${number}`,
  ({ number }) => `/api/v1/public/articles/${number}`,
  ({ id }) => `/api/v1/articles/${id}`,
  ({ id }) => `/desk/articles/${id}`,
  ({ id }) => `/desk/articles/${id}/preview`,
  ({ id }) => `/xem/${id}`,
  ({ mediaId }) => `/media/${mediaId}/320.jpeg`,
  ({ number }) => `/social/${number}/${'0'.repeat(16)}-card.jpeg`,
  ({ number }) => `/oembed?url=${encodeURIComponent(`${theSite().url}/the-gioi/bai-${number}`)}`,
];

const HEADERS: readonly Record<string, string>[] = [
  {},
  { 'if-none-match': '*' },
  { 'accept-encoding': 'gzip' },
];

/**
 * Of each answer its own, whatever it answers: the moment, the number that it has in the log (a kept page has none), and in how many
 * bytes it was sent, as a page that was asked for before is packed better after some seconds.
 */
const ownOfEach = (headers: Headers) => [
  ...['date', 'x-request-id'],
  ...(headers.has('content-encoding') ? ['content-length'] : []),
];

/** The whole answer, except what is its own. */
async function answerOf(address: string, story: Named, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${theSite().url}${address}`, { redirect: 'manual', headers });
  const own = ownOfEach(response.headers);
  const told = [...response.headers].filter(([name]) => !own.includes(name)).sort();
  const whole = JSON.stringify([response.status, told, await response.text()]);
  // Chance, new for each answer.
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  const answer = nonce === undefined ? whole : whole.replaceAll(nonce, '<nonce>');
  return [story.id, story.mediaId]
    .reduce((text, name) => text.replaceAll(name, '<name>'), answer)
    .replace(whereNumbered(story), '$<before><name>');
}

/** A number of three digits is the beginning or the end of others in any page: of a header's seconds, of a file's name. */
function whereNumbered({ number }: Named): RegExp {
  return new RegExp(`(?<before>bai-|articles/|social/)${number}(?!\\d)`, 'g');
}

test.each(['a draft', 'a story that waits for its hour'])(
  'over HTTP whoever guesses at %s gets, byte by byte, headers and ETag too, what they get of nothing',
  async (kind) => {
    const story = hidden[kind] as Named;
    for (const addressOf of ADDRESSES) {
      for (const headers of HEADERS) {
        // Where nothing is, the newest stories are named by their age: a minute may turn between the two, or one be added.
        await inTime(async () => {
          const answer = await answerOf(addressOf(story), story, headers);
          expect(answer, addressOf(story)).toBe(await answerOf(addressOf(NOTHING), NOTHING, headers));
        });
      }
    }
  },
);
