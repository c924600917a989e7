/** A mail as it is handed over. */
export type Mail = {
  /** One bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Identifies the mail wherever it arrives, so that a second try is known for what it is. */
  readonly id: string;
  /** Where its reader chooses not to get such mails any more. */
  readonly unsubscribeUrl?: string;
};

/** A mail that was kept instead of sent. */
export type CaughtMail = {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** The way by which mails leave the house. */
export type Mailer = {
  /** `catcher`: nothing leaves; mails are kept as files. */
  readonly kind: 'smtp' | 'catcher';
  /** For the screen: the server's host, or the folder; never a password. */
  readonly where: string;
  /** Throws a `MailFailure`. */
  readonly send: (mail: Mail) => Promise<void>;
  /** What was kept, newest first; none where mails are sent. */
  readonly listCaught: (limit: number) => Promise<CaughtMail[]>;
};

/** A mail that was not taken; `isFinal` where no second try would help, such as for an address that is none. */
export class MailFailure extends Error {
  readonly isFinal: boolean;
  /** What the server answered, such as 550. */
  readonly status: number | null;

  constructor(message: string, how: { isFinal: boolean; status: number | null }) {
    super(message);
    this.name = 'MailFailure';
    this.isFinal = how.isFinal;
    this.status = how.status;
  }
}

/** By its name: a production build holds several instances of this module, each with a class of its own. */
export function isMailFailure(error: unknown): error is MailFailure {
  return error instanceof Error && error.name === 'MailFailure';
}

const address = /^[^\s<>"(),:;@[\]\\]{1,64}@[^\s<>"(),:;@[\]\\]{1,190}$/;

/** Whether this is one address and nothing besides: no second receiver, no line break, no header. */
export function isMailAddress(text: string): boolean {
  return address.test(text) && !/\p{Cc}/u.test(text);
}
