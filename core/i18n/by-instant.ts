const MOST = 2_000;

/**
 * Memoises `read` by instant and time zone. Pages show the same instants repeatedly, searches ask for the
 * same starts of days and months, and `Intl` calendar functions are slow.
 */
export function byInstant<Answer>(
  read: (at: Date, timeZone: string) => Answer,
): (at: Date, timeZone: string) => Answer {
  const answers = new Map<string, Answer>();
  return (at, timeZone) => {
    const instant = `${timeZone} ${at.getTime()}`;
    const known = answers.get(instant);
    if (known !== undefined) return known;
    const answer = read(at, timeZone);
    if (answers.size >= MOST) answers.clear();
    answers.set(instant, answer);
    return answer;
  };
}
