/** What readers are told of a story that somebody paid for. */
export type PaidWords = {
  /** "Nội dung tài trợ". */
  readonly label: string;
  /** "do Công ty X trả tiền"; empty where nobody is named. */
  readonly by: string;
};

/** Both in one line, for where there is only text: "Nội dung tài trợ, do Công ty X trả tiền". */
export function paidLine({ label, by }: PaidWords): string {
  return [label, by].filter(Boolean).join(', ');
}
