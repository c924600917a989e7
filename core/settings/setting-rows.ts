import type { Role } from '../people/roles.ts';

/**
 * The site settings of the administration page. Each has a row here (default, owner, group on the page) and a
 * schema in `site-settings.ts`, which the page does not load. Its labels are in
 * `messages/<locale>/settings.json`. An empty text means the default translation. Every setting here is used.
 */
export const SETTING_ROWS = {
  siteName: { initial: '', owner: 'admin', group: 'identity' },
  tagline: { initial: '', owner: 'admin', group: 'identity' },
  about: { initial: '', owner: 'admin', group: 'identity' },
  /** Number, date and issuer of the licence, which the press law requires on every page. */
  licence: { initial: '', owner: 'admin', group: 'imprint' },
  licensingBody: { initial: '', owner: 'admin', group: 'imprint' },
  governingBody: { initial: '', owner: 'admin', group: 'imprint' },
  editorInChief: { initial: '', owner: 'admin', group: 'imprint' },
  address: { initial: '', owner: 'admin', group: 'imprint' },
  hotline: { initial: '', owner: 'admin', group: 'imprint' },
  email: { initial: '', owner: 'admin', group: 'imprint' },
  contact: { initial: '', owner: 'admin', group: 'imprint' },
  copyright: { initial: '', owner: 'admin', group: 'imprint' },
  /** The paper's pages on social networks, one link per line. */
  profiles: { initial: '', owner: 'admin', group: 'imprint' },
  advertising: { initial: '', owner: 'admin', group: 'pages' },
  introduction: { initial: '', owner: 'admin', group: 'pages' },
  editorialCode: { initial: '', owner: 'managing_editor', group: 'pages' },
  /** The page with the editorial principles, for search engines; empty for the page about the paper. */
  publishingPrinciples: { initial: '', owner: 'managing_editor', group: 'pages' },
  storiesPerPage: { initial: 25, owner: 'admin', group: 'lists' },
  /** How long a story stays in the breaking slot of the home page, in minutes, unless it is ended earlier. */
  breakingMinutes: { initial: 60, owner: 'managing_editor', group: 'lists' },
  /** After this many hours without a change of the front the desk is notified; 0: never. */
  frontStaleHours: { initial: 6, owner: 'managing_editor', group: 'lists' },
  /** The local hours between which a front need not change; equal hours: none. */
  frontQuietFrom: { initial: 22, owner: 'managing_editor', group: 'lists' },
  frontQuietTo: { initial: 6, owner: 'managing_editor', group: 'lists' },
  homeInOtherLanguage: { initial: true, owner: 'managing_editor', group: 'lists' },
  /** The WebSub hub that is notified of each feed change; empty for none. */
  websubHub: { initial: '', owner: 'admin', group: 'found' },
  /** Whether feeds carry full texts or summaries. */
  feedsInFull: { initial: true, owner: 'managing_editor', group: 'found' },
  /** Whether language models may be trained on the stories. */
  aiTraining: { initial: false, owner: 'admin', group: 'found' },
  /** Whether language models may use the stories for answers that name the source. */
  aiAnswers: { initial: true, owner: 'admin', group: 'found' },
  /** The text of `/ads.txt`; empty for none. */
  adsTxt: { initial: '', owner: 'admin', group: 'found' },
  /** Whether search engines are notified of each changed story by IndexNow. */
  indexNow: { initial: false, owner: 'admin', group: 'found' },
  /** The IndexNow endpoints, one address per line. Participating search engines share submissions. */
  indexNowEndpoints: { initial: 'https://api.indexnow.org/indexnow', owner: 'admin', group: 'found' },
  defaultSection: { initial: null as string | null, owner: 'managing_editor', group: 'editorial' },
  /** Holders of these roles must sign in with a second factor, and can do nothing before they have one. */
  secondFactorRoles: {
    initial: ['managing_editor', 'admin'] as readonly Role[],
    owner: 'admin',
    group: 'security',
  },
  strictFourEyes: { initial: false, owner: 'managing_editor', group: 'editorial' },
} as const;

export type SettingName = keyof typeof SETTING_ROWS;
export const SETTING_NAMES = Object.keys(SETTING_ROWS) as SettingName[];
export const SETTING_GROUPS = [
  'identity',
  'imprint',
  'pages',
  'lists',
  'found',
  'editorial',
  'security',
] as const;
/** Settings with a multi-line field. */
export const LONG_SETTINGS: ReadonlySet<SettingName> = new Set([
  'advertising',
  'introduction',
  'editorialCode',
  'profiles',
  'adsTxt',
  'indexNowEndpoints',
]);

/** The values of a setting with one value per line. */
export function settingLines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
