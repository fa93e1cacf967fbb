/**
 * bpmn-moddle throws away an element whose id is no ASCII name, although XML allows any letter and the broker runs such
 * diagrams. So a diagram passes through it with every other character spelled out, and texts are spelled back as they are read.
 */
const escape = (character: string): string =>
  `_U${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** An underscore that begins what looks like a spelled-out character is spelled out, too. */
export const toAscii = (text: string): string => text.replace(/[\u0080-\uFFFF]|_(?=U[0-9A-F]{4}_)/g, escape);

export const fromAscii = (text: string): string =>
  text.replace(/_U([0-9A-F]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
