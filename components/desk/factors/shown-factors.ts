/** WebAuthn options and the browser's response. Only the server parses them. */
export type PasskeyOptions = { readonly challenge: string };
export type PasskeyAnswer = unknown;

/** The ways in which a signed-in person can authenticate again. */
export type Proofs = {
  readonly byPassword: boolean;
  readonly byCode: boolean;
  readonly passkey: PasskeyOptions | null;
};

/** A person's second factors. */
export type Factors = {
  readonly appSince: Date | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
  readonly recoveryCodesLeft: number;
};
