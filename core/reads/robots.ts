/**
 * Words by which programs name themselves: crawlers, monitors, libraries, and browsers that nobody sits in front of. Only
 * those that run scripts and stay in view for seconds come to be counted at all, so what gets here is a rest: a list of
 * thousands of names would find no more of it.
 */
const NAMES =
  /(?<!cu)bot(?:\b|[/;_-])|crawl|spider|slurp|headless|lighthouse|pagespeed|gtmetrix|pingdom|uptime|monitor|prerender|preview|scrap|fetch|archiver|facebookexternalhit|mediapartners|google-|googleother|bingpreview|phantomjs|selenium|webdriver|puppeteer|playwright|cypress|curl|wget|python|java\/|go-http|okhttp|axios|\b(?:node|undici|ruby|perl|php)\/|libwww|httpclient|https?:\/\//i;

/** Every browser that people read with says this first. */
const BROWSER = /^Mozilla\/5\.0 \(/;

/** Whether a request says of itself that nobody reads; `userAgent` as it was sent, none where it was left out. */
export function isRobot(userAgent: string | undefined): boolean {
  return userAgent === undefined || !BROWSER.test(userAgent) || NAMES.test(userAgent);
}
