/** A piece of a text that the model knows or learns, and where in the text it stands. */
export interface Feature {
  /** What is compared: for English without its ending. */
  key: string;
  start: number;
  end: number;
}

/** Longest run of Chinese characters that counts as one piece. */
const LONGEST = 4;

/** Runs of one to four Chinese characters; English words and pairs of them, without endings and without small words. */
export function featuresOf(text: string): Feature[] {
  return [...chineseRuns(text), ...englishWords(text)];
}

function chineseRuns(text: string): Feature[] {
  const features: Feature[] = [];
  for (const run of text.matchAll(/\p{Script=Han}+/gu)) {
    const characters = run[0].split('');
    for (const [start, first] of characters.entries()) {
      let isSmall = true;
      for (const [more, last] of characters.slice(start, start + LONGEST).entries()) {
        isSmall &&= small.has(last);
        if (isSmall || (more > 0 && (particles.has(first) || particles.has(last)))) continue;
        const end = start + more + 1;
        features.push({ key: run[0].slice(start, end), start: run.index + start, end: run.index + end });
      }
    }
  }
  return features;
}

/** Characters that say how, not what: pieces made of them alone say nothing. */
const small: ReadonlySet<string> = new Set(
  '的了着过一二三两几多少不没有是在和与及也都就还又很太个只人们我你他她它这那谁么什怎为把被给让从到上下里外前后来去要想会能可以请说天年月日号点每次啊呢吗吧',
);

/** A piece that begins or ends with a particle is cut out of the middle of something. */
const particles: ReadonlySet<string> = new Set('的了着过就都还也又在把被给让和跟个');

function englishWords(text: string): Feature[] {
  const words: Feature[] = [];
  for (const word of text.matchAll(/[A-Za-z0-9]+(?:['’-][A-Za-z]+)*/g)) {
    const key = stem(word[0].toLowerCase().replace(/['’]s?$/, ''));
    if (!smallWords.has(key)) words.push({ key, start: word.index, end: word.index + word[0].length });
  }
  const pairs = words.flatMap((word, i) => {
    const next = words[i + 1];
    return next === undefined ? [] : [{ key: `${word.key} ${next.key}`, start: word.start, end: next.end }];
  });
  return [...words, ...pairs];
}

/** Good enough to let one form of a word find another. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3));
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2));
  if (word.length > 4 && /(s|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return dropE(word.slice(0, -1));
  return dropE(word);
}

function undouble(word: string): string {
  return dropE(/([^aeiouls])\1$/.test(word) ? word.slice(0, -1) : word);
}

function dropE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}

const smallWords: ReadonlySet<string> = new Set(
  (
    'a about after again all also am an and any are as at be because been before being but by can cannot could did do does doing ' +
    'for from get gets got had has have he her here his how i if in into is it its just like made make me more my no not now of on ' +
    'one or our out over please she should so some somebody someone still such than that the their them then there they this those ' +
    'to too two under up us very was we were what when where which while who whole why will with without would you your ' +
    'every everybody everyone nobody nothing always never since day week month year time today yesterday last next ago ' +
    'almost already although another anybody anyone anything around ask away back both bring came change come different each either ' +
    'else even ever few find first full give given go goes going gone good half happen hardly help him himself however hour instead ' +
    'keep kept know known later least less let little long look lot many matter may maybe mean minute morning most move much must ' +
    'myself name near need new night now number often old once only open other own past people perhaps place point put quite rather ' +
    'really reply said same saw say says second see seem seen several side sort start stay stop sure take taken tell than thing think ' +
    'third though thought through told took toward try tried turn twice until upon use used usually want well went wish without word ' +
    'work worse wrong yet afternoon evening monday tuesday wednesday thursday friday saturday sunday'
  )
    .split(' ')
    .map(stem),
);
