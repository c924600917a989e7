/** The service of an embed URL, and the frame that replaces its card after a click. */
export type EmbedProvider = {
  /** The service's name. */
  readonly name: string;
  /** The URL of the service's player or map for a frame; null if it remains a link. */
  readonly frame: string | null;
  /** The aspect ratio in CSS syntax: `16 / 9`. */
  readonly ratio: string;
  /** The referrer that the frame gets: `origin` if its player refuses to run without one. */
  readonly referrer: 'origin' | 'none';
};

/** The only origins that pages may embed in frames. */
export const EMBED_FRAME_ORIGINS = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://www.facebook.com',
  'https://platform.twitter.com',
  'https://www.tiktok.com',
  'https://www.google.com',
  'https://www.openstreetmap.org',
  'https://datawrapper.dwcdn.net',
] as const;

/** The service of a URL and its frame; null for an unknown service. */
export function embedProvider(url: string): EmbedProvider | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  const host = parsed.hostname.replace(/^(?:www|m|mobile)\./, '');
  // A host may have the name of an `Object.prototype` property (`constructor`).
  const name = Object.hasOwn(NAMES, host) ? NAMES[host] : undefined;
  if (name === undefined) return null;
  const framed = FRAMES[name](parsed, host);
  return { name, frame: framed?.frame ?? null, ratio: framed?.ratio ?? '16 / 9', referrer: REFERRERS[name] };
}

type Name =
  | 'YouTube'
  | 'Vimeo'
  | 'Facebook'
  | 'X'
  | 'TikTok'
  | 'Google Maps'
  | 'OpenStreetMap'
  | 'Datawrapper';

const NAMES: Readonly<Record<string, Name>> = {
  'youtube.com': 'YouTube',
  'youtu.be': 'YouTube',
  'youtube-nocookie.com': 'YouTube',
  'vimeo.com': 'Vimeo',
  'player.vimeo.com': 'Vimeo',
  'facebook.com': 'Facebook',
  'fb.watch': 'Facebook',
  'x.com': 'X',
  'twitter.com': 'X',
  'tiktok.com': 'TikTok',
  'vm.tiktok.com': 'TikTok',
  'google.com': 'Google Maps',
  'google.com.vn': 'Google Maps',
  'maps.google.com': 'Google Maps',
  'maps.app.goo.gl': 'Google Maps',
  'openstreetmap.org': 'OpenStreetMap',
  'osm.org': 'OpenStreetMap',
  'datawrapper.dwcdn.net': 'Datawrapper',
  'datawrapper.de': 'Datawrapper',
};

/** YouTube's player fails without a referrer; the others work without one. */
const REFERRERS: Readonly<Record<Name, EmbedProvider['referrer']>> = {
  YouTube: 'origin',
  Vimeo: 'origin',
  Facebook: 'none',
  X: 'none',
  TikTok: 'none',
  'Google Maps': 'none',
  OpenStreetMap: 'none',
  Datawrapper: 'none',
};

type Framed = { readonly frame: string; readonly ratio: string } | null;

const FRAMES: Readonly<Record<Name, (url: URL, host: string) => Framed>> = {
  YouTube: youTube,
  Vimeo: vimeo,
  Facebook: facebook,
  X: (url) => {
    const id = /^\/\w{1,20}\/status\/(\d{1,25})\b/.exec(url.pathname)?.[1];
    return id
      ? { frame: `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${id}`, ratio: '1 / 1' }
      : null;
  },
  TikTok: (url) => {
    const id = /^\/@[\w.]+\/video\/(\d{1,25})\b/.exec(url.pathname)?.[1];
    return id ? { frame: `https://www.tiktok.com/player/v1/${id}`, ratio: '9 / 16' } : null;
  },
  'Google Maps': googleMap,
  OpenStreetMap: openStreetMap,
  Datawrapper: (url, host) => {
    const path = host === 'datawrapper.de' ? /^\/_\/(\w{4,12})\b/ : /^\/(\w{4,12})(?:\/|$)/;
    const id = path.exec(url.pathname)?.[1];
    return id ? { frame: `https://datawrapper.dwcdn.net/${id}/`, ratio: '4 / 3' } : null;
  },
};

