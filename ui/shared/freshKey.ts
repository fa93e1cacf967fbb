/** Names what somebody means to do. randomUUID is missing on plain http, which a street office's first try-out often is. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
