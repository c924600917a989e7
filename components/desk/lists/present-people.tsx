import { useTranslations } from 'use-intl/react';
import { initialsOf } from '#core/people/initials-of.ts';
import { personColour } from '#core/people/person-colour.ts';

/** Somebody who has a story open now. */
export type Present = { readonly articleId: string; readonly personId: string; readonly name: string };

/** So many have a circle of their own; all of them are named beside. */
const mostCircles = 4;

/** Who has a story open, each in the colour that they have in the text; nothing where nobody does. */
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