/**
 * A playlist and a channel's live stream use the place of a video id, with the same length; they remain
 * links.
 */
const NO_VIDEOS: ReadonlySet<string> = new Set(['videoseries', 'live_stream']);

function youTube(url: URL, host: string): Framed {
  const short = host === 'youtu.be' ? url.pathname.slice(1) : null;
  const [, kind, named] = /^\/(embed|shorts|live|v)\/([\w-]+)/.exec(url.pathname) ?? [];
  const id = short ?? named ?? url.searchParams.get('v') ?? '';
  if (!/^[\w-]{11}$/.test(id) || NO_VIDEOS.has(id)) return null;
  const start = secondsOf(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '');
  return {
    frame: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${start > 0 ? `&start=${start}` : ''}`,
    ratio: kind === 'shorts' ? '9 / 16' : '16 / 9',
  };
}

/** "90", "90s" and "1h2m3s" as seconds; 0 for anything else. */
function secondsOf(written: string): number {
  const [, hours, minutes, seconds] = /^(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s?)?$/.exec(written) ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

function vimeo(url: URL): Framed {
  const [, id, hash] = /^\/(?:video\/)?(\d{1,12})(?:\/(\w{4,20}))?\/?$/.exec(url.pathname) ?? [];
  if (!id) return null;
  const secret = hash ?? url.searchParams.get('h') ?? '';
  const key = /^\w{4,20}$/.test(secret) ? `&h=${secret}` : '';
  return { frame: `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1${key}`, ratio: '16 / 9' };
}

/** Only URLs of one post or video can be framed; pages and short links cannot. */
function facebook(url: URL, host: string): Framed {
  if (host !== 'facebook.com') return null;
  const isVideo = /^\/(?:[\w.-]+\/videos\/|watch\/?$|reel\/)/.test(url.pathname);
  const isPost = /^\/(?:[\w.-]+\/posts\/|permalink\.php$|photo(?:\.php)?\/?$|story\.php$)/.test(url.pathname);
  if (!isVideo && !isPost) return null;
  const href = encodeURIComponent(`https://www.facebook.com${url.pathname}${url.search}`);
  const kind = isVideo ? 'video' : 'post';
  const isTall = url.pathname.startsWith('/reel/');
  return {
    frame: `https://www.facebook.com/plugins/${kind}.php?href=${href}&show_text=${isPost}`,
    ratio: isTall ? '9 / 16' : isPost ? '1 / 1' : '16 / 9',
  };
}

/** Google's embed URL, or a place given by coordinates. */
function googleMap(url: URL): Framed {
  if (!/^\/maps(?:\/|$)/.test(url.pathname)) return null;
  const made = url.pathname === '/maps/embed' ? url.searchParams.get('pb') : null;
  if (made)
    return { frame: `https://www.google.com/maps/embed?pb=${encodeURIComponent(made)}`, ratio: '4 / 3' };
  const [, lat, lon, zoom] =
    /@(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:,(\d{1,2})(?:\.\d+)?z)?/.exec(url.pathname) ?? [];
  if (!lat || !lon) return null;
  return {
    frame: `https://www.google.com/maps?q=${lat},${lon}&z=${zoom ?? 15}&output=embed`,
    ratio: '4 / 3',
  };
}

function openStreetMap(url: URL): Framed {
  const [, zoom, lat, lon] = /map=(\d{1,2})\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/.exec(url.hash) ?? [];
  if (!zoom || !lat || !lon) return null;
  // A tile of zoom z spans 360° / 2^z; a frame shows about three tiles side by side.
  const wide = (360 / 2 ** Number(zoom)) * 1.5;
  const high = wide * 0.6;
  const round = (degrees: number) => String(Math.round(degrees * 100_000) / 100_000);
  const box = [Number(lon) - wide, Number(lat) - high, Number(lon) + wide, Number(lat) + high].map(round);
  const pin = url.searchParams.has('mlat')
    ? `&marker=${encodeURIComponent(`${Number(url.searchParams.get('mlat'))},${Number(url.searchParams.get('mlon'))}`)}`
    : '';
  return {
    frame: `https://www.openstreetmap.org/export/embed.html?bbox=${encodeURIComponent(box.join(','))}&layer=mapnik${pin}`,
    ratio: '4 / 3',
  };
}
