import { atGivenName } from '#core/people/at-given-name.ts';

/** The name of the signed-in person in the header. On narrow screens only the given name. */
export function OwnName({ name }: { name: string }) {
  const [before, given] = atGivenName(name);
  return (
    <>
      <span className="before-given">{before}</span>
      {given}
    </>
  );
}
