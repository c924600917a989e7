const MOST = 2_000;

/**
 * What `read` says of an instant in a time zone, remembered: pages show the same instants again and again, searches ask for the
 * same beginnings of days and months, and a calendar is slow to answer.
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
