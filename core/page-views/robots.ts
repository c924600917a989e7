/**
 * Words in the user agents of crawlers, monitors, libraries and headless browsers. Only clients that run
 * scripts and stay visible for seconds send page views. So few robots remain, and a list of thousands of
 * names would hardly find more.
 */
const NAMES =
  /(?<!cu)bot(?:\b|[/;_-])|crawl|spider|slurp|headless|lighthouse|pagespeed|gtmetrix|pingdom|uptime|monitor|prerender|preview|scrap|fetch|archiver|facebookexternalhit|mediapartners|google-|googleother|bingpreview|phantomjs|selenium|webdriver|puppeteer|playwright|cypress|curl|wget|python|java\/|go-http|okhttp|axios|\b(?:node|undici|ruby|perl|php)\/|libwww|httpclient|https?:\/\//i;

/** The prefix of every browser's user agent. */
const BROWSER = /^Mozilla\/5\.0 \(/;

/** Whether a user agent is not a reader's browser; `undefined` if the header is missing. */
export function isRobot(userAgent: string | undefined): boolean {
  return userAgent === undefined || !BROWSER.test(userAgent) || NAMES.test(userAgent);
}
