/** The local date and time of an instant in a time zone; `offset` as "+07:00". */
export type ZonedParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offset: string;
};

/** Creating a formatter costs some 50 µs, and every date of a page needs one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The local time of an instant in an IANA time zone. Throws a RangeError for an unknown zone or an invalid
 * date.
 */
export const zonedParts = byInstant((date, timeZone): ZonedParts => {
  const part = Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const year = Number(part.year);
  const month = Number(part.month);
  const day = Number(part.day);
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    hour: Number(part.hour),
    minute: Number(part.minute),
    second: Number(part.second),
    offset: part.timeZoneName?.replace('GMT', '') || '+00:00',
  };
});

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    timeZoneName: 'longOffset',
  });
  formatters.set(timeZone, made);
  return made;
}

const MAX_ANSWERS = 2_000;

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
    if (answers.size >= MAX_ANSWERS) answers.clear();
    answers.set(instant, answer);
    return answer;
  };
}
