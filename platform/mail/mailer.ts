/** A mail to send. */
export type Mail = {
  /** One address without a display name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The `Message-ID`, the same for each retry, so that receivers can deduplicate. */
  readonly id: string;
  /** The page on which its reader unsubscribes. */
  readonly unsubscribeUrl?: string;
};

/** A mail that was stored instead of sent. */
export type CaughtMail = {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** Sends or stores mails. */
export type Mailer = {
  /** `catcher`: mails are stored as files and not sent. */
  readonly kind: 'smtp' | 'catcher';
  /** Shown at the desk: the server's host, or the folder. Never contains a password. */
  readonly where: string;
  /** Throws a `MailFailure`. */
  readonly send: (mail: Mail) => Promise<void>;
  /** Stored mails, newest first. Empty if mails are sent. */
  readonly listCaught: (limit: number) => Promise<CaughtMail[]>;
};

/** A mail was rejected. `isFinal`: a retry cannot help, such as for an invalid address. */
export class MailFailure extends Error {
  readonly isFinal: boolean;
  /** The SMTP status of the server, such as 550. */
  readonly status: number | null;

  constructor(message: string, how: { isFinal: boolean; status: number | null }) {
    super(message);
    this.name = 'MailFailure';
    this.isFinal = how.isFinal;
    this.status = how.status;
  }
}

/** Compares by name: a production build holds several instances of this module, each with its own class. */
export function isMailFailure(error: unknown): error is MailFailure {
  return error instanceof Error && error.name === 'MailFailure';
}

const address = /^[^\s<>"(),:;@[\]\\]{1,64}@[^\s<>"(),:;@[\]\\]{1,190}$/;

/** Whether a text is exactly one address: no second receiver, line break or header injection. */
export function isMailAddress(text: string): boolean {
  return address.test(text) && !/\p{Cc}/u.test(text);
}
