/** As wide as twenty Chinese letters; Latin ones take half of one. */
const WIDEST = 40;

const graphemes = new Intl.Segmenter();

/** What a report without a catalogue item is called: its first words, with `…` where there are more. */
export function firstWords(text: string): string {
  const letters = Array.from(graphemes.segment(text.trim().replaceAll(/\s+/g, ' ')), ({ segment }) => segment);
  const width = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  if (width <= WIDEST) return letters.join('');
  let [left, end] = [WIDEST - widthOf('…'), 0];
  for (const letter of letters) {
    left -= widthOf(letter);
    if (left < 0) break;
    end += 1;
  }
  const isInWord = letters[end] !== ' ';
  const words = letters.slice(0, end).join('').trimEnd();
  return `${isInWord ? withoutBrokenWord(words) : words}…`;
}

const widthOf = (letter: string): number => (/[\p{Script=Latin}\p{Nd} -~]/u.test(letter) ? 1 : 2);

/** A word in Latin letters is left out whole, unless it is the only one. */
const withoutBrokenWord = (words: string): string => words.replace(/ [\p{Script=Latin}\p{Nd}'-]*$/u, '');
