import { fold } from '#core/text/fold.ts';
import { syllables } from '#core/text/syllables.ts';
import type { Naming } from './named-tags.ts';
import type { TextPlace } from './text-place.ts';

/** What speaks for a tag, each from 0 to 1 unless said otherwise. */
export type TagEvidence = {
  readonly tagId: string;
  /** The name that is shown. */
  readonly name: string;
  readonly naming: Naming | null;
  /** The nearness of the nearest story that bears it. */
  readonly nearest: number;
  /** How many of the nearest stories bear it. */
  readonly nearCount: number;
  /** The largest share of the stories with one of the headline's terms that bear it. */
  readonly termShare: number;
  /** How often it stands beside a tag that speaks for itself, and which. */
  readonly beside: { readonly share: number; readonly name: string } | null;
  /** Stories that bear it, counted up to a limit. */
  readonly used: number;
  /** How many of its newest stories were looked at, and how many of them are of the story's section. */
  readonly seen: number;
  readonly inSection: number;
  /** Days between the story and the nearest in time that bears it; null where none does. */
  readonly daysAway: number | null;
};

/** Why a tag is suggested, the strongest reason first. */
export type TagReason =
  | { readonly kind: 'named'; readonly place: TextPlace; readonly as: string }
  | { readonly kind: 'near'; readonly count: number }
  | { readonly kind: 'beside'; readonly name: string }
  | { readonly kind: 'words'; readonly percent: number };

export type RankedTag = { readonly tagId: string; readonly score: number; readonly reasons: TagReason[] };

/**
 * How much each kind of evidence says: logistic regression over the candidates for every fourth of 4,609 tagged headlines, each left out of the
 * archive in its turn (decision 0030).
 */
const WEIGHTS = {
  named: 1.76,
  inside: -1.37,
  nearest: 2.69,
  termShare: 2.61,
  beside: 2.55,
  covered: 1.37,
  /** Where one story alone bears it: most tags that are given once are never given again. */
  once: -0.43,
  /** Times the logarithm of the share of its stories that are of the section. */
  section: 0.45,
  /** Times e^(−days/5). */
  lately: 0.97,
} as const;
/** A name in the headline is what the story is about; one further down may stand there by the way. Choices of ours. */
const PLACE_WEIGHS = { headline: 1, sapo: 0.85, body: 0.5 } as const;
const SAID_AGAIN_WEIGHS = 0.25;

/** The tags in the order in which they should be offered, each with its reasons; `text` is what a name may be covered by. */
export function rankTags(evidence: readonly TagEvidence[], text: string): RankedTag[] {
  const words = new Set(syllables(fold(text)).map((syllable) => syllable.text));
  return evidence
    .map((each) => ({ tagId: each.tagId, score: scoreOf(each, words), reasons: reasonsOf(each) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.score - a.score || (a.tagId < b.tagId ? -1 : 1));
}

function scoreOf(each: TagEvidence, words: ReadonlySet<string>): number {
  const { naming } = each;
  return (
    WEIGHTS.named * namingOf(naming) +
    WEIGHTS.inside * (naming?.isInside ? 1 : 0) +
    WEIGHTS.nearest * each.nearest +
    WEIGHTS.termShare * each.termShare +
    WEIGHTS.beside * (each.beside?.share ?? 0) +
    WEIGHTS.covered * coverage(each.name, words) +
    WEIGHTS.once * (each.used === 1 ? 1 : 0) +
    WEIGHTS.section * Math.log((each.inSection + 0.3) / (each.seen + 2.4)) +
    WEIGHTS.lately * (each.daysAway === null ? 0 : Math.exp(-each.daysAway / 5))
  );
}

function namingOf(naming: Naming | null): number {
  if (naming === null) return 0;
  const again = naming.place.part === 'headline' || naming.times < 2 ? 0 : SAID_AGAIN_WEIGHS;
  return Math.min(1, PLACE_WEIGHS[naming.place.part] + again);
}

/** The share of a name's words that the text has, without regard to accents. */
function coverage(name: string, words: ReadonlySet<string>): number {
  const own = syllables(fold(name));
  return own.length === 0 ? 0 : own.filter((syllable) => words.has(syllable.text)).length / own.length;
}

function reasonsOf({ naming, nearCount, nearest, beside, termShare }: TagEvidence): TagReason[] {
  const reasons: { reason: TagReason; speaks: number }[] = [];
  if (naming)
    reasons.push({
      reason: { kind: 'named', place: naming.place, as: naming.name },
      speaks: 1 + WEIGHTS.named * namingOf(naming),
    });
  if (nearCount > 0)
    reasons.push({ reason: { kind: 'near', count: nearCount }, speaks: WEIGHTS.nearest * nearest });
  if (beside)
    reasons.push({ reason: { kind: 'beside', name: beside.name }, speaks: WEIGHTS.beside * beside.share });
  if (nearCount === 0 && termShare > 0)
    reasons.push({
      reason: { kind: 'words', percent: Math.round(100 * termShare) },
      speaks: WEIGHTS.termShare * termShare,
    });
  return reasons.sort((a, b) => b.speaks - a.speaks).map(({ reason }) => reason);
}
