'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { saveMarks } from '#app/(desk)/actions/royalties.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import type { Award } from '#core/royalties/royalty-rates.ts';
import { readTypedAward, typedAward } from '#core/royalties/typed-award.ts';
import { articleDeskUrl, mediaUrl, royaltiesDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { AwardFields, type TypedAward } from './award-fields.tsx';
import './royalties.css';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { useRoyaltyWords } from './use-royalty-words.ts';

type Mark = {
  readonly month: string;
  readonly amountDong: number;
  readonly note: string;
  readonly setByName: string;
  readonly setAt: Date;
};
export type Holder = {
  readonly key: string;
  readonly kind: 'text' | 'photo';
  readonly name: string;
  readonly mediaId: string | null;
  readonly suggested: Award;
  readonly mark: Mark | null;
  readonly adjustments: readonly Mark[];
  readonly current: Award | null;
  readonly isOwn: boolean;
  readonly isClosed: boolean;
};
type Story = {
  readonly articleId: string;
  readonly number: number;
  readonly headline: string;
  readonly month: string;
  readonly isPublic: boolean;
  readonly holders: readonly Holder[];
};
/** A typed value, and the saved value when typing began. */
type Typed = { readonly value: TypedAward; readonly over: Award | null };
export type MarksToSave = {
  readonly articleId: string;
  readonly marks: readonly (Award & { key: string; was: Award | null })[];
  readonly reason: string;
};

const thumbWidth = 320;

/** The awards of one story: its authors and photos, with the usual rates. */
export function MarksForm({
  story,
  thumbs,
}: {
  story: Story;
  /** The width of the smallest rendition of each photo, by its id. */
  thumbs: Readonly<Record<string, number>>;
}) {
  const call = useActionCall();
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const errorText = useErrorText();
  const refresh = useRefresh();
  const open = story.holders.filter(({ isOwn }) => !isOwn);
  const { typed, setTyped, set, shownFor, touched } = useTypedAwards(story.holders);
  const [reason, setReason] = useState('');
  const { isBusy, once } = useSingleFlight();
  const id = useId();
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<{ isFailure: boolean; text: string } | null>(null);
  const needsReason = touched.some(({ mark }) => mark !== null);

  async function save() {
    const read = touched.map((holder) => ({ holder, award: readTypedAward(shownFor(holder)) }));
    const faulty = read.filter(({ award }) => award === null).map(({ holder }) => holder.key);
    setWrong(new Set(faulty));
    if (faulty.length > 0 || touched.length === 0) {
      setOutcome(faulty.length > 0 ? { isFailure: true, text: errorText('field.invalid') } : null);
      return null;
    }
    const marks = read.flatMap(({ holder, award }) =>
      award === null ? [] : [{ ...award, key: holder.key, was: typed[holder.key]?.over ?? null }],
    );
    const answer = await call(saveMarks({ articleId: story.articleId, marks, reason }));
    if (!answer.ok) {
      setOutcome({ isFailure: true, text: answer.error.message });
      return answer;
    }
    setReason('');
    setTyped((now) => {
      const saved = marks.flatMap(({ key, was: _, ...over }) =>
        now[key] ? [[key, { ...now[key], over }]] : [],
      );
      return { ...now, ...Object.fromEntries(saved) };
    });
    setOutcome({ isFailure: false, text: t('saved') });
    refresh();
    return answer;
  }

  return (
    <DraftForm className="marks" keep="royalty-marks" of={story.articleId} onSend={() => once(save)}>
      <StoryHead story={story} />
      {story.holders.length === 0 && <p className="empty">{t('nothing')}</p>}
      {open.some(({ mark }) => mark === null) && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            for (const holder of open) if (holder.mark === null) set(holder, typedAward(holder.suggested));
          }}
        >
          {t('take')}
        </button>
      )}
      <ul className="rows">
        {story.holders.map((holder) => (
          <li key={holder.key} className="rows-item marks-item">
            <HolderName
              holder={holder}
              thumbWidth={thumbs[holder.mediaId ?? ''] ?? thumbWidth}
              month={story.month}
            />
            {holder.isOwn ? (
              <span className="royalties-sum">
                {holder.current !== null && <strong>{words.amount(holder.current.amountDong)}</strong>}
              </span>
            ) : (
              <AwardFields
                field={holder.key}
                name={t('of', { kind: t(holder.kind), name: holder.name || t('noName') })}
                value={shownFor(holder)}
                isInvalid={wrong.has(holder.key)}
                onChange={(value) => set(holder, value)}
              />
            )}
          </li>
        ))}
      </ul>
      {needsReason && (
        <div className="field marks-reason">
          <label htmlFor={`${id}-reason`}>{t('reason')}</label>
          <LimitedInput
            id={`${id}-reason`}
            name="reason"
            className="input"
            value={reason}
            maxChars={500}
            placeholder={t('reasonHint')}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      <div className="row">
        {open.length > 0 && (
          <button
            type="submit"
            className="button button-primary"
            aria-disabled={touched.length === 0 || isBusy || undefined}
          >
            {t('saveMarks')}
          </button>
        )}
        <span role="status" className={outcome?.isFailure ? 'field-error' : 'muted'}>
          {outcome?.text}
        </span>
      </div>
    </DraftForm>
  );
}

