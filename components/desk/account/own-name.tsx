import { atGivenName } from '#core/people/at-given-name.ts';

/** Who is signed in, as the head of the desk has it: where that is narrow, by the given name alone. */
export function OwnName({ name }: { name: string }) {
  const [before, given] = atGivenName(name);
  return (
    <>
      <span className="before-given">{before}</span>
      {given}
    </>
  );
}
