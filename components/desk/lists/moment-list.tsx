'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { nameEventMoment } from '#app/(desk)/actions/tags.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { eventUrl, tagsDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';

type Story = {
  readonly id: string;
  readonly headline: string;
  readonly publishedAt: Date;
  readonly label: string;
};

/** The stories of an event, each with a field for its key moment. */
export function MomentList({
  tag,
  stories,
}: {
  tag: { readonly id: string; readonly name: string; readonly slug: string };
  stories: readonly Story[];
}) {
  const t = useTranslations('desk.tags');
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
            <MomentForm tagId={tag.id} story={story} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function MomentForm({ tagId, story }: { tagId: string; story: Story }) {
  const call = useActionCall();
  const t = useTranslations('desk.tags');
  const when = useMoment();
  const id = useId();
  const [announcement, setAnnouncement] = useState('');

  async function save(form: HTMLFormElement) {
    const label = String(new FormData(form).get('label') ?? '');
    const answer = await call(nameEventMoment({ tagId, articleId: story.id, label }));
    setAnnouncement(answer.ok ? '✓' : answer.error.message);
    return answer;
  }

  return (
    <DraftForm className="stack" keep="moment" of={`${tagId}.${story.id}`} onSend={save}>
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
        <span role="status">{announcement}</span>
      </div>
    </DraftForm>
  );
}
