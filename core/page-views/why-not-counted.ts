/** The request headers that decide, by name. */
type DecidingHeaders = {
  readonly 'user-agent'?: string | undefined;
  readonly 'sec-purpose'?: string | string[] | undefined;
  readonly purpose?: string | string[] | undefined;
  readonly dnt?: string | string[] | undefined;
  readonly 'sec-gpc'?: string | string[] | undefined;
};

/**
 * Why a page view is not counted. A robot, a prefetch that no reader has seen, or an opt-out from tracking
 * (`DNT: 1`) or sale (`Sec-GPC: 1`). No data about the reader is stored, so honouring the opt-out is not
 * required, but done.
 */
export type Uncounted = 'robot' | 'ahead' | 'opted-out';

/** The reason not to count a request; null for a reader. */
export function whyNotCounted(headers: DecidingHeaders): Uncounted | null {
  if (isRobot(headers['user-agent'])) return 'robot';
  if (/prefetch|prerender/i.test(String(headers['sec-purpose'] ?? headers.purpose ?? ''))) return 'ahead';
  return headers.dnt === '1' || headers['sec-gpc'] === '1' ? 'opted-out' : null;
}

/**
 * Words in the user agents of crawlers, monitors, libraries and headless browsers. Only clients that run
 * scripts and stay visible for seconds send page views. So few robots remain, and a list of thousands of
 * names would hardly find more.
 */
const ROBOT_NAMES =
  /(?<!cu)bot(?:\b|[/;_-])|crawl|spider|slurp|headless|lighthouse|pagespeed|gtmetrix|pingdom|uptime|monitor|prerender|preview|scrap|fetch|archiver|facebookexternalhit|mediapartners|google-|googleother|bingpreview|phantomjs|selenium|webdriver|puppeteer|playwright|cypress|curl|wget|python|java\/|go-http|okhttp|axios|\b(?:node|undici|ruby|perl|php)\/|libwww|httpclient|https?:\/\//i;

/** The prefix of every browser's user agent. */
const BROWSER = /^Mozilla\/5\.0 \(/;

/** Whether a user agent is not a reader's browser; `undefined` if the header is missing. */
export function isRobot(userAgent: string | undefined): boolean {
  return userAgent === undefined || !BROWSER.test(userAgent) || ROBOT_NAMES.test(userAgent);
}
