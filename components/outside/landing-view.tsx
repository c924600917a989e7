/** The landing page of a link: a button that a person presses and a mail scanner does not. */
export function LandingView({
  words,
  label,
  until,
  opensAt,
  visitSecret,
}: {
  words: {
    readonly title: string;
    readonly label: string;
    readonly until: string;
    /** The note of a link that can be opened only once. */
    readonly once: string | null;
    /** How long the story can be read after the link was opened. */
    readonly visit: string;
    readonly discreet: string;
    readonly open: string;
  };
  label: string;
  until: string;
  opensAt: string;
  visitSecret: string;
}) {
  return (
    <div className="outside-card">
      <h1>{words.title}</h1>
      <dl>
        <div>
          <dt>{words.label}</dt>
          <dd>{label}</dd>
        </div>
        <div>
          <dt>{words.until}</dt>
          <dd>{until}</dd>
        </div>
      </dl>
      {words.once !== null && <p className="outside-once">{words.once}</p>}
      <p>{words.visit}</p>
      <form method="post" action={opensAt}>
        <input type="hidden" name="visit" value={visitSecret} />
        <button type="submit" className="outside-button outside-button-main">
          {words.open}
        </button>
      </form>
      <p className="outside-hint">{words.discreet}</p>
    </div>
  );
}
