import { z } from 'zod';
import { type Actor, holds, ROLES } from '../people/roles.ts';
import { faultyLineOfAdsTxt } from '../seo/ads-txt.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { SETTING_NAMES, SETTING_ROWS, type SettingName, settingLines } from './setting-rows.ts';

const line = (most: number) =>
  z.string().transform(normaliseText).pipe(z.string().max(most, 'field.too-long'));

/**
 * A URL; `http` only for localhost, where a hub under development runs. Stored in ASCII, because feeds name
 * it in a header.
 */
const hubAddress = line(300)
  .refine((text) => text === '' || isCalledAddress(text), 'field.invalid')
  .transform((text) => (text === '' ? '' : new URL(text).href));
const hours = (most: number) =>
  z.number('field.invalid').int('field.invalid').min(0, 'field.invalid').max(most, 'field.invalid');
/** Several paragraphs separated by empty lines. */
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
/** Addresses, one per line, each normalised. */
const addresses = (isAddress: (text: string) => boolean, code: string) =>
  paragraphs(2_000)
    .refine((text) => settingLines(text).every(isAddress), code)
    .transform((text) =>
      settingLines(text)
        .map((address) => new URL(address).href)
        .join('\n'),
    );
/** Checked as typed, because the error names the number of a line. */
const adsTxt = z.string().superRefine((text, { addIssue }) => {
  const params = faultyLineOfAdsTxt(text);
  if (params !== null) addIssue({ code: 'custom', message: 'settings.ads-txt', params });
});
const mailAddress = line(200).pipe(z.union([z.literal(''), z.email('field.invalid')], 'field.invalid'));

/** The schema of each setting, and its stored form. */
export const SETTING_SCHEMAS = {
  siteName: line(60),
  tagline: line(120),
  about: line(300),
  licence: line(200),
  licensingBody: line(200),
  governingBody: line(200),
  editorInChief: line(120),
  address: line(300),
  hotline: line(60),
  email: mailAddress,
  contact: line(300),
  copyright: line(300),
  profiles: addresses(isHttps, 'settings.links'),
  advertising: paragraphs(600),
  introduction: paragraphs(5000),
  editorialCode: paragraphs(10_000),
  publishingPrinciples: line(300).refine((text) => text === '' || isHttps(text), 'settings.links'),
  storiesPerPage: z
    .number('field.invalid')
    .int('field.invalid')
    .min(10, 'field.invalid')
    .max(50, 'field.invalid'),
  breakingMinutes: z
    .number('field.invalid')
    .int('field.invalid')
    .min(5, 'field.invalid')
    .max(360, 'field.invalid'),
  frontStaleHours: hours(72),
  frontQuietFrom: hours(23),
  frontQuietTo: hours(23),
  homeInOtherLanguage: z.boolean(),
  websubHub: hubAddress,
  feedsInFull: z.boolean(),
  aiTraining: z.boolean(),
  aiAnswers: z.boolean(),
  adsTxt: adsTxt.pipe(paragraphs(20_000)),
  indexNow: z.boolean(),
  indexNowEndpoints: addresses(isCalledAddress, 'settings.links'),
  defaultSection: z.uuid('section.not-found').nullable(),
  secondFactorRoles: z
    .array(z.enum(ROLES, 'field.invalid'))
    .transform((wanted) => ROLES.filter((role) => wanted.includes(role))),
  strictFourEyes: z.boolean(),
} as const satisfies Record<SettingName, z.ZodType>;

export type SiteSettings = {
  readonly [N in SettingName]: z.output<(typeof SETTING_SCHEMAS)[N]>;
};

/** A subset of the settings, each parsed by its own schema; unknown names are refused. */
export const someSettings = z.strictObject(
  Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTING_SCHEMAS[name].optional()])) as {
    [N in SettingName]: z.ZodOptional<(typeof SETTING_SCHEMAS)[N]>;
  },
);

/** The default settings. */
export const initialSettings = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTING_ROWS[name].initial]),
) as SiteSettings;

/** Parses stored rows; missing values, and values that no longer fit the schema, become the default. */
export function settingsFrom(
  rows: readonly { readonly name: string; readonly value: unknown }[],
): SiteSettings {
  const set = rows.flatMap(({ name, value }) => {
    if (!isSettingName(name)) return [];
    const parsed = SETTING_SCHEMAS[name].safeParse(value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { ...initialSettings, ...Object.fromEntries(set) };
}

/** The wanted settings that differ from the current ones. */
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

/** Everyone who may change a setting sees all of them. */
export function maySeeSettings(actor: Pick<Actor, 'roles'>): Decision {
  return holds(actor, 'admin') || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}

/**
 * The administrator owns the site's identity, the managing editor the settings of the desk and of readers'
 * pages.
 */
export function maySet(actor: Pick<Actor, 'roles'>, name: SettingName): Decision {
  return holds(actor, SETTING_ROWS[name].owner) ? YES : no('action.not-your-role');
}

/** The cache tag of every page that depends on a setting. */
export const settingsTag = 'settings';

function isSettingName(name: string): name is SettingName {
  return name in SETTING_SCHEMAS;
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && text.startsWith('https://');
}

function isCalledAddress(text: string): boolean {
  return isHttps(text) || (URL.canParse(text) && /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(text));
}
