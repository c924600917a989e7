import { expect, test } from 'vitest';
import { EMBED_FRAME_ORIGINS, embedProvider } from '#core/document/embed-providers.ts';

const known: readonly [url: string, name: string, frame: string, ratio: string][] = [
  [
    'https://www.youtube.com/watch?v=abcdefghijk&t=1m5s',
    'YouTube',
    'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&start=65',
    '16 / 9',
  ],
  [
    'https://youtu.be/abc_def-hij?t=90',
    'YouTube',
    'https://www.youtube-nocookie.com/embed/abc_def-hij?autoplay=1&start=90',
    '16 / 9',
  ],
  [
    'https://m.youtube.com/shorts/abcdefghijk',
    'YouTube',
    'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1',
    '9 / 16',
  ],
  [
    'https://vimeo.com/123456/ab12cd',
    'Vimeo',
    'https://player.vimeo.com/video/123456?dnt=1&autoplay=1&h=ab12cd',
    '16 / 9',
  ],
  [
    'https://www.facebook.com/lang.chai/videos/77',
    'Facebook',
    'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Flang.chai%2Fvideos%2F77&show_text=false',
    '16 / 9',
  ],
  [
    'https://facebook.com/lang.chai/posts/88',
    'Facebook',
    'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Flang.chai%2Fposts%2F88&show_text=true',
    '1 / 1',
  ],
  [
    'https://twitter.com/ngudan/status/42?s=20',
    'X',
    'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=42',
    '1 / 1',
  ],
  [
    'https://x.com/ngudan/status/42',
    'X',
    'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=42',
    '1 / 1',
  ],
  [
    'https://www.tiktok.com/@bien.xanh/video/7300',
    'TikTok',
    'https://www.tiktok.com/player/v1/7300',
    '9 / 16',
  ],
  [
    'https://www.google.com/maps/place/Hoi+An/@15.88,108.33,14z/data=x',
    'Google Maps',
    'https://www.google.com/maps?q=15.88,108.33&z=14&output=embed',
    '4 / 3',
  ],
  [
    'https://www.google.com/maps/embed?pb=!1m18!2d108',
    'Google Maps',
    'https://www.google.com/maps/embed?pb=!1m18!2d108',
    '4 / 3',
  ],
  [
    'https://www.openstreetmap.org/?mlat=16.05&mlon=108.2#map=12/16.05/108.2',
    'OpenStreetMap',
    'https://www.openstreetmap.org/export/embed.html?bbox=108.06816%2C15.9709%2C108.33184%2C16.1291&layer=mapnik&marker=16.05%2C108.2',
    '4 / 3',
  ],
  ['https://datawrapper.dwcdn.net/aB3dE/7/', 'Datawrapper', 'https://datawrapper.dwcdn.net/aB3dE/', '4 / 3'],
];

test.each(known)('%s is framed as the %s service requires', (url, name, frame, ratio) => {
  expect(embedProvider(url)).toMatchObject({ name, frame, ratio });
});

test('every frame has an origin that the CSP of reader pages allows', () => {
  const origins = new Set(known.map(([url]) => new URL(embedProvider(url)?.frame ?? '').origin));
  expect([...origins].sort()).toEqual([...EMBED_FRAME_ORIGINS].sort());
});

test.each([
  ['https://www.facebook.com/lang.chai', 'Facebook'],
  ['https://fb.watch/abc', 'Facebook'],
  ['https://www.youtube.com/@kenh', 'YouTube'],
  ['https://x.com/ngudan', 'X'],
  ['https://maps.app.goo.gl/abc', 'Google Maps'],
  ['https://www.youtube.com/watch?v="><script>', 'YouTube'],
])('%s stays a link to %s', (url, name) => {
  expect(embedProvider(url)).toMatchObject({ name, frame: null });
});

test.each([
  'https://youtube.com.evil.example/watch?v=abcdefghijk',
  'https://video.example/1',
  'javascript:alert(1)',
  'xyz',
])('%s is no known service', (url) => {
  expect(embedProvider(url)).toBeNull();
});

test.each([
  'https://constructor/',
  'https://www.__proto__/x',
  'https://m.toString/y',
  'https://hasOwnProperty/',
])('a host named like an object property is no service: %s', (url) => {
  expect(embedProvider(url)).toBeNull();
});

test.each([
  'https://www.youtube.com/embed/videoseries?list=PLabcdefghijkl',
  'https://www.youtube.com/embed/live_stream?channel=UCabcdefghijkl',
])('a YouTube address that is no video stays a link: %s', (url) => {
  expect(embedProvider(url)).toMatchObject({ name: 'YouTube', frame: null });
});