function StoryHead({ story }: { story: Story }) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  return (
    <>
      <DeskLink href={royaltiesDeskUrl({ month: story.month })}>← {t('back')}</DeskLink>
      <h1 className="marks-headline">
        <DeskLink href={articleDeskUrl(story.articleId)}>
          {story.headline || t('number', { number: String(story.number) })}
        </DeskLink>
      </h1>
      <p className="hint">
        {t('number', { number: String(story.number) })} ·{' '}
        {story.isPublic ? t('countsIn', { month: words.monthName(story.month) }) : t('withdrawn')}
      </p>
    </>
  );
}

/** The typed awards of the holders. An award that was not typed shows the saved one. */
function useTypedAwards(holders: readonly Holder[]) {
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [seen, setSeen] = useState(holders);
  if (seen !== holders) {
    // Typed values stay. All others are updated, because another person may have saved awards.
    setSeen(holders);
    setTyped(
      Object.fromEntries(Object.entries(typed).filter(([, each]) => !isUnchanged(each.value, each.over))),
    );
  }
  const set = ({ key, current }: Holder, value: TypedAward) =>
    setTyped((before) => ({ ...before, [key]: { value, over: before[key] ? before[key].over : current } }));
  const shownFor = ({ key, current }: Holder) => typed[key]?.value ?? (current ? typedAward(current) : EMPTY);
  const touched = holders.filter(({ key, current, isOwn }) => {
    const own = typed[key];
    return (
      !isOwn && own !== undefined && !isUnchanged(own.value, own.over) && !isUnchanged(own.value, current)
    );
  });
  return { typed, setTyped, set, shownFor, touched };
}

function HolderName({
  holder,
  thumbWidth: width,
  month,
}: {
  holder: Holder;
  thumbWidth: number;
  month: string;
}) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const when = useMoment();
  const { mark, mediaId, suggested } = holder;
  return (
    <div className="marks-holder">
      {mediaId !== null && (
        // biome-ignore lint/performance/noImgElement: the smallest rendition, already encoded.
        <img src={mediaUrl(mediaId, width, 'webp')} alt="" width="72" height="48" loading="lazy" />
      )}
      <div>
        <strong>{holder.name || t('noName')}</strong> <span className="badge">{t(holder.kind)}</span>
        <p className="hint">
          {holder.isOwn
            ? t('own')
            : mark === null
              ? t('suggested', {
                  points: words.points(suggested.pointTenths),
                  amount: words.number(suggested.amountDong),
                })
              : t('setBy', { name: mark.setByName, when: when(mark.setAt) })}
          {holder.isClosed && mark !== null && !holder.isOwn && (
            <>
              <br />
              {t('wasClosed', { month: words.monthName(mark.month), next: words.monthName(month) })}
            </>
          )}
        </p>
        {holder.adjustments.map((each) => (
          <p className="hint" key={each.month}>
            {t('adjusted', {
              amount: words.number(each.amountDong),
              month: words.monthName(each.month),
              note: each.note,
            })}
          </p>
        ))}
      </div>
    </div>
  );
}

const EMPTY: TypedAward = { points: '', amount: '' };

function isUnchanged(typed: TypedAward, current: Award | null): boolean {
  if (current === null) return typed.points === '' && typed.amount === '';
  const award = readTypedAward(typed);
  return award?.pointTenths === current.pointTenths && award.amountDong === current.amountDong;
}
