/** The disclosure that readers see on paid content. */
export type PaidWords = {
  /** "Nội dung tài trợ". */
  readonly label: string;
  /** "do Công ty X trả tiền"; empty if there is no sponsor name. */
  readonly by: string;
};

/** Both as one string for plain text: "Nội dung tài trợ, do Công ty X trả tiền". */
export function paidLine({ label, by }: PaidWords): string {
  return [label, by].filter(Boolean).join(', ');
}
