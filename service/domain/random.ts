/** Where chance comes from: what is not to be guessed is made of it. */
export interface Random {
  /** That many random bytes, as hexadecimal text. */
  hex(bytes: number): string;
}
