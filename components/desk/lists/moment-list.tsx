'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { KeptForm } from '#components/ui/kept-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';
import { eventUrl, tagsDeskUrl } from '#core/urls.ts';
import { useDoors } from '../forms/use-doors.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';

type Story = {
  readonly id: string;
  readonly headline: string;
  readonly publishedAt: Date;
  readonly label: string;
};
type NameMoment = (input: { tagId: string; articleId: string; label: string }) => Promise<ActionResult<void>>;

/** The stories of an event, each with a field for its key moment. */
export function MomentList({
  tag,
  stories,
  doors,
}: {
  tag: { readonly id: string; readonly name: string; readonly slug: string };
  stories: readonly Story[];
  doors: { readonly nameMoment: NameMoment };
}) {
  const t = useTranslations('desk.tags');
  const { nameMoment } = useDoors(doors);
  return (
    <div>
      <p>
        <DeskLink href={tagsDeskUrl}>{t('back')}</DeskLink>
      </p>
      <div className="page-head">
        <h1>{t('momentsOf', { name: tag.name })}</h1>
        <a className="muted" href={eventUrl(tag.slug)}>
          {eventUrl(tag.slug)}
        </a>
      </div>
      <p className="hint">{t('momentsHint')}</p>
      {stories.length === 0 && <p className="empty">{t('noMoments')}</p>}
      <ul className="rows">
        {stories.map((story) => (
          <li key={story.id} className="rows-item">
            <MomentForm tagId={tag.id} story={story} nameMoment={nameMoment} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function MomentForm({ tagId, story, nameMoment }: { tagId: string; story: Story; nameMoment: NameMoment }) {
  const t = useTranslations('desk.tags');
  const when = useMoment();
  const id = useId();
  const [told, setTold] = useState('');

  async function save(form: HTMLFormElement) {
    const label = String(new FormData(form).get('label') ?? '');
    const answer = await nameMoment({ tagId, articleId: story.id, label });
    setTold(answer.ok ? '✓' : answer.error.message);
    return answer;
  }

  return (
    <KeptForm className="stack" keep="moment" of={`${tagId}.${story.id}`} onSend={save}>
      <label htmlFor={id}>
        <strong>{story.headline}</strong> <span className="muted">{when(story.publishedAt)}</span>
      </label>
      <div className="row">
        <LimitedInput
          id={id}
          className="input"
          name="label"
          maxChars={120}
          defaultValue={story.label}
          aria-label={t('momentLabel', { headline: story.headline })}
        />
        <button type="submit" className="button button-small">
          {t('momentSave')}
        </button>
        <span role="status">{told}</span>
      </div>
    </KeptForm>
  );
}
