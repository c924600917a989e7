import { useTranslations } from 'use-intl/react';
import { initialsOf } from '#core/people/initials-of.ts';
import { personColour } from '#core/people/person-colour.ts';

/** A person who has a story open. */
export type Present = { readonly articleId: string; readonly personId: string; readonly name: string };

/** The maximum number of circles. All names are listed beside them. */
const mostCircles = 4;

/** The people who have a story open, in their cursor colours. Nothing if there are none. */
export function PresentPeople({ people }: { people: readonly Present[] }) {
  const t = useTranslations('desk.queue');
  if (people.length === 0) return null;
  return (
    <span className="present">
      <span className="present-circles" aria-hidden="true">
        {people.slice(0, mostCircles).map(({ personId, name }) => (
          <span key={personId} className="present-circle" data-colour={personColour(personId)}>
            {initialsOf(name)}
          </span>
        ))}
        {people.length > mostCircles && (
          <span className="present-circle">+{people.length - mostCircles}</span>
        )}
      </span>
      {t('present', { names: people.map(({ name }) => name).join(', ') })}
    </span>
  );
}
