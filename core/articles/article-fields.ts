import type { SearchableText } from '../search/search-document.ts';
import { headlineMaxChars, kickerMaxChars, sapoMaxChars, sponsorMaxChars } from './field-limits.ts';

type FieldRow = {
  /** For people without `archive_read`, a sealed story keeps this field or shows it empty. */
  readonly sealed: 'kept' | 'empty';
  /** The property of the page's JSON-LD that depends on it; null for none. */
  readonly jsonLd: string | null;
};

/**
 * A line of text. Every one is searched for placeholders ("TK"), compared, exported, imported, and visible
 * to readers and partners.
 */
type TextRow = FieldRow & {
  readonly kind: 'text';
  readonly maxChars: number;
  /**
   * Whether older versions lack it. The hash omits it if it is empty, so that earlier approvals stay valid.
   * Its column has the default ''.
   */
  readonly isLater: boolean;
  /** Where readers' and the desk's search find its words; null for nowhere. */
  readonly search: keyof SearchableText | null;
  /** For the OpenAPI document. */
  readonly description: string;
};

/** Ids in the order of the editor. */
type ListRow = FieldRow & { readonly kind: 'list'; readonly maxItems: number };

/** A single value of a fixed set. */
type ChoiceRow = FieldRow & { readonly kind: 'choice' };

/** A structure with code of its own. */
type StructureRow = FieldRow & { readonly kind: 'lead' | 'body' };

/**
 * The fields of a version: everything that an approval covers. The order is that of comparisons. Schema,
 * hash, working copy, comparison, checks, API, export, import and JSON-LD derive their fields from it.
 */
export const ARTICLE_FIELDS = {
  kicker: {
    kind: 'text',
    maxChars: kickerMaxChars,
    isLater: false,
    sealed: 'empty',
    // A label above the headline, which says little about the story without it.
    search: null,
    jsonLd: null,
    description: 'A few words above the headline.',
  },
  headline: {
    kind: 'text',
    maxChars: headlineMaxChars,
    isLater: false,
    sealed: 'empty',
    search: 'headline',
    jsonLd: 'headline',
    description: 'The headline.',
  },
  sapo: {
    kind: 'text',
    maxChars: sapoMaxChars,
    isLater: false,
    sealed: 'empty',
    search: 'sapo',
    jsonLd: 'description',
    description: 'The paragraph below the headline.',
  },
  datelinePlace: {
    kind: 'text',
    maxChars: kickerMaxChars,
    isLater: true,
    sealed: 'empty',
    search: 'body',
    jsonLd: 'dateline',
    description: 'The place that the article is filed from.',
  },
  sponsor: {
    kind: 'text',
    maxChars: sponsorMaxChars,
    isLater: true,
    sealed: 'empty',
    search: null,
    jsonLd: 'sponsor',
    description: 'The paying company; a `sponsored` article needs it for publication.',
  },
  lead: { kind: 'lead', sealed: 'empty', jsonLd: 'image' },
  sectionId: { kind: 'choice', sealed: 'kept', jsonLd: 'articleSection' },
  format: { kind: 'choice', sealed: 'kept', jsonLd: '@type' },
  bylineIds: { kind: 'list', maxItems: 20, sealed: 'kept', jsonLd: 'author' },
  tagIds: { kind: 'list', maxItems: 30, sealed: 'kept', jsonLd: 'keywords' },
  // Links to other stories are not statements about this one.
  pinIds: { kind: 'list', maxItems: 10, sealed: 'kept', jsonLd: null },
  body: { kind: 'body', sealed: 'empty', jsonLd: 'wordCount' },
} as const satisfies Record<string, TextRow | ListRow | ChoiceRow | StructureRow>;

type Rows = typeof ARTICLE_FIELDS;
export type FieldName = keyof Rows;
type NameOf<Kind extends Rows[FieldName]['kind']> = {
  [Name in FieldName]: Rows[Name]['kind'] extends Kind ? Name : never;
}[FieldName];
export type TextField = NameOf<'text'>;
export type ListField = NameOf<'list'>;
export type ChoiceField = NameOf<'choice'>;

export const FIELD_NAMES = Object.keys(ARTICLE_FIELDS) as readonly FieldName[];
export const TEXT_FIELDS = namesOf('text');
export const LIST_FIELDS = namesOf('list');
export const CHOICE_FIELDS = namesOf('choice');

function namesOf<Kind extends Rows[FieldName]['kind']>(kind: Kind): readonly NameOf<Kind>[] {
  return FIELD_NAMES.filter((name) => ARTICLE_FIELDS[name].kind === kind) as NameOf<Kind>[];
}
