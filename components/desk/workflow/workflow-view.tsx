import './workflow.css';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly work: string;
  readonly public: string;
  readonly to: string;
  /** In the order of the roles; empty if the role has no right. */
  readonly rights: readonly string[];
  readonly mine: string;
  readonly asks: string;
};

/** The action table for people: a table on a wide screen, a list of cards on a phone. */
export function WorkflowView({
  words,
  roles,
  rows,
  refusals,
}: {
  words: Readonly<
    Record<
      | 'title'
      | 'intro'
      | 'actions'
      | 'action'
      | 'work'
      | 'public'
      | 'to'
      | 'you'
      | 'asks'
      | 'refusals'
      | 'refusalsIntro'
      | 'code'
      | 'why',
      string
    >
  >;
  roles: readonly { readonly id: string; readonly name: string; readonly isHeld: boolean }[];
  rows: readonly Row[];
  refusals: readonly { readonly code: string; readonly why: string }[];
}) {
  return (
    <div className="workflow">
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="muted">{words.intro}</p>
      <table className="workflow-table">
        <caption className="visually-hidden">{words.actions}</caption>
        <thead>
          <tr>
            <th scope="col">{words.action}</th>
            <th scope="col">{words.you}</th>
            <th scope="col">{words.work}</th>
            <th scope="col">{words.public}</th>
            <th scope="col">{words.to}</th>
            {roles.map(({ id, name, isHeld }) => (
              <th key={id} scope="col" data-held={isHeld || undefined}>
                {name}
              </th>
            ))}
            <th scope="col">{words.asks}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-action={row.id} data-mine={row.mine === '' ? undefined : ''}>
              <th scope="row">{row.name}</th>
              <Cell label={words.you} text={row.mine} isMine />
              <Cell label={words.work} text={row.work} />
              <Cell label={words.public} text={row.public} />
              <Cell label={words.to} text={row.to} />
              {roles.map(({ id, name, isHeld }, index) => (
                <Cell key={id} label={name} text={row.rights[index] ?? ''} isHeld={isHeld} />
              ))}
              <Cell label={words.asks} text={row.asks} />
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words.refusals}</h2>
      <p className="muted">{words.refusalsIntro}</p>
      <dl className="workflow-refusals">
        {refusals.map(({ code, why }) => (
          <div key={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Cell({
  label,
  text,
  isMine = false,
  isHeld = false,
}: {
  label: string;
  text: string;
  isMine?: boolean;
  isHeld?: boolean;
}) {
  return (
    <td data-label={label} data-empty={text === '' || undefined} data-held={isHeld || undefined}>
      {isMine && text !== '' ? <strong>{text}</strong> : text || '–'}
    </td>
  );
}
