import type { Role } from '../people/roles.ts';

/**
 * What the house decides about its site on a screen. Each is one row here: what holds while nobody has set it, who sets it, and
 * where it stands on the screen; and one of `site-settings.ts`, which the screen does without. An empty text leaves the words
 * that the site comes with. The words for each are in `messages/<locale>/settings.json`. Only what something reads stands here.
 */
export const SETTING_ROWS = {
  siteName: { initial: '', owner: 'admin', group: 'identity' },
  tagline: { initial: '', owner: 'admin', group: 'identity' },
  about: { initial: '', owner: 'admin', group: 'identity' },
  /** Number and date of the licence, and who gave it: what the press law has every page of a paper say. */
  licence: { initial: '', owner: 'admin', group: 'imprint' },
  licensingBody: { initial: '', owner: 'admin', group: 'imprint' },
  governingBody: { initial: '', owner: 'admin', group: 'imprint' },
  editorInChief: { initial: '', owner: 'admin', group: 'imprint' },
  address: { initial: '', owner: 'admin', group: 'imprint' },
  hotline: { initial: '', owner: 'admin', group: 'imprint' },
  email: { initial: '', owner: 'admin', group: 'imprint' },
  contact: { initial: '', owner: 'admin', group: 'imprint' },
  copyright: { initial: '', owner: 'admin', group: 'imprint' },
  advertising: { initial: '', owner: 'admin', group: 'pages' },
  introduction: { initial: '', owner: 'admin', group: 'pages' },
  editorialCode: { initial: '', owner: 'managing_editor', group: 'pages' },
  storiesPerPage: { initial: 25, owner: 'admin', group: 'lists' },
  /** How long a story stands in the breaking slot of the home page, in minutes, unless somebody ends it. */
  breakingMinutes: { initial: 60, owner: 'managing_editor', group: 'lists' },
  /** After so many hours in which nothing on the front changes the desk is told; 0: never. */
  frontStaleHours: { initial: 6, owner: 'managing_editor', group: 'lists' },
  /** The hours of the site's clock between which a front may rest; equal hours: no such night. */
  frontQuietFrom: { initial: 22, owner: 'managing_editor', group: 'lists' },
  frontQuietTo: { initial: 6, owner: 'managing_editor', group: 'lists' },
  homeInOtherLanguage: { initial: true, owner: 'managing_editor', group: 'lists' },
  /** The WebSub hub that is told of each change of a feed; an empty address tells none. */
  websubHub: { initial: '', owner: 'admin', group: 'found' },
  /** Whether feeds carry whole stories, or their first words. */
  feedsInFull: { initial: true, owner: 'managing_editor', group: 'found' },
  /** Whether programs may take stories to train models on them. */
  aiTraining: { initial: false, owner: 'admin', group: 'found' },
  /** Whether programs may read stories to answer somebody's question and name them as their source. */
  aiAnswers: { initial: true, owner: 'admin', group: 'found' },
  defaultSection: { initial: null as string | null, owner: 'managing_editor', group: 'editorial' },
  /** Whoever holds one of these signs in with a second factor, or does nothing until they have one. */
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
/** What takes more than a line. */
export const LONG_SETTINGS: ReadonlySet<SettingName> = new Set([
  'advertising',
  'introduction',
  'editorialCode',
]);
