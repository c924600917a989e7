import { exactKey } from '#core/text/exact-key.ts';
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
  /** What all of the headline's terms say together, from 0: −ln(1 − share) of each, in proportion to its worth. */
  readonly termsTogether: number;
  /** How often it stands beside a tag that the story has or that speaks for itself, which counts for less, and which. */
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
 * How much each kind of evidence says: logistic regression over the candidates for 4,609 tagged headlines, each left out of the
 * archive in its turn, once with no tag given yet and once with one of its own (decision 0030).
 */
const WEIGHTS = {
  named: 1.56,
  inside: -1.64,
  /** Times the nearness in comparison with the nearest candidate: what is near at all differs from headline to headline. */
  nearest: 1.22,
  /** Times the logarithm of what the terms say together: twice as much of little means as much as twice as much of a lot. */
  together: 1,
  beside: 2.86,
  /** Times the share of the name's words in the text, without regard to accents, and with. */
  covered: 0.59,
  coveredExactly: 0.92,
  /** Where one story alone bears it: most tags that are given once are never given again. */
  once: -0.39,
  /** Times the logarithm of the share of its stories that are of the section. */
  section: 0.31,
  /** Times e^(−days/5). */
  lately: 0.79,
} as const;
/** What the terms say of a tag that shares none, so that there is a logarithm of it. */
const TOGETHER_AT_LEAST = 0.02;
/** What they say in the middle of a tag that a headline names and bears: taken where they cannot know. */
const TOGETHER_UNKNOWN = 0.1;
/** A name in the headline is what the story is about; one further down may stand there by the way. Choices of ours. */
const PLACE_WEIGHS = { headline: 1, sapo: 0.85, body: 0.5 } as const;
const SAID_AGAIN_WEIGHS = 0.25;

/** What the tags of one story are weighed against: the words of its text, and the nearness of the nearest. */
type Story = {
  readonly words: ReadonlySet<string>;
  readonly exactWords: ReadonlySet<string>;
  readonly nearest: number;
};

/** The tags in the order in which they should be offered, each with its reasons; `text` is what a name may be covered by. */
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
    WEIGHTS.together * Math.log(TOGETHER_AT_LEAST + termsSay(each)) +
    WEIGHTS.beside * (each.beside?.share ?? 0) +
    WEIGHTS.covered * coverage(wordsOf(fold(name)), story.words) +
    WEIGHTS.coveredExactly * coverage(wordsOf(exactKey(name)), story.exactWords) +
    WEIGHTS.once * (each.used === 1 ? 1 : 0) +
    WEIGHTS.section * Math.log((each.inSection + 0.3) / (each.seen + 2.4)) +
    WEIGHTS.lately * (each.daysAway === null ? 0 : Math.exp(-each.daysAway / 5))
  );
}

/** The archive cannot speak for a tag that no story bears yet, nor a headline for one that is named further down. */
function termsSay({ naming, used, termsTogether }: TagEvidence): number {
  const isKnown = used > 0 && (naming === null || naming.place.part === 'headline');
  return isKnown ? termsTogether : Math.max(termsTogether, TOGETHER_UNKNOWN);
}

function namingOf(naming: Naming | null): number {
  if (naming === null) return 0;
  const again = naming.place.part === 'headline' || naming.times < 2 ? 0 : SAID_AGAIN_WEIGHS;
  return Math.min(1, PLACE_WEIGHS[naming.place.part] + again);
}

function nearnessOf({ nearest }: TagEvidence, story: Story): number {
  return story.nearest > 0 ? nearest / story.nearest : 0;
}

/** The share of a name's words that a text has. */
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
