import type { Admission, Admitted } from '#usecases/sessions/shared/admit-person.ts';

/** The session that a sign-in led to, where no second factor stood between. */
export async function admitted(admission: Promise<Admission>): Promise<Admitted> {
  const reached = await admission;
  if ('stepId' in reached) throw new Error('a second proof is asked for');
  return reached;
}
