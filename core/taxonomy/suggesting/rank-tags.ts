import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import type { Naming } from './named-tags.ts';
import type { TextPlace } from './text-place.ts';

/** The evidence for a tag, each from 0 to 1 unless stated otherwise. */
export type TagEvidence = {
  readonly tagId: string;
  /** The displayed name. */
  readonly name: string;
  readonly naming: Naming | null;
  /** The similarity of the most similar story with the tag. */
  readonly nearest: number;
  /** The number of most similar stories with the tag. */
  readonly nearCount: number;
  /** The largest share of stories with the tag, over the terms of the headline. */
  readonly termShare: number;
  /** The combined evidence of the headline's terms, from 0: −ln(1 − share) of each, weighted. */
  readonly termsTogether: number;
  /**
   * The co-occurrence with a tag of the story, or (counting less) with a strongly suggested one, and that
   * tag's name.
   */
  readonly beside: { readonly share: number; readonly name: string } | null;
  /** The number of stories with the tag, up to a limit. */
  readonly used: number;
  /** The number of its newest stories that were examined, and of those in the story's section. */
  readonly seen: number;
  readonly inSection: number;
  /** Days between the story and the closest one in time with the tag; null without any. */
  readonly daysAway: number | null;
};

/** The reasons for a suggestion, strongest first. */
export type TagReason =
  | { readonly kind: 'named'; readonly place: TextPlace; readonly as: string }
  | { readonly kind: 'near'; readonly count: number }
  | { readonly kind: 'beside'; readonly name: string }
  | { readonly kind: 'words'; readonly percent: number };

export type RankedTag = { readonly tagId: string; readonly score: number; readonly reasons: TagReason[] };

/**
 * The weights of the evidence. Logistic regression over the candidates for 4,609 tagged headlines, each left
 * out of the archive in turn. Each counts once with no tag yet and once with one of its own (decision 0030).
 */
const WEIGHTS = {
  named: 1.56,
  inside: -1.64,
  /**
   * Multiplied by the similarity relative to the most similar candidate, because absolute values differ
   * between headlines.
   */
  nearest: 1.22,
  /** Multiplied by the logarithm of the combined evidence of the terms, so that ratios count. */
  together: 1,
  beside: 2.86,
  /** Multiplied by the share of the name's words in the text, ignoring accents, and exactly. */
  covered: 0.59,
  coveredExactly: 0.92,
  /** If only one story has the tag: most tags that are used once are never used again. */
  once: -0.39,
  /** Multiplied by the logarithm of the share of its stories in the section. */
  section: 0.31,
  /** Multiplied by e^(−days/5). */
  lately: 0.79,
} as const;
/** The minimum evidence of the terms, so that its logarithm exists. */
const TOGETHER_AT_LEAST = 0.02;
/**
 * The median evidence for a tag that a headline mentions and has; used where the terms have no information.
 */
const TOGETHER_UNKNOWN = 0.1;
/** A name in the headline is the subject of the story; further down it may be incidental. By estimate. */
const PLACE_WEIGHS = { headline: 1, sapo: 0.85, body: 0.5 } as const;
const REPEATED_WEIGHS = 0.25;

/** The context for ranking the tags of a story: the words of its text, and the highest similarity. */
type Story = {
  readonly words: ReadonlySet<string>;
  readonly exactWords: ReadonlySet<string>;
  readonly nearest: number;
};

/** Ranks the tags, each with its reasons; `text` is compared with the words of their names. */
export function rankTags(evidence: readonly TagEvidence[], text: string): RankedTag[] {
  const story = {
    words: new Set(wordsOf(fold(text))),
    exactWords: new Set(wordsOf(exactKey(text))),
    nearest: evidence.reduce((most, { nearest }) => Math.max(most, nearest), 0),
  };
  return evidence
    .map((each) => ({ tagId: each.tagId, score: scoreOf(each, story), reasons: reasonsOf(each, story) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.score - a.score || (a.tagId < b.tagId ? -1 : 1));
}

function scoreOf(each: TagEvidence, story: Story): number {
  const { naming, name } = each;
  return (
    WEIGHTS.named * namingOf(naming) +
    WEIGHTS.inside * (naming?.isInside ? 1 : 0) +
    WEIGHTS.nearest * nearnessOf(each, story) +
    WEIGHTS.together * Math.log(TOGETHER_AT_LEAST + evidenceOfTerms(each)) +
    WEIGHTS.beside * (each.beside?.share ?? 0) +
    WEIGHTS.covered * coverage(wordsOf(fold(name)), story.words) +
    WEIGHTS.coveredExactly * coverage(wordsOf(exactKey(name)), story.exactWords) +
    WEIGHTS.once * (each.used === 1 ? 1 : 0) +
    WEIGHTS.section * Math.log((each.inSection + 0.3) / (each.seen + 2.4)) +
    WEIGHTS.lately * (each.daysAway === null ? 0 : Math.exp(-each.daysAway / 5))
  );
}

/** The archive has no evidence for an unused tag, nor a headline for a tag that is mentioned further down. */
function evidenceOfTerms({ naming, used, termsTogether }: TagEvidence): number {
  const isKnown = used > 0 && (naming === null || naming.place.part === 'headline');
  return isKnown ? termsTogether : Math.max(termsTogether, TOGETHER_UNKNOWN);
}

function namingOf(naming: Naming | null): number {
  if (naming === null) return 0;
  const again = naming.place.part === 'headline' || naming.times < 2 ? 0 : REPEATED_WEIGHS;
  return Math.min(1, PLACE_WEIGHS[naming.place.part] + again);
}

function nearnessOf({ nearest }: TagEvidence, story: Story): number {
  return story.nearest > 0 ? nearest / story.nearest : 0;
}

/** The share of a name's words that occur in a text. */
function coverage(name: readonly string[], words: ReadonlySet<string>): number {
  return name.length === 0 ? 0 : name.filter((word) => words.has(word)).length / name.length;
}

function wordsOf(text: string): string[] {
  return syllables(text).map((syllable) => syllable.text);
}

function reasonsOf(each: TagEvidence, story: Story): TagReason[] {
  const { naming, nearCount, beside, termShare } = each;
  const reasons: { reason: TagReason; speaks: number }[] = [];
  if (naming)
    reasons.push({
      reason: { kind: 'named', place: naming.place, as: naming.name },
      speaks: 1 + WEIGHTS.named * namingOf(naming),
    });
  if (nearCount > 0)
    reasons.push({
      reason: { kind: 'near', count: nearCount },
      speaks: WEIGHTS.nearest * nearnessOf(each, story),
    });
  if (beside)
    reasons.push({ reason: { kind: 'beside', name: beside.name }, speaks: WEIGHTS.beside * beside.share });
  if (nearCount === 0 && termShare > 0)
    reasons.push({
      reason: { kind: 'words', percent: Math.round(100 * termShare) },
      speaks: WEIGHTS.together * termShare,
    });
  return reasons.sort((a, b) => b.speaks - a.speaks).map(({ reason }) => reason);
}
