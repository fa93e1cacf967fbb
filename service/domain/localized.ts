/** A text for people, in both languages of the product. */
export interface Localized {
  zh: string;
  en: string;
}
