import { z } from 'zod';
import { type Actor, holds, ROLES, type Role } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { normaliseText } from '../text/normalise-text.ts';

const line = (most: number) =>
  z.string().transform(normaliseText).pipe(z.string().max(most, 'field.too-long'));

/**
 * An address on the web; `http` only of this machine, where a hub under development runs. It is kept in the letters in which
 * a header may have it, for feeds name it in theirs.
 */
const hubAddress = line(300)
  .refine(
    (text) =>
      text === '' || (URL.canParse(text) && /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(text)),
    'field.invalid',
  )
  .transform((text) => (URL.canParse(text) ? new URL(text).href : ''));
const hours = (most: number) =>
  z.number('field.invalid').int('field.invalid').min(0, 'field.invalid').max(most, 'field.invalid');
/** Several paragraphs; an empty line stands between two. */
const paragraphs = (most: number) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .pipe(z.string().max(most, 'field.too-long'));
const mailAddress = line(200).pipe(z.union([z.literal(''), z.email('field.invalid')], 'field.invalid'));

/**
 * What the house decides about its site on a screen. Each is one row here: its schema, what holds while nobody has set
 * it, who sets it, and where it stands on the screen. An empty text leaves the words that the site comes with. The
 * words for each are in `messages/<locale>/settings.json`. Only what something reads stands here.
 */
export const SITE_SETTINGS = {
  siteName: { schema: line(60), initial: '', owner: 'admin', group: 'identity' },
  tagline: { schema: line(120), initial: '', owner: 'admin', group: 'identity' },
  about: { schema: line(300), initial: '', owner: 'admin', group: 'identity' },
  /** Number and date of the licence, and who gave it: what the press law has every page of a paper say. */
  licence: { schema: line(200), initial: '', owner: 'admin', group: 'imprint' },
  licensingBody: { schema: line(200), initial: '', owner: 'admin', group: 'imprint' },
  governingBody: { schema: line(200), initial: '', owner: 'admin', group: 'imprint' },
  editorInChief: { schema: line(120), initial: '', owner: 'admin', group: 'imprint' },
  address: { schema: line(300), initial: '', owner: 'admin', group: 'imprint' },
  hotline: { schema: line(60), initial: '', owner: 'admin', group: 'imprint' },
  email: { schema: mailAddress, initial: '', owner: 'admin', group: 'imprint' },
  contact: { schema: line(300), initial: '', owner: 'admin', group: 'imprint' },
  copyright: { schema: line(300), initial: '', owner: 'admin', group: 'imprint' },
  advertising: { schema: paragraphs(600), initial: '', owner: 'admin', group: 'pages' },
  introduction: { schema: paragraphs(5000), initial: '', owner: 'admin', group: 'pages' },
  editorialCode: { schema: paragraphs(10_000), initial: '', owner: 'managing_editor', group: 'pages' },
  storiesPerPage: {
    schema: z.number('field.invalid').int('field.invalid').min(10, 'field.invalid').max(50, 'field.invalid'),
    initial: 25,
    owner: 'admin',
    group: 'lists',
  },
  /** How long a story stands in the breaking slot of the home page, in minutes, unless somebody ends it. */
  breakingMinutes: {
    schema: z.number('field.invalid').int('field.invalid').min(5, 'field.invalid').max(360, 'field.invalid'),
    initial: 60,
    owner: 'managing_editor',
    group: 'lists',
  },
  /** After so many hours in which nothing on the front changes the desk is told; 0: never. */
  frontStaleHours: {
    schema: hours(72),
    initial: 6,
    owner: 'managing_editor',
    group: 'lists',
  },
  /** The hours of the site's clock between which a front may rest; equal hours: no such night. */
  frontQuietFrom: { schema: hours(23), initial: 22, owner: 'managing_editor', group: 'lists' },
  frontQuietTo: { schema: hours(23), initial: 6, owner: 'managing_editor', group: 'lists' },
  homeInOtherLanguage: { schema: z.boolean(), initial: true, owner: 'managing_editor', group: 'lists' },
  /** The WebSub hub that is told of each change of a feed; an empty address tells none. */
  websubHub: { schema: hubAddress, initial: '', owner: 'admin', group: 'found' },
  /** Whether feeds carry whole stories, or their first words. */
  feedsInFull: { schema: z.boolean(), initial: true, owner: 'managing_editor', group: 'found' },
  /** Whether programs may take stories to train models on them. */
  aiTraining: { schema: z.boolean(), initial: false, owner: 'admin', group: 'found' },
  /** Whether programs may read stories to answer somebody's question and name them as their source. */
  aiAnswers: { schema: z.boolean(), initial: true, owner: 'admin', group: 'found' },
  defaultSection: {
    schema: z.uuid('section.not-found').nullable(),
    initial: null as string | null,
    owner: 'managing_editor',
    group: 'editorial',
  },
  /** Whoever holds one of these signs in with a second factor, or does nothing until they have one. */
  secondFactorRoles: {
    schema: z
      .array(z.enum(ROLES, 'field.invalid'))
      .transform((wanted) => ROLES.filter((role) => wanted.includes(role))),
    initial: ['managing_editor', 'admin'] as readonly Role[],
    owner: 'admin',
    group: 'security',
  },
  strictFourEyes: { schema: z.boolean(), initial: false, owner: 'managing_editor', group: 'editorial' },
} as const;

export type SettingName = keyof typeof SITE_SETTINGS;
export const SETTING_NAMES = Object.keys(SITE_SETTINGS) as SettingName[];
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

export type SiteSettings = {
  readonly [N in SettingName]: z.output<(typeof SITE_SETTINGS)[N]['schema']>;
};

/** Some of the settings, each parsed by its own schema; names that there are not are refused. */
export const someSettings = z.strictObject(
  Object.fromEntries(SETTING_NAMES.map((name) => [name, SITE_SETTINGS[name].schema.optional()])) as {
    [N in SettingName]: z.ZodOptional<(typeof SITE_SETTINGS)[N]['schema']>;
  },
);

/** What holds while nobody has set anything. */
export const initialSettings = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SITE_SETTINGS[name].initial]),
) as SiteSettings;

/** Rows of the database as settings: what is missing, or no longer fits its schema, is as it was in the beginning. */
export function settingsFrom(
  rows: readonly { readonly name: string; readonly value: unknown }[],
): SiteSettings {
  const set = rows.flatMap(({ name, value }) => {
    if (!isSettingName(name)) return [];
    const parsed = SITE_SETTINGS[name].schema.safeParse(value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { ...initialSettings, ...Object.fromEntries(set) };
}

/** Those of the wanted settings that are not so yet. */
export function changedSettings(now: SiteSettings, wanted: Partial<SiteSettings>): Partial<SiteSettings> {
  return Object.fromEntries(
    SETTING_NAMES.filter((name) => wanted[name] !== undefined && !isSame(wanted[name], now[name])).map(
      (name) => [name, wanted[name]],
    ),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.join() === b.join() : a === b;
}

/** Whoever sets something sees them all. */
export function maySeeSettings(actor: Pick<Actor, 'roles'>): Decision {
  return holds(actor, 'admin') || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}

/** What the paper is called is the administrator's; how the desk works and what readers find, the managing editor's. */
export function maySet(actor: Pick<Actor, 'roles'>, name: SettingName): Decision {
  return holds(actor, SITE_SETTINGS[name].owner) ? YES : no('action.not-your-role');
}

/** The tag of every page that shows a setting. */
export const settingsTag = 'settings';

function isSettingName(name: string): name is SettingName {
  return name in SITE_SETTINGS;
}
