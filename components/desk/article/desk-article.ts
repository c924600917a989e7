import type { ActionRow, Command } from '#core/articles/actions.ts';
import type { EditionRole } from '#core/articles/edition-roles.ts';
import type { Ability } from '#core/articles/policy.ts';
import type { Priority } from '#core/articles/priority.ts';
import type { PublicState, WorkState } from '#core/articles/states.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { TranslationState } from '#core/articles/translation-state.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { RelatedReason } from '#core/related/choose-related.ts';
import type { Decision } from '#core/shared/decision.ts';
import type { NewName } from '#core/taxonomy/suggesting/new-names.ts';
import type { TagReason } from '#core/taxonomy/suggesting/rank-tags.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';

/** A Date from the server's page, a string from JSON. */
export type Moment = Date | string;

export type Named = { readonly id: string; readonly name: string };

/** The input of an action: the part of the action table that the screen needs. */
export type Asks = Pick<
  ActionRow,
  'reason' | 'publicNote' | 'at' | 'earlierBy' | 'updateKind' | 'notice' | 'confirm'
>;

/** An article as the screen gets it. */
export type DeskArticle = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly url: string;
  readonly content: VersionContent;
  readonly abilities: Readonly<Record<Ability, Decision>>;
  readonly shares: readonly (Named & { readonly percent: number })[] | null;
  readonly asks: Readonly<Record<Command, Asks>>;
  readonly priority: Priority;
  readonly dueAt: Moment | null;
  readonly savedAt: Moment;
  readonly claimedBy: Named | null;
  readonly changesReason: string | null;
  readonly blockReason: string | null;
  readonly embargoUntil: Moment | null;
  readonly expiresAt: Moment | null;
  readonly isExpired: boolean;
  /** The text is sealed for this person, so `content` is empty. */
  readonly isSealed: boolean;
  readonly schedule: { readonly publishAt: Moment; readonly version: number } | null;
  /** The moment of a missed schedule that awaits a decision of the desk. */
  readonly missedPublishAt: Moment | null;
  readonly newerText: { readonly by: readonly Named[] } | null;
  readonly liveVersion: number | null;
  readonly publishedAt: Moment | null;
  readonly debtOpenedAt: Moment | null;
  readonly byline: readonly Named[];
  readonly tags: readonly (Named & { readonly type: string })[];
  readonly pins: readonly { readonly id: string; readonly headline: string }[];
  readonly lead: MediaView | null;
  readonly locale: Locale;
  readonly edition: Edition | null;
  readonly mayLinkEdition: Decision;
  readonly mayMarkTranslated: Decision;
};

/** The edition of the story in the other language. */
export type Edition = {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  /** Null if this person may not see it. */
  readonly headline: string | null;
  readonly role: EditionRole;
  /** Which version of the original the translation was made from. */
  readonly translation: {
    readonly state: TranslationState;
    readonly version: number;
    readonly currentVersion: number;
  } | null;
};

/** The answer to a save: the article without its text. */
export type SavedView = Omit<DeskArticle, 'content'>;

/** The priority and deadline of the story. */
export type Plan = Pick<DeskArticle, 'priority' | 'dueAt'>;

/** The automatic related stories with reasons, and the excluded ones. */
export type Automatic = {
  readonly items: readonly {
    readonly story: StoryCard;
    readonly reason: RelatedReason;
    readonly isRelevant: boolean;
  }[];
  readonly refused: readonly {
    readonly story: StoryCard;
    readonly refusedBy: string;
    readonly refusedAt: Moment;
  }[];
};

/** Suggested tags for a text, and names in it without a tag. */
export type SuggestedTags = {
  readonly tags: readonly (Named & { readonly type: TagType; readonly reasons: readonly TagReason[] })[];
  readonly names: readonly NewName[];
};

/** Whether an action needs a dialog first. */
export function needsDialog({ reason, publicNote, at, updateKind, notice, confirm }: Asks): boolean {
  return [reason, publicNote, at, updateKind, notice, confirm].some((asked) => asked !== undefined);
}
