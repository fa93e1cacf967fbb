const KEYWORD = 'the parser takes this keyword for one even where it stands alone and could only be a name';
const NO_INPUT = 'a `?` without an input ends the evaluation; the broker carries it along as a value in some places';
const JSON_NUMBER =
  'variables are JavaScript JSON: 1.0 is 1, and integers beyond 2^53 are rounded before FEEL sees them';
const KEY = 'a key with a bracket in it needs quotes';
const OPEN_END = 'a range inside other brackets that ends with `[` cannot be told from them';
const REGEX = 'JavaScript has no such pattern (possessive quantifiers, flags within a pattern), so it is refused';
const DIGIT = 'the nearest double; Java is allowed to be one unit beside it, and here is';
const TREE = "the warning quotes the range as it is written, not the name of the broker's syntax tree";

/** Expression of a case in language.json: why our answer, or its warnings, differ from the broker's. */
export const differences: Readonly<Record<string, string>> = {
  if: KEYWORD,
  for: KEYWORD,
  some: KEYWORD,
  every: KEYWORD,
  external: KEYWORD,
  '@ "2024-01-01"': 'the parser wants the text of a temporal literal right behind its @',
  'date and  time("2024-01-01T10:00:00")': 'null as in the broker, which reads `date and` here and warns otherwise',
  'for x in [1] return ?': NO_INPUT,
  'count([?])': NO_INPUT,
  'get or else(?, 1)': NO_INPUT,
  'if x.y(1) then 1 else 2': 'warns also of the condition that is null',
  '-@ "PT90M"': 'the parser wants the text of a temporal literal right behind its @',
  'date and\ntime("2024-01-01T00:00:00")':
    'null as in the broker, which reads a variable `date` here and warns otherwise',
  '{)r: 1}': KEY,
  '{(r: 1}': KEY,
  '[1][2 in [1..3[]': OPEN_END,
  '[1,2][5 in true]': 'a test against true is taken for the input itself by the broker, inside a filter only',
  'matches("aa", "a++")': REGEX,
  'matches("a", "(?i:A)")': REGEX,
  'extract("😀é","b?")': 'a pattern that matches nothing stops between the halves of a pair of surrogates in Java',
  '337.913 ** -1.409': DIGIT,
  'exp(23.889)': DIGIT,
  '(@"999999999-12-31") - duration("PT0.001S")': 'seconds are counted to 2^53, which is the year 285,000,000',
  x: JSON_NUMBER,
  'string(x)': JSON_NUMBER,
  'before(["a"..1],3)': TREE,
  'before([1..null],3)': TREE,
  'during("b",["a".."c"])': TREE,
  'includes(["a".."c"],1)': TREE,
  'finished by(range:[1..2],point:2)': 'true; the broker fails with a MatchError of its own',
  'matches("ÄÖ","äö","i")': 'the flag i of JavaScript ignores the case of all letters, that of Java only of A to Z',
};
